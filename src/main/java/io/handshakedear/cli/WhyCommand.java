package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Says what happened to an order, and why. */
@Command(
        name = "why",
        description = "Say what happened to an order, and why.",
        mixinStandardHelpOptions = true)
final class WhyCommand extends OneOrder {
    @Override
    JsonNode ask(ApiClient client, String path) {
        return client.get(path);
    }

    @Override
    String text(JsonNode answer) {
        return OrderTexts.why(answer);
    }
}
