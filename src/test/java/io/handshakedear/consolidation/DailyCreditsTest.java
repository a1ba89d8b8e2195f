package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Dear;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that fall after the sale of their day was invoiced (design rules O14, O15). */
class DailyCreditsTest {

    private static final String DAY = "2026-03-06";

    private SandboxSystems systems;
    private RunningIntegration integration;
    private MovingClock clock;

    Map<String, String> database() {
        return Map.of();
    }

    @BeforeEach
    void prepare() {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        systems.dear().setAllStock(new BigDecimal("100000"));
        clock = new MovingClock(DAY + "T12:00:00Z");
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
    }

    @AfterEach
    void stop() {
        if (integration != null) {
            integration.close();
        }
        systems.close();
    }

    @Test
    void eachOrderThatFallsIsCreditedByItselfUntilNothingIsLeftOfTheSale() throws Exception {
        List<TestOrder> orders = written(Map.of(), 5, 3, 1);

        edit(orders.get(0), 2);
        awaitNotes(1);
        status(orders.get(1), "Cancelled");
        integration.await(orders.get(1), "CANCELLED");
        awaitNotes(2);
        integration.await(orders.get(0), "PROCESSED");
        JsonNode sale = sale();
        assertThat(money(sale.at("/CreditNotes/0"), "TotalBeforeTax"))
                .isEqualByComparingTo("25.50");
        assertThat(sale.at("/CreditNotes/0/Memo").asText())
                .contains("handshake:acme:" + DAY + "/" + orders.get(0).id() + "#");
        assertThat(money(sale.at("/CreditNotes/1"), "TotalBeforeTax"))
                .isEqualByComparingTo("25.50");
        assertRefunded(sale);

        edit(orders.get(0), 1);
        awaitNotes(3);
        orders.forEach(order -> status(order, "Cancelled"));
        awaitNotes(5);
        for (TestOrder order : orders) {
            integration.await(order, "CANCELLED");
        }
        assertRefunded(sale());
        assertThat(credited(sale()))
                .as("credit notes come to the invoice")
                .isEqualByComparingTo(money(sale().at("/Invoices/0"), "Total"));
        assertThat(why(orders.get(0)))
                .contains("lowered in Handshake", "3 × MUG-01 at 8.50 less", "refunded");
        assertThat(why(orders.get(1))).contains("cancelled in Handshake", "a credit note follows");
        assertRests();
    }

    @Test
    void whatWasShippedOfTheOrderComesBackIntoStock() throws Exception {
        List<TestOrder> orders = written(Map.of(), 4, 2);
        new Dear(systems).ship(sale());

        edit(orders.get(0), 1);
        awaitNotes(1);
        status(orders.get(1), "Cancelled");
        awaitNotes(2);

        integration.await(orders.get(1), "CANCELLED");
        assertThat(money(sale().at("/CreditNotes/0/Restock/0"), "Quantity"))
                .isEqualByComparingTo("3");
        assertThat(money(sale().at("/CreditNotes/1/Restock/0"), "Quantity"))
                .isEqualByComparingTo("2");
        assertRests();
    }

    @Test
    void anOrderThatIsGoneIsCreditedAndOneThatComesBackIsHeld() throws Exception {
        List<TestOrder> orders = written(Map.of(), 1, 2);
        systems.handshake().deleteOrder(orders.get(1).id());
        gone(orders.get(1));
        integration.await(orders.get(1), "CANCELLED");
        awaitNotes(1);
        assertThat(sale().at("/CreditNotes/0/Restock")).isEmpty();

        status(orders.get(0), "Cancelled");
        integration.await(orders.get(0), "CANCELLED");
        status(orders.get(0), "Confirmed");
        integration.await(orders.get(0), "HELD");
        assertThat(integration.reason(orders.get(0).number())).contains("1 × MUG-01 at 8.50 more");
        status(orders.get(0), "Cancelled");
        integration.await(orders.get(0), "CANCELLED");
        assertThat(sale().path("CreditNotes")).hasSize(2);
        assertRests();
    }

