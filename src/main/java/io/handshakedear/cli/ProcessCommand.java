package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Processes now what is pending. */
@Command(
        name = "process",
        description = "Process a pending order, or all of a store, now.",
        mixinStandardHelpOptions = true)
final class ProcessCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Mixin private OrderOrStore orders;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return orders.run("process", "is due now", api, spec.commandLine());
    }
}
