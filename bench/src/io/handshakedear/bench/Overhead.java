package io.handshakedear.bench;

import io.handshakedear.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The integration beside the loop: 1 000 orders captured and processed, in turns. */
final class Overhead {

    private static final int ORDERS = 1_000;
    private static final int WARM_UP_ROUNDS = 2;

    /** A process that runs for months is measured, not its first steps. */
    private static final int FIRST_ORDERS = 200;

    private static final double TARGET = 1.25;

    private final StandIns systems;
    private final Path directory;
    private int databases;

    Overhead(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
    }

    List<Row> measure(int rounds) throws Exception {
        List<Times> engine = new ArrayList<>();
        List<Times> loop = new ArrayList<>();
        List<Times> pooled = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            Times first = round(() -> Engine.start(settings()));
            Times second = round(() -> new HandWrittenLoop(settings(), 1));
            Times third = round(() -> new HandWrittenLoop(settings(), 4));
            System.err.printf(
                    "round %d: %s, loop %s, with 4 workers %s%n", round, first, second, third);
            if (round >= 0) {
                engine.add(first);
                loop.add(second);
                pooled.add(third);
            }
        }
        List<Row> rows = new ArrayList<>();
        rows.addAll(compare("a loop with one thread", engine, loop, TARGET));
        rows.addAll(compare("a loop with 4 workers", engine, pooled, Double.NaN));
        return rows;
    }

    private Settings settings() {
        String file = directory.resolve("overhead-" + databases++).toString();
        return Engine.settings(
                systems, "jdbc:h2:file:" + file, Map.of("store.acme.capture-overlap", "1s"));
    }

    private Times round(Callable<Measured> opened) throws Exception {
        systems.reset();
        try (Measured measured = opened.call()) {
            systems.makeOrders(FIRST_ORDERS);
            measured.capture();
            measured.process();
            systems.makeLaterOrders(ORDERS);
            long start = System.nanoTime();
            measured.capture();
            long captured = System.nanoTime();
            measured.process();
            long processed = System.nanoTime();
            if (measured.processed() != FIRST_ORDERS + ORDERS) {
                throw new IllegalStateException("Only " + measured.processed() + " were processed");
            }
            return new Times(captured - start, processed - start);
        }
    }

    private static List<Row> compare(
            String beside, List<Times> engine, List<Times> loop, double target) {
        List<Row> rows = new ArrayList<>();
        for (boolean whole : new boolean[] {false, true}) {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < engine.size(); round++) {
                ratios.add(engine.get(round).nanos(whole) / loop.get(round).nanos(whole));
            }
            double ratio = Row.median(ratios);
            rows.add(
                    new Row(
                            "1 000 orders, %s, beside %s"
                                    .formatted(whole ? "capture and process" : "capture", beside),
                            "%.2f times the loop (%.2f s : %.2f s)"
                                    .formatted(ratio, median(engine, whole), median(loop, whole)),
                            Double.isNaN(target) ? "–" : "at most " + target,
                            Double.isNaN(target) || ratio <= target));
        }
        return rows;
    }

    private static double median(List<Times> times, boolean whole) {
        return Row.median(times.stream().map(one -> one.nanos(whole) / 1e9).toList());
    }

    private record Times(long capture, long all) {

        double nanos(boolean whole) {
            return whole ? all : capture;
        }

        @Override
        public String toString() {
            return "%d + %d ms"
                    .formatted(
                            Duration.ofNanos(capture).toMillis(),
                            Duration.ofNanos(all - capture).toMillis());
        }
    }
}
