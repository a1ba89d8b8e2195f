package io.handshakedear.bench;

import io.handshakedear.homes.KarafHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How long the bundle takes to start in a running Karaf, and what memory it adds to it. */
final class KarafBundle {

    private static final Pattern BEGIN =
            Pattern.compile("(?m)^(\\S+) .*Apache Camel \\(Main\\) .* is starting");
    private static final Pattern END = Pattern.compile("(?m)^(\\S+) .*Stores acme; health");
    private static final Pattern STOPPED = Pattern.compile("Apache Camel .* shutdown in");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final StandIns systems;
    private final Path directory;
    private final Duration settling;

    KarafBundle(StandIns systems, Path directory, Duration settling) {
        this.systems = systems;
        this.directory = directory;
        this.settling = settling;
    }

    /** Deploys it once, and then as often as is said. */
    List<Row> measure(int redeployments) throws Exception {
        systems.reset();
        KarafHome karaf =
                new KarafHome(
                        KarafHome.unpacked(Files.createDirectory(directory.resolve("karaf"))),
                        Launches.JAR);
        try (karaf) {
            Map<String, String> settings = new HashMap<>(systems.settings());
            settings.put("admin.port", "0");
            karaf.configure("handshake-dear", settings);
            karaf.launch();
            await(karaf, Pattern.compile("Nio2ServiceFactoryFactory"), 1);
            Thread.sleep(settling.toMillis());
            double before = Launches.megabytes(karaf.pid());
            List<Double> times = new ArrayList<>();
            double with = 0;
            for (int deployment = 1; deployment <= redeployments + 1; deployment++) {
                karaf.deploy(Launches.JAR);
                await(karaf, END, deployment);
                Thread.sleep(settling.toMillis());
                times.add(Launches.seconds(last(karaf, BEGIN), last(karaf, END)));
                with = deployment == 1 ? Launches.megabytes(karaf.pid()) : with;
                karaf.undeploy();
                await(karaf, STOPPED, deployment);
            }
            return List.of(
                    Row.of(
                            "Karaf with `-Xmx256m`, the bundle's start",
                            "%.2f s; %.2f s when it is deployed again"
                                    .formatted(
                                            times.get(0),
                                            Row.median(times.subList(1, times.size())))),
                    Row.of(
                            "the same, memory",
                            "%.0f MB, %.0f MB without the bundle".formatted(with, before)));
        }
    }

    private static void await(KarafHome karaf, Pattern line, int times)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        while (line.matcher(karaf.log()).results().count() < times) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Karaf's log lacks " + line);
            }
            Thread.sleep(100);
        }
    }

    private static Instant last(KarafHome karaf, Pattern line) {
        String time =
                line.matcher(karaf.log())
                        .results()
                        .map(MatchResult::group)
                        .map(found -> found.substring(0, found.indexOf(' ')))
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
        return LocalDateTime.parse(time.replace(',', '.')).toInstant(ZoneOffset.UTC);
    }
}
