package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets an order, so that it can be captured again. */
@Command(
        name = "forget",
        description = "Forget an order; captured again it makes a new sale.",
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ORDER", description = "Order number (#142 or 142) or objID")
    private String order;

    @Override
    public Integer call() {
        JsonNode answer = api.client().delete(ApiOptions.path(api.order(order)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(api.isJson() ? answer.toString() : answer.path("message").asText());
        return 0;
    }
}
