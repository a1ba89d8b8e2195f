package io.handshakedear.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the launch of a process to its first remote call, beside a bare Camel Main. */
final class StartUp {

    private static final int STARTS = 5;
    private static final double TARGET = 2;

    private final Launches launches;
    private final Path directory;

    StartUp(StandIns systems, Path directory) {
        this.launches = new Launches(systems, directory, Duration.ZERO);
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        Path script = launches.installed("installed", Processes.JAVA);
        List<Double> bare = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> scripted = new ArrayList<>();
        for (int start = -1; start < STARTS; start++) {
            Path home = Files.createDirectory(directory.resolve("start-" + (start + 1)));
            double bareTime = launches.bare(Processes.java()).seconds();
            double firstTime = launches.integration(home, jar()).seconds();
            double againTime = launches.integration(home, jar()).seconds();
            double scriptedTime =
                    launches.integration(home, Processes.script(script, Processes.JAVA, "run"))
                            .seconds();
            if (start >= 0) {
                bare.add(bareTime);
                first.add(firstTime);
                again.add(againTime);
                scripted.add(scriptedTime);
            }
        }
        return List.of(
                row("a new database", first, bare),
                row("a database that is there", again, bare),
                row("the same, installed and started by bin/handshake-dear", scripted, bare));
    }

    private static Row row(String what, List<Double> ours, List<Double> bare) {
        double ratio = Row.median(ours) / Row.median(bare);
        return new Row(
                "Start to first remote call, " + what,
                "%.2f times a bare Camel Main (%.2f s : %.2f s)"
                        .formatted(ratio, Row.median(ours), Row.median(bare)),
                "at most " + (int) TARGET,
                ratio <= TARGET);
    }

    private static Processes jar() {
        return Processes.java().main(Launches.JAR.toString(), "io.handshakedear.HandshakeDear");
    }
}
