package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.IntegrationTests;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** An integration and orders that are changed after their first write to DEAR. */
abstract class ChangedOrders extends IntegrationTests {

    Dear dear;

    /** Without others, invoices are authorised and paid at once. */
    Map<String, String> settings() {
        return Map.of();
    }

    @Override
    protected void prepare(RunningIntegration starting) {
        systems.dear().setAllStock(new BigDecimal("100000"));
        dear = new Dear(systems);
        starting.with("index-refresh", "300ms").with(settings());
    }

    @AfterEach
    void mend() {
        systems.dear().faults().clear();
    }

    TestOrder processed(TestOrder order) {
        order.into(systems);
        integration.await(order, "PROCESSED");
        return order;
    }

    void status(TestOrder order, String status) {
        systems.handshake().changeStatus(order.id(), status);
    }

    /** Changes the quantity of the last line. */
    void quantity(TestOrder order, int qty) {
        order.lastLine("qty", qty);
        systems.handshake()
                .editOrder(
                        order.id(), TestOrder.fields("{}").set("lines", order.json().get("lines")));
    }

    void edit(TestOrder order, String fields) {
        systems.handshake().editOrder(order.id(), TestOrder.fields(fields));
    }

    /** The sale of a generation, 2 and so on, once its order is authorised. */
    JsonNode generation(TestOrder order, int number) {
        Awaitility.await("generation " + number)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                live(order, ":" + number).stream()
                                        .map(sale -> sale.at("/Order/Status").asText())
                                        .toList()
                                        .equals(List.of("AUTHORISED")));
        return live(order, ":" + number).get(0);
    }

    void awaitCause(TestOrder order, String cause) {
        Awaitility.await(cause)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                integration
                                        .database()
                                        .queryForList(
                                                "select cause from order_log where order_id = ?",
                                                String.class,
                                                String.valueOf(order.id()))
                                        .contains(cause));
    }

    void gone(TestOrder order) {
        var answer =
                integration
                        .context()
                        .createProducerTemplate()
                        .send(
                                "direct:see-gone-order",
                                ask -> {
                                    ask.setVariable("store", "acme");
                                    ask.setVariable("orderId", String.valueOf(order.id()));
                                });
        assertThat(answer.getException()).isNull();
    }

    void retry(TestOrder order) {
        command("direct:release-order", order);
    }

    void forget(TestOrder order) {
        command("direct:delete-order", order);
    }

    private void command(String route, TestOrder order) {
        Map<String, Object> asked =
                Map.of(
                        "store",
                        "acme",
                        "orderId",
                        String.valueOf(order.id()),
                        "generation",
                        1,
                        "externalId",
                        order.externalId(),
                        "nextAttemptAt",
                        new java.sql.Timestamp(System.currentTimeMillis()),
                        "event",
                        "asked for",
                        "detail",
                        "by a test");
        var answer =
                integration
                        .context()
                        .createProducerTemplate()
                        .send(route, ask -> ask.setVariable("asked", asked));
        assertThat(answer.getException()).isNull();
    }

    JsonNode only(TestOrder order) {
        List<ObjectNode> sales = systems.dear().sales(order.externalId());
        assertThat(sales).as("sales of %s", order.number()).hasSize(1);
        return sales.get(0);
    }

    List<ObjectNode> live(TestOrder order, String generation) {
        return systems.dear().sales(order.externalId() + generation).stream()
                .filter(sale -> !sale.path("Status").asText().equals("VOIDED"))
                .toList();
    }

    void awaitNotes(TestOrder order, int notes) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> only(order).path("CreditNotes").size() == notes);
    }

    String why(TestOrder order) {
        return integration
                .database()
                .queryForList(
                        "select event || ': ' || coalesce(detail, '') from order_audit"
                                + " where order_id = ? order by id",
                        String.class,
                        String.valueOf(order.id()))
                .toString();
    }

    /** Nothing of the order waits for anything. */
    void assertRests(TestOrder order) {
        for (String table :
                List.of("pending_order", "changed_order", "waiting_payment", "waiting_credit")) {
            Awaitility.await(table)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> rows(table + " where order_id = ?", order) == 0);
        }
        assertThat(rows("stock_reservation where released_at is null and order_id = ?", order))
                .as("reservations")
                .isZero();
        assertThat(
                        integration
                                .database()
                                .queryForObject(
                                        "select count(*) from remote_write where state = 'INTENT'"
                                                + " and subject like ?",
                                        Integer.class,
                                        order.externalId() + "%"))
                .as("intents")
                .isZero();
        assertThat(systems.dear().doubles()).isEmpty();
    }

    int rows(String from, TestOrder order) {
        return integration
                .database()
                .queryForObject(
                        "select count(*) from " + from, Integer.class, String.valueOf(order.id()));
    }

    static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText());
    }
}
