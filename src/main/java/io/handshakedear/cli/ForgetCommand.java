package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Forgets an order, so that it can be captured again. */
@Command(
        name = "forget",
        description = "Forget an order; captured again it makes a new sale.",
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Mixin private OneOrder order;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode answer = api.client().delete(order.path(api));
        PrintWriter out = spec.commandLine().getOut();
        out.println(api.isJson() ? answer.toString() : answer.path("message").asText());
        return 0;
    }
}
