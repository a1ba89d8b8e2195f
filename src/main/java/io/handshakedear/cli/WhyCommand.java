package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what happened to an order, and why. */
@Command(
        name = "why",
        description = "Say what happened to an order, and why.",
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Mixin private OneOrder order;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode answer = api.client().get(order.path(api));
        PrintWriter out = spec.commandLine().getOut();
        if (api.isJson()) {
            out.println(answer);
        } else {
            out.print(OrderTexts.why(answer));
            out.flush();
        }
        return 0;
    }
}
