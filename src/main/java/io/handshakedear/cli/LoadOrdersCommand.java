package io.handshakedear.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes orders that were made since a date. */
@Command(
        name = "load-orders",
        description = "Take orders that were made since a date.",
        mixinStandardHelpOptions = true)
final class LoadOrdersCommand extends StoreJob {
    @Option(
            names = "--since",
            paramLabel = "DATE",
            required = true,
            description = "A day of the store (2026-01-31) or an instant (2026-01-31T10:00:00Z)")
    private String since;

    @Override
    public Integer call() throws InterruptedException {
        Since.require(since, spec());
        return run(JsonNodeFactory.instance.objectNode().put("since", since));
    }
}