    @Test
    void whatIsNoFallIsHeldWithTheDifferenceAndTheOthersGoOn() throws Exception {
        List<TestOrder> orders = written(Map.of(), 2, 2, 2);
        edit(orders.get(0), 3);
        edit(orders.get(1), 1);
        awaitNotes(1);
        integration.await(orders.get(0), "HELD");
        integration.await(orders.get(1), "PROCESSED");
        assertThat(integration.reason(orders.get(0).number()))
                .contains("1 × MUG-01 at 8.50 more", "INV-");

        status(orders.get(2), "Cancelled");
        integration.await(orders.get(2), "CANCELLED");
        edit(orders.get(0), 2);
        integration.await(orders.get(0), "PROCESSED");
        assertThat(sale().path("CreditNotes")).hasSize(2);
        assertRests();
    }

    @Test
    void aSaleThatPeopleHaveCreditedOtherwiseHoldsTheOrder() throws Exception {
        List<TestOrder> orders = written(Map.of(), 4, 2);
        edit(orders.get(0), 3);
        awaitNotes(1);
        integration.await(orders.get(0), "PROCESSED");
        new Dear(systems).undo(sale());

        edit(orders.get(1), 1);

        integration.await(orders.get(1), "HELD");
        assertThat(integration.reason(orders.get(1).number()))
                .contains("DEAR's invoice less its credit notes is");
    }

