package io.handshakedear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.Ledger;
import java.util.List;
import java.util.Map;

/** Asks an integration for its shipments, and looks at what Handshake has of them. */
final class Shipping {

    private final RunningIntegration integration;

    Shipping(RunningIntegration integration) {
        this.integration = integration;
    }

    /** The command push-shipments, to its end. */
    void push() {
        new Commands(integration).done("push-shipments", null);
    }

    /** Runs a command of the store as a job; its row at the end. */
    Map<String, Object> run(String command) {
        return new Commands(integration).run(command, null);
    }

    List<ObjectNode> of(TestOrder order) {
        return integration.systems().handshake().documents("shipments").stream()
                .filter(one -> one.path("order").asText().endsWith("/orders/" + order.id()))
                .toList();
    }

    List<ObjectNode> linesOf(JsonNode shipment) {
        return integration.systems().handshake().documents("shipment_lines").stream()
                .filter(one -> one.get("shipment").equals(shipment.get("resource_uri")))
                .toList();
    }

    /** What was written to Handshake. */
    List<Ledger.Entry> writes() {
        return integration
                .systems()
                .handshake()
                .ledger()
                .entries(call -> !call.method().equals("GET"));
    }
}
