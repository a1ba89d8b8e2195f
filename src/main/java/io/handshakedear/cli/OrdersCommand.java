package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists orders. */
@Command(
        name = "orders",
        description = "List orders, newest first.",
        mixinStandardHelpOptions = true)
final class OrdersCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "SKIPPED, PENDING, HELD, PROCESSING, FAILED, PROCESSED or CANCELLED")
    private String state;

    @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "The page")
    private int page;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Orders on a page (default 50)")
    private int limit;

    @Override
    public Integer call() {
        String query =
                "/orders?page=%d&limit=%d&store=%s&state=%s"
                        .formatted(
                                page,
                                limit,
                                ApiClient.encode(api.namedStore().orElse("")),
                                ApiClient.encode(state == null ? "" : state.toUpperCase()));
        JsonNode answer = api.client().get(query);
        PrintWriter out = spec.commandLine().getOut();
        if (api.isJson()) {
            out.println(answer);
            return 0;
        }
        out.print(OrderTexts.table(answer.path("orders")));
        int shown = answer.path("orders").size();
        long total = answer.path("total").asLong();
        out.println(
                shown == total
                        ? "%d orders".formatted(total)
                        : "%d of %d orders; --page %d shows more"
                                .formatted(shown, total, page + 1));
        return 0;
    }
}
