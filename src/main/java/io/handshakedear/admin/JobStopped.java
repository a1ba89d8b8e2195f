package io.handshakedear.admin;

import io.handshakedear.systems.PlainFailure;

/** People want the current job to end; thrown between two of its pieces. */
public final class JobStopped extends RuntimeException implements PlainFailure {

    private static final long serialVersionUID = 1L;

    public JobStopped() {
        super("Stopped by an operator; what was done stays done.");
    }
}
