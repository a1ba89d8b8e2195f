package io.handshakedear.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integration is killed at random moments while some of DEAR's answers are lost (issue 2). */
class RandomCrashIT {

    @TempDir Path home;

    @Test
    void eachOrderIsWrittenOnceWheneverTheProcessDies() {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAtRandom(run, 2, 40);
        }
    }

    @Test
    @Tag("full")
    void eachOrderIsWrittenOnceThroughTwelveKillsOnH2() {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAtRandom(run, 12, 300);
        }
    }

    @Test
    @Tag("full")
    void eachOrderIsWrittenOnceThroughTwelveKillsOnPostgres() {
        try (CrashRun run = CrashRun.onPostgres(home)) {
            killAtRandom(run, 12, 300);
        }
    }

    private static void killAtRandom(CrashRun run, int kills, int orders) {
        Random random = new Random(orders);
        FaultMix.armLostAnswers(run.systems().dear(), 0.05, orders);
        run.systems().dear().faults().latency(20);
        run.addOrders(orders);
        for (int kill = 1; kill <= kills; kill++) {
            run.start();
            int before = run.systems().dear().ledger().entries().size();
            int calls = random.nextInt(1, 5 * orders / kills);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(random.nextInt(1, 20)))
                    .until(
                            () ->
                                    run.isAllPaid()
                                            || run.systems().dear().ledger().entries().size()
                                                    > before + calls);
            run.process().kill();
        }
        run.start();
        run.endsRight();
    }
}
