package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about one order. */
abstract class OneOrder implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ORDER", description = "Order number (#142 or 142) or objID")
    private String order;

    /** The API's answer of the order at the path. */
    abstract JsonNode ask(ApiClient client, String path);

    /** The answer as people read it, with the end of its last line. */
    abstract String text(JsonNode answer);

    @Override
    public final Integer call() {
        JsonNode answer = ask(api.client(), ApiOptions.path(api.order(order)));
        PrintWriter out = spec.commandLine().getOut();
        if (api.isJson()) {
            out.println(answer);
        } else {
            out.print(text(answer));
            out.flush();
        }
        return 0;
    }
}
