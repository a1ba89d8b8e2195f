package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Processes now what is pending. */
@Command(
        name = "process",
        description = "Process a pending order, or all of a store, now.",
        mixinStandardHelpOptions = true)
final class ProcessCommand implements Callable<Integer> {

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
            return JobWatch.run(api, "process", null, out, spec.commandLine().getErr());
        }
        JsonNode answer = api.client().post(ApiOptions.path(api.order(order)) + "/process", null);
        if (api.isJson()) {
            out.println(answer);
        } else {
            out.printf("Order %s is due now%n", answer.path("orderNumber").asText());
        }
        return 0;
    }
}
