package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries again what waits for a person. */
@Command(
        name = "retry",
        description = "Try an order again that is HELD or FAILED, or all of a store.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "ORDER",
            arity = "0..1",
            description = "Order number (#142 or 142) or objID (default: all of the store)")
    private String order;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (order == null) {
            return JobWatch.run(api, "retry", null, out, spec.commandLine().getErr());
        }
        JsonNode answer = api.client().post(ApiOptions.path(api.order(order)) + "/retry", null);
        if (api.isJson()) {
            out.println(answer);
        } else {
            out.printf("Order %s is tried again%n", answer.path("orderNumber").asText());
        }
        return 0;
    }
}
