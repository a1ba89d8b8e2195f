package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Pushes stock levels now. */
@Command(
        name = "push-stock",
        description = "Read DEAR's stock and push a store's levels that differ to Handshake now.",
        mixinStandardHelpOptions = true)
final class PushStockCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return JobWatch.run(
                api, "push-stock", null, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
