package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.HandshakeStandIn;
import java.util.List;

/** What Handshake must hold of an order that DEAR has shipped at once: one shipment, complete. */
final class ShipmentCheck {

    private final HandshakeStandIn handshake;

    ShipmentCheck(HandshakeStandIn handshake) {
        this.handshake = handshake;
    }

    boolean isComplete(ObjectNode order) {
        return status(order).equals("Complete");
    }

    void isThereOnce(ObjectNode order) {
        String uri = "/orders/" + order.get("objID").asText();
        List<ObjectNode> shipments =
                handshake.documents("shipments").stream()
                        .filter(shipment -> shipment.path("order").asText().endsWith(uri))
                        .toList();
        assertThat(shipments).as("shipments of %s", uri).hasSize(1);
        JsonNode shipment = shipments.get(0);
        assertThat(shipment.path("tracking_number").asText()).isEqualTo("1Z1");
        assertThat(
                        handshake.documents("shipment_lines").stream()
                                .filter(line -> isOf(line, shipment))
                                .map(line -> line.get("order").asInt()))
                .as("lines of the shipment of %s", uri)
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(status(order)).as(uri).isEqualTo("Complete");
    }

    private static boolean isOf(JsonNode line, JsonNode shipment) {
        return line.get("shipment").equals(shipment.get("resource_uri"));
    }

    private String status(ObjectNode order) {
        return handshake.order(order.get("objID").asInt()).path("status").asText();
    }
}
