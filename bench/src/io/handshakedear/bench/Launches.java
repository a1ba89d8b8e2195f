package io.handshakedear.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/** Processes that are started once, measured, and ended. */
final class Launches {

    static final Path JAR = Path.of("target", "handshake-dear.jar").toAbsolutePath();

    private final StandIns systems;
    private final Path directory;
    private final Duration settling;

    /**
     * @param settling how long after its start the memory of a process is looked at
     */
    Launches(StandIns systems, Path directory, Duration settling) {
        this.systems = systems;
        this.directory = directory;
        this.settling = settling;
    }

    /**
     * @param seconds from the launch to the first call, or to the first firing of a bare timer
     * @param megabytes resident, after the time to settle
     */
    record Launch(double seconds, double megabytes) {}

    /** A bare Camel Main with the same jar on the class path. */
    Launch bare(Processes java) throws Exception {
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        Instant launched = Instant.now();
        Process process = java.main(JAR + ":" + classes, BareMain.class.getName()).start(directory);
        String fired = process.inputReader().lines().filter(BareMain::isMoment).findFirst().get();
        return ended(process, launched, Instant.parse(fired));
    }

    /**
     * The integration, to the first call that a stand-in sees.
     *
     * @param home its working directory, with the database if there is one
     */
    Launch integration(Path home, Processes program) throws Exception {
        systems.reset();
        Properties properties = new Properties();
        properties.putAll(systems.settings());
        properties.putAll(Map.of("admin.port", "0"));
        try (Writer file = Files.newBufferedWriter(home.resolve("application.properties"))) {
            properties.store(file, null);
        }
        Instant launched = Instant.now();
        Process process = program.startQuietly(home);
        return ended(process, launched, systems.firstCall(Duration.ofMinutes(1)));
    }

    /** The jar and its start script in a folder, with an archive of the classes. */
    Path installed(String name, Path java) throws Exception {
        Path bin = Files.createDirectories(directory.resolve(name).resolve("bin"));
        Path script = bin.resolve("handshake-dear");
        Files.copy(
                Path.of("packaging", "bin", "handshake-dear"),
                script,
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(JAR, bin.resolveSibling("handshake-dear.jar"));
        int ended = Processes.script(script, java, "install").startQuietly(directory).waitFor();
        if (ended != 0) {
            throw new IllegalStateException("bin/handshake-dear install ended with " + ended);
        }
        return script;
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** The resident memory of a process. */
    static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private Launch ended(Process process, Instant from, Instant to) throws Exception {
        Thread.sleep(settling.toMillis());
        double memory = megabytes(process.pid());
        process.destroy();
        process.waitFor();
        return new Launch(seconds(from, to), memory);
    }
}
