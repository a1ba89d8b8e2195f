package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Disconnects a store, which has to be named. */
@Command(
        name = "disconnect",
        description =
                "Remove a store's links, log and catalogue; what was written to DEAR stays there.",
        mixinStandardHelpOptions = true)
final class DisconnectCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (api.namedStore().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Name the store that is to be disconnected with --store");
        }
        return JobWatch.run(
                api, "disconnect", null, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
