package io.handshakedear.cli;

import picocli.CommandLine.Command;

/** Tries again what waits for a person. */
@Command(
        name = "retry",
        description = "Try an order again that is HELD or FAILED, or all of a store.",
        mixinStandardHelpOptions = true)
final class RetryCommand extends OrderOrStore {
    RetryCommand() {
        super("is tried again");
    }
}
