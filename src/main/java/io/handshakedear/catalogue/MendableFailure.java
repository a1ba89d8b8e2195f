package io.handshakedear.catalogue;

import io.handshakedear.systems.PlainFailure;

/** A part of the catalogue is not done, for a reason that its merchant can mend. */
public final class MendableFailure extends RuntimeException implements PlainFailure {

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
        Throwable cause = PlainFailure.cause(failure);
        return cause instanceof MendableFailure
                ? cause.getMessage()
                : "%s: %s".formatted(undone, cause.getMessage());
    }
}
