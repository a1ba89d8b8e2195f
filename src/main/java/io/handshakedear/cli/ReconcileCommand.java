package io.handshakedear.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares both systems now. */
@Command(
        name = "reconcile",
        description = "Compare Handshake's orders, the log and DEAR's sales of a store now.",
        mixinStandardHelpOptions = true)
final class ReconcileCommand extends StoreJob {
    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "A day of the store (2026-01-31) or an instant (2026-01-31T10:00:00Z); without"
                            + " it the last reconcile-days")
    private String since;

    @Override
    public Integer call() throws InterruptedException {
        if (since == null) {
            return run(null);
        }
        Since.require(since, spec());
        return run(JsonNodeFactory.instance.objectNode().put("since", since));
    }
}
