package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.changes.Dear;
import io.handshakedear.sandbox.Ledger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DEAR's shipments come to Handshake, each once (design rules S1, S2). */
class ShipmentsTest extends IntegrationTests {

    private Shipping shipping;

    @Override
    protected void prepare(RunningIntegration starting) {
        systems.dear().setAllStock(new BigDecimal(10_000));
        starting.with("admin.password", "a password");
        shipping = new Shipping(starting);
    }

    @BeforeEach
    void forgetCalls() {
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();
    }

    @Test
    void aShipmentComesWithItsLinesAndCompletesTheOrder() {
        TestOrder order = processed(2);
        String task = systems.dear().ship(order.externalId(), "UPS", "1Z999", null);
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();

        shipping.push();

        ObjectNode shipment = shipping.of(order).get(0);
        assertThat(shipment.path("reference").asText()).isEqualTo(task);
        assertThat(shipment.path("order").asText()).endsWith("/orders/" + order.id());
        assertThat(shipment.path("carrier").asText()).isEqualTo("UPS");
        assertThat(shipment.path("tracking_number").asText()).isEqualTo("1Z999");
        assertThat(shipment.path("tracking_link").asText()).contains("/ups/1Z999");
        assertThat(shipment.path("sent_at").asText()).matches("20..-..-..T0[45]:00:00Z");
        assertThat(shipping.linesOf(shipment))
                .extracting(line -> line.path("notes").asText())
                .containsExactly("2 x MUG-01 Stoneware mug, Box 1");
        assertThat(systems.handshake().order(order.id()).path("status").asText())
                .isEqualTo("Complete");
        assertThat(systems.handshake().order(order.id()).path("shippedStatus").asText())
                .as("mark-shipped is off")
                .isNotEqualTo("Shipped");
        assertThat(integration.audit(order)).contains("Shipment 1: UPS 1Z999");
        assertThat(calls(systems.dear().ledger(), "GET", "sale")).hasSize(1);
        assertThat(shipping.writes()).hasSize(3);
    }

    @Test
    void nothingNewCostsOneCallOfDear() {
        TestOrder order = processed(1);
        systems.dear().ship(order.externalId(), "UPS", "1Z1", null);
        shipping.push();
        forgetCalls();

        shipping.push();

        assertThat(systems.dear().ledger().entries())
                .extracting(Ledger.Entry::path)
                .containsExactly("saleList");
        assertThat(shipping.writes()).isEmpty();
    }

    @Test
    void partialShipmentsComeAsTheyAreMadeAndTheLastOneCompletesTheOrder() {
        TestOrder order = processed(3);
        systems.dear().ship(order.externalId(), "UPS", "1Z-A", Map.of("MUG-01", BigDecimal.ONE));
        shipping.push();

        assertThat(shipping.of(order)).hasSize(1);
        assertThat(status(order)).isEqualTo("Confirmed");

        systems.dear().ship(order.externalId(), "DHL", "JD-B", null);
        shipping.push();

        assertThat(shipping.of(order))
                .extracting(one -> one.path("tracking_number").asText())
                .containsExactly("1Z-A", "JD-B");
        assertThat(status(order)).isEqualTo("Complete");
        assertThat(calls(systems.handshake().ledger(), "POST", "shipments")).hasSize(2);
        assertThat(calls(systems.handshake().ledger(), "PATCH", "shipment_lines")).hasSize(2);
        assertThat(calls(systems.handshake().ledger(), "POST", "orders/.*/changeStatus"))
                .hasSize(1);
        assertThat(calls(systems.dear().ledger(), "GET", "sale")).hasSize(2);
    }

    @Test
    void aShipmentWithoutACarrierWaitsForIt() {
        TestOrder order = processed(1);
        String task = systems.dear().ship(order.externalId(), null, null, null);
        shipping.push();

        assertThat(shipping.of(order)).isEmpty();
        assertThat(status(order)).isEqualTo("Confirmed");
        assertThat(integration.audit(order)).contains("has no carrier in DEAR yet");

        systems.dear().retrack(task, "DHL", null);
        shipping.push();

        assertThat(shipping.of(order)).hasSize(1);
        assertThat(status(order)).isEqualTo("Complete");
    }

