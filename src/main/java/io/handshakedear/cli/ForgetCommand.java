package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Forgets an order, so that it can be captured again. */
@Command(
        name = "forget",
        description = "Forget an order; captured again it makes a new sale.",
        mixinStandardHelpOptions = true)
final class ForgetCommand extends OneOrder {
    @Override
    JsonNode ask(ApiClient client, String path) {
        return client.delete(path);
    }

    @Override
    String text(JsonNode answer) {
        return answer.path("message").asText() + System.lineSeparator();
    }
}
