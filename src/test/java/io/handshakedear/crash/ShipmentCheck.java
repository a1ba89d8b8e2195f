package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.HandshakeStandIn;
import java.util.List;

/**
 * What Handshake must hold of an order that DEAR has shipped at once: one shipment, complete, with
 * the tracking number as it was corrected later.
 */
final class ShipmentCheck {

    static final String SHIPPED_AS = "1Z1";
    static final String CORRECTED = "1Z2";

    private final HandshakeStandIn handshake;

    ShipmentCheck(HandshakeStandIn handshake) {
        this.handshake = handshake;
    }

    boolean isComplete(ObjectNode order) {
        return status(order).equals("Complete");
    }

    /** True if the shipment has the tracking number that it got after the order was complete. */
    boolean isCorrected(ObjectNode order) {
        return shipments(order).stream()
                .anyMatch(one -> one.path("tracking_number").asText().equals(CORRECTED));
    }

    void isThereOnce(ObjectNode order) {
        String uri = "/orders/" + order.get("objID").asText();
        List<ObjectNode> shipments = shipments(order);
        assertThat(shipments).as("shipments of %s", uri).hasSize(1);
        JsonNode shipment = shipments.get(0);
        assertThat(shipment.path("tracking_number").asText()).isEqualTo(CORRECTED);
        assertThat(
                        handshake.documents("shipment_lines").stream()
                                .filter(line -> isOf(line, shipment))
                                .map(line -> line.get("order").asInt()))
                .as("lines of the shipment of %s", uri)
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(status(order)).as(uri).isEqualTo("Complete");
        assertThat(handshake.order(order.get("objID").asInt()).path("shippedStatus").asText())
                .as(uri)
                .isEqualTo("Shipped");
    }

    private List<ObjectNode> shipments(ObjectNode order) {
        String uri = "/orders/" + order.get("objID").asText();
        return handshake.documents("shipments").stream()
                .filter(shipment -> shipment.path("order").asText().endsWith(uri))
                .toList();
    }

    private static boolean isOf(JsonNode line, JsonNode shipment) {
        return line.get("shipment").equals(shipment.get("resource_uri"));
    }

    private String status(ObjectNode order) {
        return handshake.order(order.get("objID").asInt()).path("status").asText();
    }
}
