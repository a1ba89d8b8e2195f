package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Pushes shipments now. */
@Command(
        name = "push-shipments",
        description = "Look for shipments in DEAR and push a store's to Handshake now.",
        mixinStandardHelpOptions = true)
final class PushShipmentsCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return JobWatch.run(
                api,
                "push-shipments",
                null,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
