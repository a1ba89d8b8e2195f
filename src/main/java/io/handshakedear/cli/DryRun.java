package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The option of commands that write to Handshake or DEAR. */
final class DryRun {

    private static final int PAGE_SIZE = 1000;

    @Option(names = "--dry-run", description = "Write nothing; print the calls that would be sent")
    private boolean on;

    boolean isOn() {
        return on;
    }

    /** Prints the recorded calls of a job, a line each. */
    static void printCalls(ApiOptions api, String job, PrintWriter out) {
        int calls = PAGE_SIZE;
        for (int page = 1; calls == PAGE_SIZE; page++) {
            JsonNode answer =
                    api.client()
                            .get("/jobs/%s/calls?limit=%d&page=%d".formatted(job, PAGE_SIZE, page));
            answer.path("calls").forEach(call -> out.println(line(call)));
            calls = answer.path("calls").size();
        }
    }

    private static String line(JsonNode call) {
        return "%d %s %s %s%s%s"
                .formatted(
                        call.path("position").asInt(),
                        call.path("system").asText(),
                        call.path("method").asText(),
                        call.path("path").asText(),
                        call.hasNonNull("query") ? "?" + call.path("query").asText() : "",
                        call.hasNonNull("request") ? " " + call.path("request") : "");
    }
}
