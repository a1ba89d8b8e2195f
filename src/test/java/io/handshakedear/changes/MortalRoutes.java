package io.handshakedear.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Routes of an integration that does nothing by itself and may die at any commit. */
final class MortalRoutes {
    private MortalRoutes() {}

    /** The routes with a mortal database, and without what runs by itself. */
    static Path copy(Path home) {
        Path routes = home.resolve("routes");
        replace(
                routes,
                "database.camel.yaml",
                "io.handshakedear.database.Database",
                MortalDatabase.class.getName(),
                "      destroyMethod: close\n",
                "");
        String seldom = "period: 3600000\n        delay: 3600000";
        replace(
                routes,
                "orders/store-schedules.camel.yaml",
                "delay: 0\n        period: \"{{retry-delay}}\"",
                seldom,
                "delay: 1000\n        period: 1000",
                seldom);
        replace(
                routes,
                "orders/schedule-days.camel.yaml",
                "delay: 1000\n        period: \"{{consolidation-poll}}\"",
                seldom);
        replace(
                routes,
                "shipping/schedule-shipments.camel.yaml",
                "delay: 1000\n        period: \"{{work-poll}}\"",
                seldom);
        replace(
                routes,
                "systems/alert.camel.yaml",
                "delay: 1000\n        period: \"{{retry-delay}}\"",
                seldom);
        return routes;
    }

    /** Writes a copy of a route file, with texts replaced by the ones that follow them. */
    static void replace(Path folder, String file, String... texts) {
        try {
            String copy = Files.readString(Path.of("routes").resolve(file));
            for (int i = 0; i < texts.length; i += 2) {
                if (!copy.contains(texts[i])) {
                    throw new IllegalStateException(file + " has no " + texts[i]);
                }
                copy = copy.replace(texts[i], texts[i + 1]);
            }
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What such an integration is set to; it may be changed. */
    static Map<String, String> settings(Path routes) {
        Map<String, String> settings = new HashMap<>();
        settings.put("store.acme.order-poll", "0 0 0 1 1 ? 2099");
        settings.put("store.acme.capture-overlap", "3s");
        settings.put("store.acme.capture-from", "now");
        // in memory, and there as long as the JVM is, so that a restart finds it
        settings.put("database.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        settings.put("work-poll", "1h");
        settings.put("consolidation-poll", "1h");
        settings.put("retry-delay", "1ms");
        settings.put("read-retry-delay", "1ms");
        settings.put("settling-time", "1ms");
        settings.put("routes.dir", routes.toString());
        return settings;
    }
}
