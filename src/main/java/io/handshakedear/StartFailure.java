package io.handshakedear;

/** Why the integration cannot start, in a sentence that says what to do. */
public final class StartFailure extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
