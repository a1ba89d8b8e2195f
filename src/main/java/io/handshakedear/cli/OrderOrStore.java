package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Parameters;

/** A command about one order, or as a job about all of a store. */
abstract class OrderOrStore extends StoreJob {

    @Parameters(
            paramLabel = "ORDER",
            arity = "0..1",
            description = "Order number (#142 or 142) or objID (default: all of the store)")
    private String order;

    private final String done;

    /**
     * @param done what is said of the order when the instance has taken the command
     */
    OrderOrStore(String done) {
        this.done = done;
    }

    final boolean isAboutOrder() {
        return order != null;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (order == null) {
            return run(null);
        }
        String path = ApiOptions.path(api().order(order)) + "/" + spec().name();
        JsonNode answer = api().client().post(path, null);
        PrintWriter out = spec().commandLine().getOut();
        if (api().isJson()) {
            out.println(answer);
        } else {
            out.printf("Order %s %s%n", answer.path("orderNumber").asText(), done);
        }
        return 0;
    }
}
