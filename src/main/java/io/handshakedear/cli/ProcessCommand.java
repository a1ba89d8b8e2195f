package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Processes now what is pending. */
@Command(
        name = "process",
        description = "Process a pending order, or all of a store, now.",
        mixinStandardHelpOptions = true)
final class ProcessCommand extends OrderOrStore {

    @Mixin private DryRun dryRun;

    ProcessCommand() {
        super("is due now");
    }

    @Override
    public Integer call() throws InterruptedException {
        if (dryRun.isOn() && isAboutOrder()) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--dry-run shows all pending orders of the store; leave the order out");
        }
        return dryRun.isOn() ? run(null, dryRun) : super.call();
    }
}
