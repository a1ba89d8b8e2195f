package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** The order that a command is about, or all of a store. */
final class OrderOrStore {

    @Parameters(
            paramLabel = "ORDER",
            arity = "0..1",
            description = "Order number (#142 or 142) or objID (default: all of the store)")
    private String order;

    /**
     * Gives the command to the instance, for the order or as a job for the store.
     *
     * @param done what is said of the order then
     * @return the exit code
     */
    int run(String command, String done, ApiOptions api, CommandLine commandLine)
            throws InterruptedException {
        PrintWriter out = commandLine.getOut();
        if (order == null) {
            return JobWatch.run(api, command, null, out, commandLine.getErr());
        }
        String path = ApiOptions.path(api.order(order)) + "/" + command;
        JsonNode answer = api.client().post(path, null);
        if (api.isJson()) {
            out.println(answer);
        } else {
            out.printf("Order %s %s%n", answer.path("orderNumber").asText(), done);
        }
        return 0;
    }
}
