package io.handshakedear.bench;

import io.handshakedear.bench.Launches.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Start and memory of the ways to run it: the jar cold and with each archive of its classes, beside
 * a bare Camel Main; the bundle in Karaf. A JDK 25 is the one that {@code JAVA25_HOME} names.
 */
final class Homes {

    private static final int STARTS = 5;
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final StandIns systems;
    private final Path directory;
    private final Launches launches;

    Homes(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
        this.launches = new Launches(systems, directory, SETTLING);
    }

    List<Row> measure() throws Exception {
        Map<String, Way> ways = new LinkedHashMap<>();
        addWays(ways, "Java " + Runtime.version().feature(), "AppCDS archive", Processes.JAVA);
        String newer = System.getenv("JAVA25_HOME");
        if (newer != null) {
            addWays(ways, "Java 25", "AOT cache", Path.of(newer));
        }
        Map<String, List<Launch>> launched = new LinkedHashMap<>();
        for (int start = -1; start < STARTS; start++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Launch launch = way.getValue().launch();
                if (start >= 0) {
                    launched.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(launch);
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        launched.forEach((name, starts) -> rows.add(row(name, starts)));
        rows.addAll(new KarafBundle(systems, directory, SETTLING).measure(STARTS));
        return rows;
    }

    /** Starts something once. */
    private interface Way {

        Launch launch() throws Exception;
    }

    private void addWays(Map<String, Way> ways, String name, String archive, Path java)
            throws Exception {
        Path home = Files.createDirectory(directory.resolve(folder("on", name)));
        Path script = launches.installed(folder("installed", name), java);
        Path bare = Files.createDirectories(directory.resolve(folder("bare", name)).resolve("bin"));
        Path unarchived = bare.resolve("handshake-dear");
        Files.copy(script, unarchived);
        Files.createLink(
                bare.resolveSibling("handshake-dear.jar"),
                script.getParent().resolveSibling("handshake-dear.jar"));
        unarchived.toFile().setExecutable(true);
        ways.put(name + ", bare Camel Main", () -> launches.bare(Processes.java(java)));
        ways.put(
                name + ", `java -jar`",
                () ->
                        launches.integration(
                                home,
                                Processes.java(java)
                                        .main(
                                                Launches.JAR.toString(),
                                                "io.handshakedear.HandshakeDear")));
        ways.put(
                name + ", `bin/handshake-dear` without an archive",
                () -> launches.integration(home, Processes.script(unarchived, java, "run")));
        ways.put(
                name + ", `bin/handshake-dear` with its " + archive,
                () -> launches.integration(home, Processes.script(script, java, "run")));
    }

    /** Without a blank: Java 17 archives no class of a jar whose path has one. */
    private static String folder(String use, String way) {
        return use + "-" + way.replace(' ', '-');
    }

    private static Row row(String what, List<Launch> launches) {
        return Row.of(
                what,
                "%.2f s; %.1f s of processor time, %.0f MB"
                        .formatted(
                                Row.median(launches.stream().map(Launch::seconds).toList()),
                                Row.median(
                                        launches.stream().map(Launch::processorSeconds).toList()),
                                Row.median(launches.stream().map(Launch::megabytes).toList())));
    }
}
