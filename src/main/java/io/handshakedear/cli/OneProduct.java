package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Parameters;

/** The product or family that a command is about. */
final class OneProduct {

    @Parameters(
            paramLabel = "SKU",
            description = "SKU of a product or family in DEAR; a family means all its products")
    private String sku;

    JsonNode body() {
        return JsonNodeFactory.instance.objectNode().put("sku", sku);
    }
}
