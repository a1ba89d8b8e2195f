package io.handshakedear.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java processes with this one's class path. */
final class Processes {

    private final List<String> command = new ArrayList<>();

    private Processes(String... options) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
    }

    static Processes java(String... options) {
        return new Processes(options);
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
