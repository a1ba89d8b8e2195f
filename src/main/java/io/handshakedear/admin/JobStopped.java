package io.handshakedear.admin;

/** People want the current job to end; thrown between two of its pieces. */
public final class JobStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobStopped() {
        super("Stopped by an operator; what was done stays done.");
    }
}
