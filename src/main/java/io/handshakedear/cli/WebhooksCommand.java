package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Registers the webhooks of the DEAR account. */
@Command(
        name = "webhooks",
        description = "Register this instance's webhooks in DEAR, or correct them.",
        mixinStandardHelpOptions = true)
final class WebhooksCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return JobWatch.run(
                api, "webhooks", null, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
