package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rate limit as the server counts it, scaled to 60 calls in any 6 seconds: never overrun, not
 * by a restart either, and used while there is work (design rule C3).
 */
class BudgetRestartIT {

    private static final int LIMIT = 60;
    private static final Duration WINDOW = Duration.ofSeconds(6);

    @TempDir Path home;

    @Test
    void theLimitIsKeptAcrossRestartsAndUsed() {
        try (CrashRun run = CrashRun.onH2(home)) {
            keepAndUse(run, 3, 90);
        }
    }

    @Test
    @Tag("full")
    void theLimitIsKeptAcrossRestartsAndUsedForLong() {
        try (CrashRun run = CrashRun.onPostgres(home)) {
            keepAndUse(run, 10, 250);
        }
    }

    private static void keepAndUse(CrashRun run, int windows, int orders) {
        StandIn dear = run.systems().dear();
        StandIn handshake = run.systems().handshake();
        dear.limit().set(LIMIT, WINDOW.toMillis());
        handshake.limit().set(LIMIT, WINDOW.toMillis());
        run.with("dear.requests-per-minute", String.valueOf(LIMIT))
                .with("store.acme.requests-per-minute", String.valueOf(LIMIT))
                .with("rate-window", WINDOW.toSeconds() + "s")
                .with("index-refresh", "10m")
                .addOrders(orders);
        for (int calls : List.of(20, 50, 59)) {
            int before = dear.ledger().entries().size();
            run.start();
            awaitCalls(dear, before + calls);
            run.process().kill();
        }
        run.start();
        int before = dear.ledger().entries().size();
        awaitCalls(dear, before + windows * LIMIT + 1);
        run.process().kill();

        for (StandIn system : List.of(dear, handshake)) {
            assertThat(system.ledger().entries(Ledger.Entry::throttled)).isEmpty();
            assertThat(system.ledger().mostInAnyWindow(WINDOW.toMillis(), true))
                    .isLessThanOrEqualTo(LIMIT);
        }
        assertThat(run.isAllPaid()).as("there was work all the time").isFalse();
        List<Ledger.Entry> calls = dear.ledger().entries();
        long nanos = calls.get(calls.size() - 1).nanos() - calls.get(before).nanos();
        long allowed = (calls.size() - 1L - before) * WINDOW.toNanos() / LIMIT;
        assertThat((double) allowed / nanos)
                .as("share of the budget that was used")
                .isGreaterThan(0.95);
    }

    private static void awaitCalls(StandIn system, int calls) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> system.ledger().entries().size() >= calls);
    }
}
