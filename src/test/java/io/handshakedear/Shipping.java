package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Asks an integration for its shipments, and looks at what Handshake has of them. */
final class Shipping {

    private final RunningIntegration integration;

    Shipping(RunningIntegration integration) {
        this.integration = integration;
    }

    /** The command push-shipments, to its end. */
    void push() {
        Map<String, Object> job = run("push-shipments");
        assertThat(job.get("state")).as("%s", job.get("message")).isEqualTo("DONE");
    }

    /** Runs a command of the store as a job; its row at the end. */
    Map<String, Object> run(String command) {
        String id = UUID.randomUUID().toString();
        integration
                .database()
                .update(
                        "insert into job (id, store, command, state, done, created_at)"
                                + " values (?, 'acme', ?, 'WAITING', 0, current_timestamp)",
                        id,
                        command);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                integration
                                        .database()
                                        .queryForMap("select * from job where id = ?", id),
                        row -> row.get("ended_at") != null);
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
