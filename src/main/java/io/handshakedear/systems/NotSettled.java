package io.handshakedear.systems;

import java.time.Duration;

/** The answer to a write was lost and the system may still be at it: look again later (C6). */
public final class NotSettled extends RuntimeException implements PlainFailure {

    private static final long serialVersionUID = 1L;

    private final Duration settlingTime;

    public NotSettled(String write, Duration settlingTime) {
        super(
                "The answer to the write '%s' was lost; it is looked up again after %d s"
                        .formatted(write, settlingTime.toSeconds()));
        this.settlingTime = settlingTime;
    }

    public Duration settlingTime() {
        return settlingTime;
    }
}
