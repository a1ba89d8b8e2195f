package io.handshakedear.bench;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** From the launch of a process to its first remote call, beside a bare Camel Main. */
final class StartUp {

    private static final int STARTS = 5;
    private static final double TARGET = 2;
    private static final Path JAR = Path.of("target", "handshake-dear.jar").toAbsolutePath();

    private final StandIns systems;
    private final Path directory;

    StartUp(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        List<Double> bare = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int start = -1; start < STARTS; start++) {
            Path home = Files.createDirectory(directory.resolve("start-" + (start + 1)));
            double bareTime = bare();
            double firstTime = integration(home);
            double againTime = integration(home);
            if (start >= 0) {
                bare.add(bareTime);
                first.add(firstTime);
                again.add(againTime);
            }
        }
        return List.of(
                row("a new database", first, bare), row("a database that is there", again, bare));
    }

    private static Row row(String what, List<Double> ours, List<Double> bare) {
        double ratio = Row.median(ours) / Row.median(bare);
        return new Row(
                "Start to first remote call, " + what,
                "%.2f times a bare Camel Main (%.2f s : %.2f s)"
                        .formatted(ratio, Row.median(ours), Row.median(bare)),
                "at most " + (int) TARGET,
                ratio <= TARGET);
    }

    private double bare() throws Exception {
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        Instant launched = Instant.now();
        Process process =
                Processes.java()
                        .main(JAR + ":" + classes, BareMain.class.getName())
                        .start(directory);
        String fired = process.inputReader().lines().filter(BareMain::isMoment).findFirst().get();
        process.waitFor();
        return seconds(launched, Instant.parse(fired));
    }

    private double integration(Path home) throws Exception {
        systems.reset();
        Properties properties = new Properties();
        properties.putAll(systems.settings());
        properties.putAll(Map.of("admin.port", "0"));
        try (Writer file = Files.newBufferedWriter(home.resolve("application.properties"))) {
            properties.store(file, null);
        }
        Instant launched = Instant.now();
        Process process =
                Processes.java()
                        .main(JAR.toString(), "io.handshakedear.HandshakeDear")
                        .startQuietly(home);
        Instant called = systems.firstCall(Duration.ofMinutes(1));
        process.destroy();
        process.waitFor();
        return seconds(launched, called);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
