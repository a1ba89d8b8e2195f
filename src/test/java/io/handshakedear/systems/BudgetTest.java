package io.handshakedear.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.consolidation.MovingClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The calls of a key in any window (design rules C3, C4). */
@Timeout(30)
class BudgetTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final MovingClock clock = new MovingClock("2026-03-02T10:00:00Z");
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        stopping.set(true);
        threads.shutdownNow();
    }

    @Test
    void aPermitComesBackOneWindowAfterTheAnswer() throws InterruptedException {
        Budget budget = budget(2);
        assertThat(budget.take(false)).isTrue();
        assertThat(budget.take(false)).isTrue();
        CountDownLatch third = waiting(budget, false);

        clock.forward(Duration.ofSeconds(30));
        budget.answered();
        clock.forward(Duration.ofSeconds(59));
        assertStillWaiting(third);
        clock.forward(Duration.ofSeconds(2));

        assertGranted(third);
    }

    /** Counted as a server does, at the arrival, which is at any time before the answer. */
    @Test
    void noWindowIsEverOverTheLimit() throws Exception {
        Duration window = Duration.ofMillis(300);
        Budget budget = new Budget(10, window, Clock.systemUTC(), stopping::get);
        List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(4);
        for (int caller = 0; caller < 4; caller++) {
            Random random = new Random(caller);
            threads.submit(
                    () -> {
                        for (int call = 0; call < 20 && budget.take(false); call++) {
                            long travel = random.nextInt(8);
                            TimeUnit.MILLISECONDS.sleep(travel);
                            arrivals.add(System.nanoTime());
                            TimeUnit.MILLISECONDS.sleep(random.nextInt(8));
                            budget.answered();
                        }
                        done.countDown();
                        return null;
                    });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();

        Collections.sort(arrivals);
        assertThat(arrivals).hasSize(80);
        for (int call = 10; call < arrivals.size(); call++) {
            assertThat(arrivals.get(call) - arrivals.get(call - 10))
                    .isGreaterThanOrEqualTo(window.toNanos());
        }
    }

    @Test
    void backgroundWorkLeavesAThirdWhileOrdersWait() throws InterruptedException {
        Budget budget = budget(60);
        for (int call = 0; call < 60; call++) {
            budget.take(true);
        }
        CountDownLatch order = waiting(budget, false);
        CountDownLatch sweep = waiting(budget, true);
        for (int call = 0; call < 60; call++) {
            budget.answered();
        }
        assertThat(budget.used()).isEqualTo(60);

        clock.forward(WINDOW.plusMillis(1));

        assertGranted(order);
        assertGranted(sweep);
    }

    @Test
    void anOrderGetsAPermitThatBackgroundWorkMayNotTake() throws InterruptedException {
        Budget budget = budget(3);
        budget.take(true);
        budget.take(true);
        budget.take(true);
        CountDownLatch first = waiting(budget, false);
        CountDownLatch second = waiting(budget, false);
        CountDownLatch sweep = waiting(budget, true);

        budget.unused();
        Awaitility.await().until(() -> first.getCount() + second.getCount() == 1);
        assertStillWaiting(sweep);
        budget.unused();
        Awaitility.await().until(() -> first.getCount() + second.getCount() == 0);
        budget.unused();

        assertGranted(sweep);
    }

    @Test
    void afterAThrottledAnswerOneCallProbes() throws InterruptedException {
        Budget budget = budget(10);
        budget.take(false);
        budget.answered();
        budget.throttled(Duration.ofSeconds(7));
        CountDownLatch first = waiting(budget, false);
        CountDownLatch second = waiting(budget, false);
        clock.forward(Duration.ofSeconds(6));
        assertStillWaiting(first);

        clock.forward(Duration.ofSeconds(2));
        Awaitility.await().until(() -> first.getCount() + second.getCount() == 1);
        assertThat(budget.used()).isEqualTo(2);
        assertStillWaiting(first.getCount() == 1 ? first : second);
        budget.answered();
        budget.accepted();

        assertGranted(first);
        assertGranted(second);
    }

    @Test
    void anEarlierRunsCallsCount() throws InterruptedException {
        Budget budget = budget(5);
        budget.spent(5, clock.instant().minusSeconds(20));
        CountDownLatch call = waiting(budget, false);

        clock.forward(Duration.ofSeconds(39));
        assertStillWaiting(call);
        clock.forward(Duration.ofSeconds(2));

        assertGranted(call);
    }

    @Test
    void nobodyWaitsWhileTheIntegrationStops() throws InterruptedException {
        Budget budget = budget(1);
        budget.take(false);
        stopping.set(true);

        assertThat(budget.take(false)).isFalse();
    }

    private Budget budget(int limit) {
        return new Budget(limit, WINDOW, clock, stopping::get);
    }

    /** A caller in a thread of its own; the latch opens when it has its permit. */
    private CountDownLatch waiting(Budget budget, boolean background) {
        CountDownLatch granted = new CountDownLatch(1);
        Thread[] caller = new Thread[1];
        threads.submit(
                () -> {
                    caller[0] = Thread.currentThread();
                    if (budget.take(background)) {
                        granted.countDown();
                    }
                    return null;
                });
        Awaitility.await()
                .until(
                        () ->
                                granted.getCount() == 0
                                        || caller[0] != null
                                                && caller[0].getState()
                                                        == Thread.State.TIMED_WAITING);
        return granted;
    }

    /** Longer than a waiting caller sleeps before it looks again. */
    private static void assertStillWaiting(CountDownLatch granted) throws InterruptedException {
        assertThat(granted.await(250, TimeUnit.MILLISECONDS)).isFalse();
    }

    private static void assertGranted(CountDownLatch granted) throws InterruptedException {
        assertThat(granted.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
