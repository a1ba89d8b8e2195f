package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Breaks the link of a product. */
@Command(name = "unlink", description = "Break the link between DEAR's product and Handshake's; neither is changed.", mixinStandardHelpOptions = true)
final class UnlinkCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Mixin private OneProduct product;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return JobWatch.run(
                api,
                "unlink",
                product.body(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
