package io.handshakedear.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Processes: Java with this one's class path, and the start script. */
final class Processes {

    /** The Java that measures. */
    static final Path JAVA = Path.of(System.getProperty("java.home"));

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private Processes(String program, String... options) {
        command.add(program);
        command.addAll(List.of(options));
    }

    static Processes java(String... options) {
        return java(JAVA, options);
    }

    /** Another Java than the one that measures. */
    static Processes java(Path home, String... options) {
        return new Processes(home.resolve("bin").resolve("java").toString(), options);
    }

    /** The start script beside the jar that it starts. */
    static Processes script(Path script, Path java, String... arguments) {
        Processes processes = new Processes(script.toString(), arguments);
        processes.environment.put("JAVA_HOME", java.toString());
        return processes;
    }

    Processes main(Class<?> main, String... arguments) {
        return main(System.getProperty("java.class.path"), main.getName(), arguments);
    }

    Processes main(String classPath, String main, String... arguments) {
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return this;
    }

    /** Its output is for the caller to read; errors go where this process's go. */
    Process start(Path directory) throws IOException {
        return builder(directory).start();
    }

    /** Nobody reads its output. */
    Process startQuietly(Path directory) throws IOException {
        return builder(directory).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private ProcessBuilder builder(Path directory) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder;
    }
}
