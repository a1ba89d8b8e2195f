package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.HandshakeDear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The integration as users run it, in a process of its own that can be killed: its working
 * directory holds {@code application.properties}, the log and, with H2, the database.
 */
final class IntegrationProcess implements AutoCloseable {

    private static final String LOG = "integration.log";

    private final Process process;
    private final Path home;

    private IntegrationProcess(Process process, Path home) {
        this.process = process;
        this.home = home;
    }

    /**
     * @param home an existing directory; further processes may follow in it
     * @param options of the JVM, such as {@code -Dkey=value}
     */
    static IntegrationProcess start(Path home, Map<String, String> settings, String... options) {
        writeSettings(home, settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // the users' log, not that of the tests on the same class path
        command.add("-Dlogback.configurationFile=logback.xml");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), HandshakeDear.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(home.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve(LOG).toFile()));
        try {
            Process process = builder.start();
            // none outlives the tests, however they end
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new IntegrationProcess(process, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        assertThat(hasDied(10)).as("the killed process is gone").isTrue();
    }

    /** Waits for the end of the process; false if it still runs. */
    boolean hasDied(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What all processes of this home have logged so far. */
    String log() {
        try {
            return Files.readString(home.resolve(LOG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** Surefire and Failsafe hide the class path in the manifest of a jar, and tell it here. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void writeSettings(Path home, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(home.resolve("application.properties"))) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
