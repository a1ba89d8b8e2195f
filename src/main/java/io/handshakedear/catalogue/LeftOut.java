package io.handshakedear.catalogue;

import io.handshakedear.systems.RemoteFailure;

/** An item, or one of its variants, that is not loaded for a reason that its merchant can mend. */
public final class LeftOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeftOut(String reason) {
        super(reason);
    }

    /**
     * What people are told of a failure.
     *
     * @param what could not be loaded, named unless the reason names it
     */
    static String told(Exception failure, String what) {
        Throwable cause = cause(failure);
        return cause instanceof LeftOut
                ? cause.getMessage()
                : "%s is not loaded: %s".formatted(what, cause.getMessage());
    }

    /** A failure behind a queue or in a split may come wrapped. */
    static Throwable cause(Exception exception) {
        Throwable cause = exception;
        while (cause.getCause() != null
                && !(cause instanceof LeftOut)
                && !(cause instanceof RemoteFailure)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
