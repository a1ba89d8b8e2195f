package io.handshakedear.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares both systems now. */
@Command(
        name = "reconcile",
        description = "Compare Handshake's orders, the log and DEAR's sales of a store now.",
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "A day of the store (2026-01-31) or an instant (2026-01-31T10:00:00Z); without"
                            + " it the last reconcile-days")
    private String since;

    @Override
    public Integer call() throws InterruptedException {
        if (since != null) {
            Since.require(since, spec);
        }
        return JobWatch.run(
                api,
                "reconcile",
                since == null ? null : JsonNodeFactory.instance.objectNode().put("since", since),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
