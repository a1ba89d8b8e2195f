package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Connects a store. */
@Command(
        name = "connect",
        description = "Check a store's connections, and read and keep what its mappings name.",
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return JobWatch.run(
                api, "connect", null, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
