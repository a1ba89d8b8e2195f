package io.handshakedear.homes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another Java process, as {@code jcmd} shows it. */
final class RunningJvm {

    private static final Pattern THREAD = Pattern.compile("^\"([^\"]*)\"", Pattern.MULTILINE);

    private final long pid;

    RunningJvm(long pid) {
        this.pid = pid;
    }

    /** The names of all its threads, sorted; one that several have is there several times. */
    List<String> threads() throws IOException {
        return THREAD.matcher(ask("Thread.print"))
                .results()
                .map(it -> it.group(1))
                .sorted()
                .toList();
    }

    /**
     * How many class loaders have loaded a class and were not collected.
     *
     * @param name of a class that only the loaders in question load
     */
    int loadersOf(String name) throws IOException {
        ask("GC.run");
        Matcher loaded =
                Pattern.compile("^\\|--" + Pattern.quote(name) + "/0x", Pattern.MULTILINE)
                        .matcher(ask("VM.class_hierarchy", name));
        return (int) loaded.results().count();
    }

    private String ask(String... question) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(String.valueOf(pid));
        command.addAll(List.of(question));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes());
    }
}
