package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tries again what waits for a person. */
@Command(
        name = "retry",
        description = "Try an order again that is HELD or FAILED, or all of a store.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Mixin private OrderOrStore orders;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return orders.run("retry", "is tried again", api, spec.commandLine());
    }
}
