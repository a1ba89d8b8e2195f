package io.handshakedear.systems;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * The calls that one key may make in any sliding window (design rule C3). A permit comes back one
 * window after the call was <em>answered</em>: only so the server, which counts when the request
 * reaches it, never sees more. While order work waits, background work leaves a third of the
 * permits alone. After a throttled answer everybody waits, then one call probes (C4).
 */
final class Budget {

    /** How often a waiting caller looks whether the integration is stopping. */
    private static final long STOP_CHECK_MILLIS = 200;

    private final int limit;
    private final int backgroundLimit;
    private final Duration window;
    private final Clock clock;
    private final BooleanSupplier stopping;

    private final PriorityQueue<Instant> returning = new PriorityQueue<>();
    private int out;
    private int ordersWaiting;
    private Instant pausedUntil = Instant.MIN;
    private boolean throttled;
    private boolean probing;

    Budget(int limit, Duration window, Clock clock, BooleanSupplier stopping) {
        this.limit = limit;
        this.backgroundLimit = Math.max(1, limit - limit / 3);
        this.window = window;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** Calls that an earlier run of the integration made and that the server still counts. */
    synchronized void spent(int calls, Instant answered) {
        for (int call = 0; call < calls; call++) {
            returning.add(answered.plus(window));
        }
    }

    /**
     * Waits for a permit.
     *
     * @return whether there is one; false when the integration is stopping
     */
    synchronized boolean take(boolean background) throws InterruptedException {
        if (!background) {
            ordersWaiting++;
        }
        try {
            while (!stopping.getAsBoolean()) {
                long wait = millisUntilFree(background);
                if (wait <= 0) {
                    out++;
                    probing = throttled;
                    return true;
                }
                wait(Math.min(wait, STOP_CHECK_MILLIS));
            }
            return false;
        } finally {
            if (!background) {
                ordersWaiting--;
            }
        }
    }

    /** The call was answered, or given up. */
    synchronized void answered() {
        out--;
        probing = false;
        returning.add(clock.instant().plus(window));
        notifyAll();
    }

    /** The permit was not used. */
    synchronized void unused() {
        out--;
        probing = false;
        notifyAll();
    }

    /** The server said: too many. Nobody calls before the time is over, then one does. */
    synchronized void throttled(Duration retryAfter) {
        Duration pause = retryAfter.isZero() ? window.dividedBy(12) : retryAfter;
        Instant until = clock.instant().plus(pause);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        throttled = true;
        probing = false;
        notifyAll();
    }

    /** The server took a call again. */
    synchronized void accepted() {
        throttled = false;
        probing = false;
        notifyAll();
    }

    /** Permits in use or not yet back, from 0 to the limit. */
    synchronized int used() {
        expire();
        return out + returning.size();
    }

    int limit() {
        return limit;
    }

    private long millisUntilFree(boolean background) {
        expire();
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return Duration.between(now, pausedUntil).toMillis() + 1;
        }
        if (throttled && probing) {
            return STOP_CHECK_MILLIS;
        }
        int allowed = background && ordersWaiting > 0 ? backgroundLimit : limit;
        if (out + returning.size() < allowed) {
            return 0;
        }
        Instant next = returning.peek();
        return next == null
                ? STOP_CHECK_MILLIS
                : Math.max(1, Duration.between(now, next).toMillis() + 1);
    }

    private void expire() {
        Instant now = clock.instant();
        while (!returning.isEmpty() && !returning.peek().isAfter(now)) {
            returning.poll();
        }
    }
}
