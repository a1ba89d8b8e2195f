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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that fall after the sale of their day was invoiced (design rules O14, O15). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DailyCreditsTest {

    private static final String OF_DAY =
            " where order_id in (select order_id from order_log where business_day = ?)";

    private SandboxSystems systems;
    private RunningIntegration integration;
    private MovingClock clock;

    /** Each test has a day of its own; all are later than the time at which orders are edited. */
    private LocalDate day;

    Map<String, String> database() {
        return Map.of();
    }

    @BeforeAll
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        systems.dear().setAllStock(new BigDecimal("100000"));
        Instant now = Instant.now();
        clock = new MovingClock(now.toString());
        BusinessDays days = new BusinessDays(ZoneId.of("America/New_York"), LocalTime.of(17, 30));
        day = days.after(days.of(now));
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        integration =
                DailyStore.of(systems, clock)
                        .with("store.acme.payment-status", "Processing")
                        .with(database())
                        .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> any("flow_cursor where flow = 'consolidate-orders'"));
        clock.moveTo(days.cutOf(days.of(now)).plusSeconds(60).toString());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> any("closed_day"));
    }

    @AfterAll
    void stop() {
        integration.close();
        systems.close();
    }

    @AfterEach
    void nextDay() {
        systems.dear().faults().clear();
        day = day.plusDays(1);
    }

    @Test
    void eachOrderThatFallsIsCreditedByItselfUntilNothingIsLeftOfTheSale() {
        List<TestOrder> orders = written(5, 3, 1);

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
                .contains("handshake:acme:" + day + "/" + orders.get(0).id() + "#");
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
        assertQuiet();
    }

    @Test
    void whatWasShippedOfTheOrderComesBackIntoStock() {
        List<TestOrder> orders = written(4, 2);
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
    void anOrderThatIsGoneIsCreditedAndOneThatComesBackIsHeld() {
        List<TestOrder> orders = written(1, 2);
        systems.handshake().deleteOrder(orders.get(1).id());
        gone(orders.get(1));
        integration.await(orders.get(1), "CANCELLED");
        awaitNotes(1);
        assertThat(sale().at("/CreditNotes/0/Restock")).isEmpty();

        status(orders.get(0), "Cancelled");
        integration.await(orders.get(0), "CANCELLED");
        status(orders.get(0), "Processing");
        integration.await(orders.get(0), "HELD");
        assertThat(integration.reason(orders.get(0).number())).contains("1 × MUG-01 at 8.50 more");
        status(orders.get(0), "Cancelled");
        integration.await(orders.get(0), "CANCELLED");
        assertThat(sale().path("CreditNotes")).hasSize(2);
        assertRests();
    }

    @Test
    void whatIsNoFallIsHeldWithTheDifferenceAndTheOthersGoOn() {
        List<TestOrder> orders = written(2, 2, 2);
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
    void aSaleThatPeopleHaveCreditedOtherwiseHoldsTheOrder() {
        List<TestOrder> orders = written(4, 2);
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
    void anAddressThatADailySaleDoesNotShowChangesNothing() {
        TestOrder order = written(2).get(0);
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
    void aDayThatIsPaidLaterIsPaidWhatCreditNotesHaveLeft() {
        List<TestOrder> orders =
                List.of(order("Confirmed", 3), order("Confirmed", 2), order("Confirmed", 1));
        close(orders);
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

    @Test
    void howeverTaxIsRoundedTheCreditNotesComeToTheSale() {
        List<TestOrder> orders = written(1, 1, 1, 1, 1, 1, 1);

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
        List<TestOrder> orders = written(3, 1);
        systems.dear().faults().add(FaultRule.on("POST", path).drop(Point.AFTER).nth(1));

        edit(orders.get(0), 1);

        awaitNotes(1);
        integration.await(orders.get(0), "PROCESSED");
        assertThat(sale().path("CreditNotes")).hasSize(1);
        assertRefunded(sale());
        assertRests();
    }

    @Test
    void aCreditNoteThatDearRefusesHoldsItsOrderAndIsWrittenOnRetry() {
        List<TestOrder> orders = written(3, 1);
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

    /** Orders of the day, which is over, written and paid. */
    private List<TestOrder> written(int... quantities) {
        List<TestOrder> orders = new ArrayList<>();
        for (int quantity : quantities) {
            orders.add(order("Processing", quantity));
        }
        close(orders);
        return orders;
    }

    private TestOrder order(String status, int quantity) {
        return TestOrder.empty()
                .with("status", status)
                .line("MUG-01", quantity, "8.50")
                .into(systems);
    }

    private void close(List<TestOrder> orders) {
        orders.forEach(order -> integration.await(order, "PENDING"));
        clock.moveTo(day + "T23:00:00Z");
        orders.forEach(order -> integration.await(order, "PROCESSED"));
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

    /** As the integration does, again where the database was busy with the same rows. */
    private void gone(TestOrder order) {
        Awaitility.await(order.number() + " is seen to be gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> seeGone(order).getException() == null);
    }

    private Exchange seeGone(TestOrder order) {
        return integration
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
        return DailyStore.sale(systems, day.toString());
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
                .until(() -> rows("pending_order" + OF_DAY) + rows("waiting_credit" + OF_DAY) == 0);
        assertThat(rows("changed_order" + OF_DAY)).isZero();
        assertThat(rows("stock_reservation" + OF_DAY + " and released_at is null")).isZero();
        assertThat(systems.dear().doubles()).isEmpty();
    }

    /** Nothing is asked of DEAR for a sale at rest. */
    private void assertQuiet() {
        long reads = systems.dear().ledger().count("GET", "sale");
        Awaitility.await()
                .during(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(3))
                .until(() -> systems.dear().ledger().count("GET", "sale") == reads);
    }

    private boolean any(String from) {
        return !integration
                .database()
                .queryForList("select 1 from " + from, Integer.class)
                .isEmpty();
    }

    private int rows(String from) {
        return integration
                .database()
                .queryForObject(
                        "select count(*) from " + from, Integer.class, java.sql.Date.valueOf(day));
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
