package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A write to Handshake whose answer is lost is looked up, never repeated blindly (rule C6). */
class LostShipmentAnswersTest extends IntegrationTests {

    private Shipping shipping;

    @Override
    protected void prepare(RunningIntegration starting) {
        systems.dear().setAllStock(new BigDecimal(10_000));
        starting.with("store.acme.mark-shipped", "true");
        shipping = new Shipping(starting);
    }

    @AfterEach
    void mend() {
        systems.handshake().faults().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, shipments, AFTER, 1",
        "POST, shipments, BEFORE, 2",
        "PATCH, shipment_lines, AFTER, 1",
        "PATCH, shipment_lines, BEFORE, 2",
        "POST, orders/.*/ship, AFTER, 1",
        "POST, orders/.*/ship, BEFORE, 2",
        "POST, orders/.*/changeStatus, AFTER, 1",
        "POST, orders/.*/changeStatus, BEFORE, 2",
        "PUT, shipments/.*, AFTER, 1",
        "PUT, shipments/.*, BEFORE, 2"
    })
    void aWriteIsDoneOnce(String method, String path, Point point, int calls) {
        TestOrder order = TestOrder.empty().line("MUG-01", 2, "8.50").into(systems);
        integration.await(order, "PROCESSED");
        String task = systems.dear().ship(order.externalId(), "UPS", "1Z-1", null);
        if (method.equals("PUT")) {
            shipping.push();
            systems.dear().retrack(task, "UPS", "1Z-2");
        }
        systems.handshake().ledger().clear();
        systems.handshake().faults().add(FaultRule.on(method, path).drop(point).nth(1));

        shipping.push();
        awaitQuiet();

        List<ObjectNode> shipments = shipping.of(order);
        assertThat(shipments).hasSize(1);
        assertThat(shipments.get(0).path("tracking_number").asText())
                .isEqualTo(method.equals("PUT") ? "1Z-2" : "1Z-1");
        assertThat(shipping.linesOf(shipments.get(0))).hasSize(1);
        ObjectNode shown = systems.handshake().order(order.id());
        assertThat(shown.path("status").asText()).isEqualTo("Complete");
        assertThat(shown.path("shippedStatus").asText()).isEqualTo("Shipped");
        assertThat(
                        systems.handshake()
                                .ledger()
                                .entries(
                                        call ->
                                                call.method().equals(method)
                                                        && call.path().matches(path)))
                .hasSize(calls);
    }

    private void awaitQuiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                integration
                                                .database()
                                                .queryForObject(
                                                        "select count(*) from sale_shipment where"
                                                                + " marks > looked",
                                                        Integer.class)
                                        == 0);
    }
}
