package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.IntegrationTests;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Dear;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that fall after the sale of their day was invoiced (design rules O14, O15). */
class DailyCreditsTest extends IntegrationTests {

    private static final String OF_DAY =
            " where order_id in (select order_id from order_log where business_day = ?)";

    private MovingClock clock;

    /** Each test has a day of its own; all are later than the time at which orders are edited. */
    private LocalDate day;

    @Override
    protected void prepare(RunningIntegration starting) {
        systems.dear().setAllStock(new BigDecimal("100000"));
        clock = new MovingClock(Instant.now().toString());
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        DailyStore.set(starting, clock).with("store.acme.payment-status", "Processing");
    }

    @BeforeAll
    void closeTheFirstDay() {
        Instant now = clock.instant();
        BusinessDays days = new BusinessDays(ZoneId.of("America/New_York"), LocalTime.of(17, 30));
        day = days.after(days.of(now));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> any("flow_cursor where flow = 'consolidate-orders'"));
        clock.moveTo(days.cutOf(days.of(now)).plusSeconds(60).toString());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> any("closed_day"));
    }

    @AfterEach
    void nextDay() {
        systems.dear().faults().clear();
        day = day.plusDays(1);
    }

    @Test
    void eachOrderThatFallsIsCreditedByItselfUntilNothingIsLeftOfTheSale() {
        List<TestOrder> orders = written(5, 3, 1);

        orders.get(0).sell(2, systems);
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

        orders.get(0).sell(1, systems);
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
        assertThat(integration.audit(orders.get(0)))
                .contains("lowered in Handshake", "3 × MUG-01 at 8.50 less", "refunded");
        assertThat(integration.audit(orders.get(1)))
                .contains("cancelled in Handshake", "a credit note follows");
        assertRests();
        assertQuiet();
    }

    @Test
    void whatWasShippedOfTheOrderComesBackIntoStock() {
        List<TestOrder> orders = written(4, 2);
        new Dear(systems).ship(sale());

        orders.get(0).sell(1, systems);
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
        orders.get(0).sell(3, systems);
        orders.get(1).sell(1, systems);
        awaitNotes(1);
        integration.await(orders.get(0), "HELD");
        integration.await(orders.get(1), "PROCESSED");
        assertThat(integration.reason(orders.get(0).number()))
                .contains("1 × MUG-01 at 8.50 more", "INV-");

        status(orders.get(2), "Cancelled");
        integration.await(orders.get(2), "CANCELLED");
        orders.get(0).sell(2, systems);
        integration.await(orders.get(0), "PROCESSED");
        assertThat(sale().path("CreditNotes")).hasSize(2);
        assertRests();
    }

    @Test
    void aSaleThatPeopleHaveCreditedOtherwiseHoldsTheOrder() {
        List<TestOrder> orders = written(4, 2);
        orders.get(0).sell(3, systems);
        awaitNotes(1);
        integration.await(orders.get(0), "PROCESSED");
        new Dear(systems).undo(sale());

        orders.get(1).sell(1, systems);

        integration.await(orders.get(1), "HELD");
        assertThat(integration.reason(orders.get(1).number()))
                .contains("DEAR's invoice less its credit notes is");
    }

    @Test
    void aFallWhoseShareOfTheSaleCannotBeToldIsHeldAndNamesTheSale() {
        TestOrder order = written(3).get(0);
        order.sell(2, systems);
        awaitNotes(1);
        integration.await(order, "PROCESSED");
        // as if the product were another one in DEAR since
        integration
                .database()
                .update(
                        "update closed_day set remaining = replace(remaining, 'MUG-01', 'CUP-01')"
                                + " where business_day = ?",
                        java.sql.Date.valueOf(day));

        order.sell(1, systems);

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number()))
                .contains(
                        "(sale %s)".formatted(sale().at("/Order/SaleOrderNumber").asText()),
                        "its products or tax rule are others now");
        assertThat(sale().path("CreditNotes")).hasSize(1);
    }

    @Test
    void anAddressThatADailySaleDoesNotShowChangesNothing() {
        TestOrder order = written(2).get(0);
        ObjectNode edit = TestOrder.fields("{}");
        edit.set("shipTo", ((ObjectNode) order.json().get("shipTo")).put("street", "9 New Road"));

        systems.handshake().editOrder(order.id(), edit);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> integration.audit(order).contains("the daily sale stays as it is"));
        integration.await(order, "PROCESSED");
        assertThat(sale().path("CreditNotes")).isEmpty();
        assertRests();
    }

    @Test
    void aDayThatIsPaidLaterIsPaidWhatCreditNotesHaveLeft() {
        List<TestOrder> orders =
                List.of(order("Confirmed", 3), order("Confirmed", 2), order("Confirmed", 1));
        close(orders);
        orders.get(0).sell(1, systems);
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

        orders.get(0).sell(1, systems);

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

    @Test
    void negativeLinesBecomeACreditNoteOnTheSaleOfTheirDay() {
        TestOrder mugs = order("Processing", 3);
        TestOrder back = withNegativeLine();
        close(List.of(mugs, back));

        awaitNotes(1);
        integration.await(back, "PROCESSED");
        JsonNode sale = sale();
        assertThat(money(sale.path("Order"), "TotalBeforeTax")).isEqualByComparingTo("51.10");
        JsonNode note = sale.at("/CreditNotes/0");
        assertThat(note.at("/Lines/0/SKU").asText()).isEqualTo("MUG-02");
        assertThat(money(note, "TotalBeforeTax")).isEqualByComparingTo("11.25");
        assertThat(note.path("Memo").asText())
                .contains("handshake:acme:" + day + "/" + back.id() + "#");
        assertThat(money(sale.at("/Invoices/0/Payments/0"), "Amount"))
                .isEqualByComparingTo(
                        money(sale.at("/Invoices/0"), "Total").subtract(money(note, "Total")));
        assertThat(note.path("Refunds")).isEmpty();
        assertThat(integration.audit(back))
                .contains("negative lines, a credit note over 11.25", "credited");
        assertThat(new BigDecimal(dayColumn("total"))).isEqualByComparingTo("39.85");
        assertThat(new BigDecimal(left().path("total").asText()))
                .isEqualByComparingTo(
                        money(sale.at("/Invoices/0"), "Total").subtract(money(note, "Total")));
        assertRests();

        // what falls later falls from what these lines have left
        ObjectNode edit = back.json().deepCopy();
        ((ObjectNode) edit.at("/lines/0")).put("qty", 3).put("total", "19.20");
        edit.put("totalAmount", "7.95").put("subtotalAmount", "7.95");
        systems.handshake()
                .editOrder(back.id(), edit.retain("lines", "totalAmount", "subtotalAmount"));
        awaitNotes(2);
        status(mugs, "Cancelled");
        integration.await(mugs, "CANCELLED");
        awaitNotes(3);
        sale = sale();
        assertThat(money(sale.at("/CreditNotes/1"), "TotalBeforeTax")).isEqualByComparingTo("6.40");
        assertThat(money(sale.at("/CreditNotes/2"), "TotalBeforeTax"))
                .isEqualByComparingTo("25.50");
        assertThat(money(sale.at("/Invoices/0"), "Total").subtract(credited(sale)))
                .isEqualByComparingTo(new BigDecimal(left().path("total").asText()));
        assertRests();
        assertQuiet();
    }

    @Test
    void whatAnOrderGivesBackOfItsOwnGoodsFallsWithItWhenItIsCancelled() {
        TestOrder order =
                TestOrder.empty()
                        .with("status", "Processing")
                        .line("MUG-01", 5, "8.50")
                        .line("MUG-01", -2, "8.50")
                        .into(systems);
        TestOrder other = order("Processing", 1);
        close(List.of(order, other));
        awaitNotes(1);
        integration.await(order, "PROCESSED");
        new Dear(systems).ship(sale());

        status(order, "Cancelled");

        integration.await(order, "CANCELLED");
        awaitNotes(2);
        JsonNode note = sale().at("/CreditNotes/1");
        assertThat(money(note, "TotalBeforeTax")).isEqualByComparingTo("25.50");
        assertThat(money(note.at("/Refunds/0"), "Amount"))
                .isEqualByComparingTo(money(note, "Total"));
        assertThat(money(note.at("/Restock/0"), "Quantity"))
                .as("of the shipped goods what this note credits")
                .isEqualByComparingTo("3");
        assertThat(money(sale().at("/Invoices/0"), "Total").subtract(credited(sale())))
                .isEqualByComparingTo(new BigDecimal(left().path("total").asText()));
        assertRests();
    }

    @Test
    void anOrderOfNegativeLinesOnlyIsHeldAndTheDayGoesOn() {
        TestOrder back =
                TestOrder.empty()
                        .with("status", "Processing")
                        .line("MUG-02", -1, "11.25")
                        .into(systems);
        TestOrder other = order("Processing", 2);
        integration.await(back, "PENDING");
        close(List.of(other));

        integration.await(back, "HELD");
        assertThat(integration.reason(back.number())).contains("give money back");
        assertThat(sale().path("CreditNotes")).isEmpty();
        assertThat(new BigDecimal(dayColumn("total"))).isEqualByComparingTo("17.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sale", "sale/order", "sale/creditnote"})
    void theCreditNoteOfNegativeLinesIsThereOnceWhateverAnswerIsLost(String path) {
        TestOrder back = withNegativeLine();
        systems.dear().faults().add(FaultRule.on("POST", path).drop(Point.AFTER).nth(1));

        close(List.of(back));

        awaitNotes(1);
        integration.await(back, "PROCESSED");
        assertRests();
        assertThat(sale().path("CreditNotes")).hasSize(1);
        assertThat(sale().at("/CreditNotes/0/Refunds")).isEmpty();
    }

    private TestOrder withNegativeLine() {
        return TestOrder.empty()
                .with("status", "Processing")
                .line("TEA-01", 4, "6.40")
                .line("MUG-02", -1, "11.25")
                .into(systems);
    }

    private String dayColumn(String column) {
        return integration
                .database()
                .queryForObject(
                        "select " + column + " from closed_day where business_day = ?",
                        String.class,
                        java.sql.Date.valueOf(day));
    }

    /** What credit notes have left of the day's sale. */
    private JsonNode left() {
        return TestOrder.fields(dayColumn("remaining"));
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

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }
}
