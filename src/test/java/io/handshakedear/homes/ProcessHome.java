package io.handshakedear.homes;

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

/** A home that is one Java process, started in a folder with a properties file. */
final class ProcessHome implements Home {

    private final String name;
    private final Path folder;
    private final String prefix;
    private final List<String> program;
    private Process process;

    /**
     * @param prefix of the integration's keys in the home's application.properties
     * @param program what follows java on the command line
     */
    ProcessHome(String name, Path folder, String prefix, List<String> program) {
        this.name = name;
        this.folder = folder;
        this.prefix = prefix;
        this.program = program;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(Map<String, String> settings) throws IOException {
        write(folder.resolve("application.properties"), prefix, settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(program);
        process = started(new ProcessBuilder(command), folder, folder.resolve("home.log"));
    }

    @Override
    public void kill() {
        kill(process);
    }

    @Override
    public boolean stop() {
        process.destroy();
        return hasDied(process, 30);
    }

    @Override
    public String log() {
        return read(folder.resolve("home.log"));
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    static Process started(ProcessBuilder builder, Path folder, Path log) throws IOException {
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        // none outlives the tests, however they end
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    static void kill(Process process) {
        process.destroyForcibly();
        assertThat(hasDied(process, 10)).as("the killed process is gone").isTrue();
    }

    static boolean hasDied(Process process, long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String prefix, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(prefix + key, value));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
