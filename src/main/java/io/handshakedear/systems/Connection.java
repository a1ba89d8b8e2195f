package io.handshakedear.systems;

import io.handshakedear.systems.RemoteFailure.KeyRefused;
import io.handshakedear.systems.RemoteFailure.NotSent;
import io.handshakedear.systems.RemoteFailure.Stopping;
import io.handshakedear.systems.RemoteFailure.Throttled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One key at one system: its budget, and whether the system still takes the key. A refused key
 * breaks the connection (design rule C7): callers are turned away at once, except one now and then
 * that probes.
 */
public final class Connection {

    private final String name;
    private final Budget budget;
    private final SpentBudget spent;
    private final Duration probeInterval;
    private final Clock clock;
    private String brokenReason;
    private Instant brokenSince;
    private Instant nextProbe = Instant.MIN;

    Connection(String name, Budget budget, SpentBudget spent, Duration probeInterval, Clock clock) {
        this.name = name;
        this.budget = budget;
        this.spent = spent;
        this.probeInterval = probeInterval;
        this.clock = clock;
    }

    /** handshake-… or dear; never holds a key. */
    public String name() {
        return name;
    }

    /** Why the system refuses the key, or null while the connection works. */
    public synchronized String brokenReason() {
        return brokenReason;
    }

    /** Since when the system refuses the key; null before the first refusal. */
    public synchronized Instant brokenSince() {
        return brokenSince;
    }

    /** Permits in use or not yet back. */
    public int used() {
        return budget.used();
    }

    /** Calls allowed in a window; 0 for no limit. */
    public int limit() {
        return budget.limit() == Integer.MAX_VALUE ? 0 : budget.limit();
    }

    /** True if a call may be tried: the connection works, or a probe is due. */
    public synchronized boolean isUsable() {
        return brokenReason == null || !clock.instant().isBefore(nextProbe);
    }

    void take(boolean background) {
        turnAwayWhileBroken();
        try {
            if (!budget.take(background)) {
                throw new Stopping();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping();
        }
        spent.taken();
    }

    void unused() {
        budget.unused();
        spent.answered();
    }

    synchronized void succeeded() {
        budget.answered();
        budget.accepted();
        spent.answered();
        brokenReason = null;
    }

    synchronized void failed(RemoteFailure failure) {
        budget.answered();
        spent.answered();
        if (failure instanceof Throttled throttled) {
            budget.throttled(throttled.retryAfter());
        } else if (failure instanceof KeyRefused) {
            if (brokenReason == null) {
                brokenSince = clock.instant();
            }
            brokenReason = failure.getMessage();
            nextProbe = clock.instant().plus(probeInterval);
        } else if (failure.status() > 0) {
            budget.accepted();
        }
    }

    private synchronized void turnAwayWhileBroken() {
        if (brokenReason == null) {
            return;
        }
        if (clock.instant().isBefore(nextProbe)) {
            throw new NotSent("The connection is broken: " + brokenReason);
        }
        nextProbe = clock.instant().plus(probeInterval);
    }
}
