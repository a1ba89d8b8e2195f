package io.handshakedear.karaf;

import io.handshakedear.hosts.EmbeddedIntegration;
import io.handshakedear.hosts.HostServices;
import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The integration of one settings file in Karaf's etc folder. Without other settings its database
 * is in Karaf's data folder, and a folder of the file's name in etc is its routes.dir.
 */
final class KarafInstance {

    private static final String ENDING = ".properties";

    private final String database;
    private final EmbeddedIntegration integration;

    private KarafInstance(String database, EmbeddedIntegration integration) {
        this.database = database;
        this.integration = integration;
    }

    /** The files to run, in the order of their names. */
    static List<Path> settingsFiles(Path etc) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(etc, HostServices.DEFAULT_NAME + "*" + ENDING)) {
            found.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    /**
     * @param file its name without the ending is the integration's
     * @throws IllegalArgumentException with every problem of the settings at once
     */
    static KarafInstance of(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        Settings given = Settings.load(file, new Properties());
        Map<String, String> places = new HashMap<>();
        if (!given.has("database.url")) {
            Path data = Path.of(System.getProperty("karaf.data", "data"));
            places.put(
                    "database.url",
                    "jdbc:h2:file:" + data.resolve(name).resolve("orders").toAbsolutePath());
        }
        Path routes = file.resolveSibling(name);
        if (!given.has("routes.dir") && Files.isDirectory(routes)) {
            places.put("routes.dir", routes.toString());
        }
        Settings settings = given.with(places);
        settings.requireSound();
        return new KarafInstance(
                settings.get("database.url"),
                new EmbeddedIntegration(settings, HostServices.named(name)));
    }

    /**
     * @throws IllegalArgumentException when one that runs has the same database: on H2 both would
     *     work on the same orders
     */
    void requireOwnDatabase(List<KarafInstance> running) {
        if (running.stream().anyMatch(other -> other.database.equals(database))) {
            throw new IllegalArgumentException(
                    "Another integration has the database %s; set another database.url"
                            .formatted(database));
        }
    }

    void start() throws Exception {
        integration.start();
    }

    void stop() {
        integration.stop();
    }
}