    @Test
    void anotherTrackingNumberIsPutIntoTheShipment() {
        TestOrder order = processed(1);
        String task = systems.dear().ship(order.externalId(), "UPS", "1Z-OLD", null);
        shipping.push();
        for (String number : List.of("1Z-NEW", "1Z-OLD", "1Z-NEW")) {
            systems.dear().retrack(task, "UPS", number);
            shipping.push();

            assertThat(shipping.of(order))
                    .extracting(one -> one.path("tracking_number").asText())
                    .containsExactly(number);
        }
        assertThat(calls(systems.handshake().ledger(), "PUT", "shipments/.*")).hasSize(3);
        assertThat(calls(systems.handshake().ledger(), "POST", "orders/.*/changeStatus"))
                .hasSize(1);
    }

    @Test
    void ourOwnWritesAreNoEdit() {
        TestOrder order = processed(1);
        String fingerprint = integration.logged(order, "fingerprint");
        systems.dear().ship(order.externalId(), "UPS", "1Z2", null);
        shipping.push();
        int sales = systems.dear().saleCount();
        integration.awaitCapture("acme");

        assertThat(integration.logged(order, "status")).isEqualTo("Complete");
        assertThat(integration.logged(order, "state")).isEqualTo("PROCESSED");
        assertThat(integration.logged(order, "fingerprint")).isEqualTo(fingerprint);
        assertThat(integration.logged(order, "generation")).isEqualTo("1");
        assertThat(systems.dear().saleCount()).isEqualTo(sales);
        forgetCalls();
        shipping.push();
        assertThat(shipping.writes()).isEmpty();
    }

    @Test
    void anOrderThatIsCompleteAlreadyIsLeftAlone() {
        TestOrder order = processed(1);
        systems.handshake().changeStatus(order.id(), "Complete");
        integration.awaitCapture("acme");
        systems.dear().ship(order.externalId(), "UPS", "1Z4", null);

        shipping.push();

        assertThat(shipping.of(order)).isEmpty();
        assertThat(integration.audit(order)).contains("is Complete in Handshake already");
    }

    @Test
    void aSaleThatWasVoidedByHandIsSeenWithTheShipments() {
        TestOrder order = processed(1);
        Dear people = new Dear(systems);
        people.deletePayments(order.sale(systems));
        people.voidSale(order.sale(systems));

        shipping.push();

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("voided");
    }

    @Test
    void aNewEmailAddressOfTheCustomerIsNoEditOfTheOrder() {
        TestOrder order = processed(1);
        ObjectNode changed = systems.handshake().order(order.id());
        ((ObjectNode) changed.path("customer"))
                .put("email", "new@shop.example")
                .put("contact", "Somebody Else");
        systems.handshake().putOrder(changed);
        systems.dear().ship(order.externalId(), "UPS", "1Z6", null);

        shipping.push();
        integration.awaitCapture("acme");

        assertThat(status(order)).isEqualTo("Complete");
        integration.await(order, "PROCESSED");
        assertThat(integration.audit(order)).doesNotContain("EDITED");
    }

    @Test
    void anOrderThatWasCancelledMeanwhileIsNotCompleted() {
        TestOrder order = processed(1);
        // seen too long ago to be sure of its status
        integration
                .database()
                .update(
                        "update order_log set seen_at = current_timestamp - interval '1' hour"
                                + " where order_id = ?",
                        "" + order.id());
        ObjectNode cancelled = systems.handshake().order(order.id()).put("status", "Cancelled");
        systems.handshake().putOrder(cancelled);
        systems.dear().ship(order.externalId(), "UPS", "1Z5", null);

        shipping.push();

        assertThat(shipping.of(order)).isEmpty();
        assertThat(status(order)).isEqualTo("Cancelled");
        assertThat(shipping.writes()).isEmpty();
    }

    private TestOrder processed(int quantity) {
        TestOrder order = TestOrder.empty().line("MUG-01", quantity, "8.50").into(systems);
        integration.await(order, "PROCESSED");
        return order;
    }

    private String status(TestOrder order) {
        return systems.handshake().order(order.id()).path("status").asText();
    }

    private static List<Ledger.Entry> calls(Ledger ledger, String method, String path) {
        return ledger.entries(c -> c.method().equals(method) && c.path().matches("(?i)" + path));
    }
}
