package io.handshakedear.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** 100 000 pending orders in a process with {@code -Xmx256m}; see {@link MemoryRun}. */
final class Memory {

    private final StandIns systems;
    private final Path directory;

    Memory(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        systems.reset();
        Path home = Files.createDirectory(directory.resolve("memory"));
        List<String> arguments = new ArrayList<>();
        systems.settings().forEach((key, value) -> arguments.add(key + "=" + value));
        Process process =
                Processes.java("-Xmx256m", "-XX:+ExitOnOutOfMemoryError")
                        .main(MemoryRun.class, arguments.toArray(String[]::new))
                        .start(home);
        String report =
                process.inputReader()
                        .lines()
                        .filter(line -> line.startsWith(MemoryRun.REPORT))
                        .map(line -> line.substring(MemoryRun.REPORT.length()))
                        .findFirst()
                        .orElse("no report");
        int exit = process.waitFor();
        return List.of(
                new Row(
                        "100 000 pending orders with -Xmx256m",
                        exit == 0 ? report : "ended with " + exit + ": " + report,
                        "no OutOfMemory, goes on",
                        exit == 0));
    }
}