    @Test
    void anAddressThatADailySaleDoesNotShowChangesNothing() throws Exception {
        TestOrder order = written(Map.of(), 2).get(0);
        ObjectNode edit = TestOrder.fields("{}");
        edit.set("shipTo", ((ObjectNode) order.json().get("shipTo")).put("street", "9 New Road"));

        systems.handshake().editOrder(order.id(), edit);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> why(order).contains("the daily sale stays as it is"));
        integration.await(order, "PROCESSED");
        assertThat(sale().path("CreditNotes")).isEmpty();
        assertRests();
    }

    @Test
    void aDayThatIsPaidLaterIsPaidWhatCreditNotesHaveLeft() throws Exception {
        List<TestOrder> orders =
                written(Map.of("store.acme.payment-status", "Processing"), 3, 2, 1);
        edit(orders.get(0), 1);
        awaitNotes(1);
        systems.handshake().deleteOrder(orders.get(1).id());
        gone(orders.get(1));
        integration.await(orders.get(1), "CANCELLED");
        assertThat(sale().at("/Invoices/0/Payments")).isEmpty();

        status(orders.get(0), "Processing");
        status(orders.get(2), "Processing");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sale().at("/Invoices/0/Payments").size() == 1);
        JsonNode sale = sale();
        assertThat(money(sale.at("/Invoices/0/Payments/0"), "Amount"))
                .isEqualByComparingTo(
                        money(sale.at("/Invoices/0"), "Total").subtract(credited(sale)));
        assertThat(sale.findValues("Refunds")).allMatch(JsonNode::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inclusive", "Exclusive"})
    void howeverTaxIsRoundedTheCreditNotesNeverExceedTheSale(String tax) throws Exception {
        List<TestOrder> orders =
                written(Map.of("store.acme.sale-tax-status", tax), 1, 1, 1, 1, 1, 1, 1);

        for (TestOrder order : orders) {
            status(order, "Cancelled");
        }

        for (TestOrder order : orders) {
            integration.await(order, "CANCELLED");
        }
        assertThat(credited(sale())).isEqualByComparingTo(money(sale().at("/Invoices/0"), "Total"));
        assertRefunded(sale());
        assertRests();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sale/creditnote", "sale/payment"})
    void aCreditNoteWhoseAnswerWasLostIsThereOnce(String path) throws Exception {
        List<TestOrder> orders = written(Map.of(), 3, 1);
        systems.dear().faults().add(FaultRule.on("POST", path).drop(Point.AFTER).nth(1));

        edit(orders.get(0), 1);

        awaitNotes(1);
        integration.await(orders.get(0), "PROCESSED");
        assertThat(sale().path("CreditNotes")).hasSize(1);
        assertRefunded(sale());
        assertRests();
    }

    @Test
    void aCreditNoteThatDearRefusesHoldsItsOrderAndIsWrittenOnRetry() throws Exception {
        List<TestOrder> orders = written(Map.of(), 3, 1);
        systems.dear()
                .faults()
                .add(FaultRule.on("POST", "sale/creditnote").status(Point.BEFORE, 400));
        status(orders.get(0), "Cancelled");
        integration.await(orders.get(0), "HELD");

        systems.dear().faults().clear();
        integration
                .database()
                .update(
                        "insert into job (id, store, command, state, done, created_at) values"
                                + " ('retry-1', 'acme', 'retry', 'WAITING', 0, current_timestamp)");

        integration.await(orders.get(0), "CANCELLED");
        assertThat(sale().path("CreditNotes")).hasSize(1);
        assertRests();
    }

    private List<TestOrder> written(Map<String, String> settings, int... quantities)
            throws Exception {
        integration = DailyStore.of(systems, clock).with(settings).with(database()).start();
        integration.awaitFirstCapture("acme");
        List<TestOrder> orders = new ArrayList<>();
        for (int quantity : quantities) {
            orders.add(
                    TestOrder.at(Instant.parse(DAY + "T13:00:00Z").plusSeconds(orders.size()))
                            .line("MUG-01", quantity, "8.50")
                            .into(systems));
        }
        for (TestOrder order : orders) {
            integration.await(order, "PENDING");
        }
        clock.moveTo(DAY + "T23:00:00Z");
        for (TestOrder order : orders) {
            integration.await(order, "PROCESSED");
        }
        return orders;
    }

    private void edit(TestOrder order, int qty) {
        String total = new BigDecimal("8.50").multiply(BigDecimal.valueOf(qty)).toPlainString();
        systems.handshake()
                .editOrder(
                        order.id(),
                        order.lastLine("qty", qty)
                                .lastLine("total", total)
                                .with("totalAmount", total)
                                .with("subtotalAmount", total)
                                .json()
                                .deepCopy()
                                .retain("lines", "totalAmount", "subtotalAmount"));
    }

    private void status(TestOrder order, String status) {
        systems.handshake().changeStatus(order.id(), status);
    }

    private void gone(TestOrder order) {
        integration
                .context()
                .createProducerTemplate()
                .send(
                        "direct:see-gone-order",
                        ask -> {
                            ask.setVariable("store", "acme");
                            ask.setVariable("orderId", String.valueOf(order.id()));
                        });
    }

    private void awaitNotes(int count) {
        Awaitility.await(count + " credit notes")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sale().path("CreditNotes").size() >= count);
    }

    private JsonNode sale() {
        return DailyStore.sale(systems, DAY);
    }

    /** Each credit note was paid back, by one refund. */
    private static void assertRefunded(JsonNode sale) {
        for (JsonNode note : sale.path("CreditNotes")) {
            assertThat(note.path("Refunds")).hasSize(1);
            assertThat(money(note.at("/Refunds/0"), "Amount"))
                    .isEqualByComparingTo(money(note, "Total"));
        }
    }

    private static BigDecimal credited(JsonNode sale) {
        BigDecimal credited = BigDecimal.ZERO;
        for (JsonNode note : sale.path("CreditNotes")) {
            credited = credited.add(money(note, "Total"));
        }
        return credited;
    }

    private void assertRests() {
        Awaitility.await("nothing waits")
                .atMost(Duration.ofSeconds(30))
                .until(() -> rows("pending_order") + rows("waiting_credit") == 0);
        assertThat(rows("changed_order")).isZero();
        assertThat(rows("stock_reservation where released_at is null")).isZero();
        assertThat(rows("remote_write where state = 'INTENT'")).isZero();
        assertThat(systems.dear().doubles()).isEmpty();
        long reads = systems.dear().ledger().count("GET", "sale");
        Awaitility.await()
                .during(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(2))
                .until(() -> systems.dear().ledger().count("GET", "sale") == reads);
    }

    private int rows(String from) {
        return integration.database().queryForObject("select count(*) from " + from, Integer.class);
    }

    private String why(TestOrder order) {
        return String.join(
                "\n",
                integration
                        .database()
                        .queryForList(
                                "select event || ': ' || coalesce(detail, '') from order_audit"
                                        + " where order_id = ? order by id",
                                String.class,
                                String.valueOf(order.id())));
    }

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }
}
