package io.handshakedear.systems;

/**
 * An exception that nobody foresaw, fit for the log: its class and stack without its message, which
 * may quote a whole order (design rule C9).
 */
public final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exception and its causes, without their messages. */
    public Unexpected(Throwable exception) {
        super(
                exception.getClass().getName(),
                exception.getCause() == null ? null : new Unexpected(exception.getCause()),
                false,
                true);
        setStackTrace(exception.getStackTrace());
    }

    /** What happened in a few words: the class of the innermost cause. */
    public static String summary(Throwable exception) {
        Throwable cause = exception;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "An unexpected " + cause.getClass().getSimpleName() + ", see the log";
    }
}
