package io.handshakedear.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much of DEAR's budget a backlog uses, scaled to 60 calls in 12 seconds. After any call the
 * one 60·n later can come n windows later at the earliest: the share is that time over the time it
 * took. The first window is left out, since the process is still warming up.
 */
final class BudgetUse {

    private static final int LIMIT = 60;
    private static final Duration WINDOW = Duration.ofSeconds(12);
    private static final int WINDOWS = 4;
    private static final int ORDERS = LIMIT * (WINDOWS + 2) / 4;

    private final StandIns systems;
    private final Path directory;

    BudgetUse(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int latency : new int[] {0, 100, 300}) {
            rows.add(measure(latency));
        }
        return rows;
    }

    private Row measure(int latency) throws Exception {
        systems.reset();
        systems.dear().limit(LIMIT, WINDOW.toMillis());
        systems.dear().latency(latency);
        String url = "jdbc:h2:file:" + directory.resolve("budget-" + latency);
        Map<String, String> changes =
                Map.of(
                        "dear.requests-per-minute",
                        String.valueOf(LIMIT),
                        "rate-window",
                        WINDOW.toMillis() + "ms");
        try (Engine engine = Engine.start(Engine.settings(systems, url, changes))) {
            systems.makeOrders(ORDERS);
            engine.capture();
            Thread.sleep(WINDOW.toMillis());
            systems.dear().clearLedger();
            engine.process();
        }
        List<Instant> times = StandIns.times(systems.dear());
        Duration actual = Duration.between(times.get(LIMIT), times.get(LIMIT * (WINDOWS + 1)));
        double share = (double) WINDOW.multipliedBy(WINDOWS).toMillis() / actual.toMillis();
        int most =
                systems.dear()
                        .summary(WINDOW.toMillis())
                        .path("mostInAnyWindowWithRefused")
                        .asInt();
        systems.dear().limit(0, 60_000);
        return new Row(
                "Budget of 60 calls in 12 s, answers after %d ms".formatted(latency),
                "%.1f %% used, at most %d in a window".formatted(share * 100, most),
                "at least 95 %, at most " + LIMIT,
                share >= 0.95 && most <= LIMIT);
    }
}
