package io.handshakedear.cli;

import picocli.CommandLine.Command;

/** Processes now what is pending. */
@Command(
        name = "process",
        description = "Process a pending order, or all of a store, now.",
        mixinStandardHelpOptions = true)
final class ProcessCommand extends OrderOrStore {
    ProcessCommand() {
        super("is due now");
    }
}
