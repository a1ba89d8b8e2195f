package io.handshakedear.catalogue;

import io.handshakedear.systems.RemoteFailure;

/** A part of the catalogue is not done, for a reason that its merchant can mend. */
public final class MendableFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MendableFailure(String reason) {
        super(reason);
    }

    /**
     * What people are told of a failure.
     *
     * @param undone what could not be done, said unless the reason is one of these
     */
    public static String told(Throwable failure, String undone) {
        Throwable cause = cause(failure);
        return cause instanceof MendableFailure
                ? cause.getMessage()
                : "%s: %s".formatted(undone, cause.getMessage());
    }

    /** A failure behind a queue or in a split comes wrapped in what Camel says of it. */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && !(cause instanceof MendableFailure)
                && !(cause instanceof RemoteFailure)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
