package io.handshakedear.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes: Java with this one's class path, and the start script. */
final class Processes {

    private final List<String> command = new ArrayList<>();

    private Processes(String program, String... options) {
        command.add(program);
        command.addAll(List.of(options));
    }

    static Processes java(String... options) {
        return new Processes(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), options);
    }

    /** The start script beside the jar that it starts. */
    static Processes script(Path script, String... arguments) {
        return new Processes(script.toString(), arguments);
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
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
