package io.handshakedear.bench;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path script = installed();
        List<Double> bare = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> scripted = new ArrayList<>();
        for (int start = -1; start < STARTS; start++) {
            Path home = Files.createDirectory(directory.resolve("start-" + (start + 1)));
            double bareTime = bare();
            double firstTime = integration(home, jar());
            double againTime = integration(home, jar());
            double scriptedTime = integration(home, Processes.script(script, "run"));
            if (start >= 0) {
                bare.add(bareTime);
                first.add(firstTime);
                again.add(againTime);
                scripted.add(scriptedTime);
            }
        }
        return List.of(
                row("a new database", first, bare),
                row("a database that is there", again, bare),
                row("the same, installed and started by bin/handshake-dear", scripted, bare));
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

    private static Processes jar() {
        return Processes.java().main(JAR.toString(), "io.handshakedear.HandshakeDear");
    }

    /** The jar and its start script in a folder, with an archive of the classes. */
    private Path installed() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("installed").resolve("bin"));
        Path script = bin.resolve("handshake-dear");
        Files.copy(
                Path.of("packaging", "bin", "handshake-dear"),
                script,
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(JAR, bin.resolveSibling("handshake-dear.jar"));
        int ended = Processes.script(script, "install").startQuietly(directory).waitFor();
        if (ended != 0) {
            throw new IllegalStateException("bin/handshake-dear install ended with " + ended);
        }
        return script;
    }

    private double integration(Path home, Processes program) throws Exception {
        systems.reset();
        Properties properties = new Properties();
        properties.putAll(systems.settings());
        properties.putAll(Map.of("admin.port", "0"));
        try (Writer file = Files.newBufferedWriter(home.resolve("application.properties"))) {
            properties.store(file, null);
        }
        Instant launched = Instant.now();
        Process process = program.startQuietly(home);
        Instant called = systems.firstCall(Duration.ofMinutes(1));
        process.destroy();
        process.waitFor();
        return seconds(launched, called);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
