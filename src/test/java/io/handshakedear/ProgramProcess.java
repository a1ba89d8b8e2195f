package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A program in a process of its own that can be killed, with the log of what it prints. */
public final class ProgramProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private ProgramProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param folder its working directory; further processes may follow in it
     * @param environment what it gets beside this process's own
     */
    public static ProgramProcess start(
            Path folder, List<String> command, Map<String, String> environment) {
        Path log = folder.resolve("console.log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process process = builder.start();
            // none outlives the tests, however they end
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ProgramProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts Java as small as the tests need it.
     *
     * @param program what follows its options on the command line
     */
    public static ProgramProcess java(Path folder, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(program);
        return start(folder, command, Map.of());
    }

    /**
     * Starts the integration as users run it.
     *
     * @param folder gets its {@code application.properties} and, with H2, the database
     * @param options of the JVM, such as {@code -Dkey=value}
     */
    public static ProgramProcess integration(
            Path folder, Map<String, String> settings, String... options) {
        writeSettings(folder.resolve("application.properties"), "", settings);
        List<String> program = new ArrayList<>();
        // the users' log, not that of the tests on the same class path
        program.add("-Dlogback.configurationFile=logback.xml");
        program.addAll(List.of(options));
        program.addAll(List.of("-cp", classPath(), HandshakeDear.class.getName()));
        return java(folder, program);
    }

    /** Writes a properties file; its keys have the prefix. */
    public static void writeSettings(Path file, String prefix, Map<String, String> settings) {
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(prefix + key, value));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire and Failsafe hide the class path in the manifest of a jar, and tell it here. */
    public static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        assertThat(hasDied(10)).as("the killed process is gone").isTrue();
    }

    /** Asks the process to end and waits for it; false if it still runs. */
    public boolean stop(long seconds) {
        process.destroy();
        return hasDied(seconds);
    }

    /** Waits for the end of the process; false if it still runs. */
    public boolean hasDied(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What all processes of this folder have printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
