package io.handshakedear.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes orders that were made since a date. */
@Command(
        name = "load-orders",
        description = "Take orders that were made since a date.",
        mixinStandardHelpOptions = true)
final class LoadOrdersCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            required = true,
            description = "A day of the store (2026-01-31) or an instant (2026-01-31T10:00:00Z)")
    private String since;

    @Override
    public Integer call() throws InterruptedException {
        Since.require(since, spec);
        return JobWatch.run(
                api,
                "load-orders",
                JsonNodeFactory.instance.objectNode().put("since", since),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
