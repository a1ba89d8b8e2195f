package io.handshakedear.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * At most so many calls of one key in any sliding window, counted when a call arrives (Handshake
 * API: rate limiting; DEAR API: rate limit). A refused call does not count against the window.
 */
public final class RateLimit {
    /** How {@code Retry-After} is written; clients meet all four. */
    public enum RetryAfter {
        SECONDS,
        DATE,
        TEXT,
        NONE
    }

    private final Map<String, ArrayDeque<Long>> admitted = new HashMap<>();
    private int calls = 60;
    private long windowMillis = 60_000;
    private RetryAfter retryAfter = RetryAfter.SECONDS;
    private int refusals;

    /** Allows {@code calls} per {@code windowMillis}; 0 calls switches the limit off. */
    public synchronized RateLimit set(int calls, long windowMillis) {
        this.calls = calls;
        this.windowMillis = windowMillis;
        return this;
    }

    public synchronized RateLimit off() {
        return set(0, 60_000);
    }

    public synchronized RateLimit retryAfter(RetryAfter form) {
        retryAfter = form;
        return this;
    }

    public synchronized void forget() {
        admitted.clear();
    }

    synchronized int calls() {
        return calls;
    }

    synchronized long windowMillis() {
        return windowMillis;
    }

    /** True when the call may pass; {@code now} is its arrival in nanoseconds. */
    synchronized boolean admit(String key, long now) {
        if (calls <= 0) {
            return true;
        }
        ArrayDeque<Long> recent = admitted.computeIfAbsent(key, k -> new ArrayDeque<>());
        long oldest = now - windowMillis * 1_000_000;
        while (!recent.isEmpty() && recent.peekFirst() <= oldest) {
            recent.pollFirst();
        }
        if (recent.size() >= calls) {
            refusals++;
            return false;
        }
        recent.addLast(now);
        return true;
    }

    /** Refusals so far: DEAR's answers rotate with it. */
    synchronized int refusals() {
        return refusals;
    }

    /** The header's value for a call refused at {@code now}; null when none is sent. */
    synchronized String retryAfter(String key, long now) {
        ArrayDeque<Long> recent = admitted.getOrDefault(key, new ArrayDeque<>());
        long free = recent.isEmpty() ? now : recent.peekFirst() + windowMillis * 1_000_000;
        long seconds = Math.max(1, (free - now + 999_999_999L) / 1_000_000_000L);
        return switch (retryAfter) {
            case SECONDS -> Long.toString(seconds);
            case DATE ->
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.now().plusSeconds(seconds).atZone(ZoneOffset.UTC));
            case TEXT -> seconds + " Seconds";
            case NONE -> null;
        };
    }
}
