package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Captures now. */
@Command(
        name = "capture",
        description = "Capture a store's changed orders now.",
        mixinStandardHelpOptions = true)
final class CaptureCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return JobWatch.run(
                api, "capture", null, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
