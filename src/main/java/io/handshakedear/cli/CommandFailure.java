package io.handshakedear.cli;

/** Ends a command with exit code 1; the message is all that its user needs. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }
}
