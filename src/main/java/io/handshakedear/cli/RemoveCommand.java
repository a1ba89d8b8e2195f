package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes a product from Handshake. */
@Command(name = "remove", description = "Remove a product from Handshake; DEAR keeps it.", mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Mixin private OneProduct product;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return JobWatch.run(
                api,
                "remove",
                product.body(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
