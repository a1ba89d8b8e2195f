package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.math.BigDecimal;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of orders whose invoice is authorised and paid at once (design rules O12 to O14). */
class InvoicedOrdersTest extends ChangedOrders {

    @Test
    void aCancelledOrdersPaymentIsDeletedAndItsSaleVoided() {
        TestOrder order = processed(TestOrder.plain());

        status(order, "Cancelled");

        integration.await(order, "CANCELLED");
        JsonNode sale = only(order);
        assertThat(sale.path("Status").asText()).isEqualTo("VOIDED");
        assertThat(sale.at("/Invoices/0/Payments")).isEmpty();
        assertThat(why(order)).contains("cancelled in Handshake", "payment-delete", "sale-void");
        assertRests(order);
    }

    @Test
    void anOrderCancelledWhileItIsWrittenIsVoidedAfterwards() {
        systems.dear().faults().add(FaultRule.on("POST", "sale/order").delay(Point.BEFORE, 1500));
        TestOrder order = TestOrder.plain().into(systems);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !systems.dear().sales(order.externalId()).isEmpty());

        status(order, "Cancelled");

        integration.await(order, "CANCELLED");
        assertThat(only(order).path("Status").asText()).isEqualTo("VOIDED");
        assertRests(order);
    }

    @Test
    void aShippedOrderThatIsCancelledIsHeld() {
        TestOrder order = processed(TestOrder.plain());
        dear.ship(only(order));

        status(order, "Cancelled");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("is shipped", "SO-");
        assertThat(only(order).at("/Invoices/0/Payments")).hasSize(1);
    }

    @Test
    void anOrderThatIsGoneIsCancelled() {
        TestOrder order = processed(TestOrder.plain());
        systems.handshake().deleteOrder(order.id());

        gone(order);

        integration.await(order, "CANCELLED");
        assertThat(only(order).path("Status").asText()).isEqualTo("VOIDED");
        assertThat(why(order)).contains("deleted in Handshake");
    }

    @Test
    void aPageThatIsOlderThanTheDeletionBringsNoOrderBack() {
        TestOrder order = processed(TestOrder.plain());
        JsonNode asListed = systems.handshake().order(order.id());
        systems.handshake().deleteOrder(order.id());
        gone(order);
        integration.await(order, "CANCELLED");

        integration.see(asListed);

        assertThat(integration.states()).containsEntry(order.number(), "CANCELLED");
        assertThat(why(order)).contains("deleted in Handshake").doesNotContain("edited in");
        assertRests(order);
    }

    @Test
    void aCancelledOrderThatIsConfirmedAgainIsWrittenAgain() {
        TestOrder order = processed(TestOrder.plain());
        status(order, "Cancelled");
        integration.await(order, "CANCELLED");

        status(order, "Confirmed");

        integration.await(order, "PROCESSED");
        assertThat(live(order, ":2")).hasSize(1);
        assertThat(live(order, "")).isEmpty();
        assertRests(order);
    }

    @Test
    void aLoweredOrderIsCreditedAndRefunded() {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 3, "6.40"));

        quantity(order, 1);

        awaitNotes(order, 1);
        integration.await(order, "PROCESSED");
        JsonNode sale = only(order);
        JsonNode note = sale.at("/CreditNotes/0");
        assertThat(note.path("Memo").asText()).contains(order.externalId() + "#");
        assertThat(note.at("/Lines/0/SKU").asText()).isEqualTo("TEA-01");
        assertThat(money(note, "TotalBeforeTax")).isEqualByComparingTo("12.80");
        assertThat(note.path("Restock")).as("nothing was shipped").isEmpty();
        assertThat(money(note.at("/Refunds/0"), "Amount"))
                .isEqualByComparingTo(money(note, "Total"));
        assertThat(why(order))
                .contains("lowered in Handshake", "2 × TEA-01 at 6.40 less", "refunded");
        assertRests(order);
    }

    @Test
    void whatWasShippedComesBackIntoStockWhenItIsCredited() {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 3, "6.40"));
        dear.ship(only(order));

        quantity(order, 2);
        awaitNotes(order, 1);
        quantity(order, 1);
        awaitNotes(order, 2);

        integration.await(order, "PROCESSED");
        for (JsonNode note : only(order).path("CreditNotes")) {
            assertThat(note.at("/Restock/0/SKU").asText()).isEqualTo("TEA-01");
            assertThat(money(note.at("/Restock/0"), "Quantity")).isEqualByComparingTo("1");
            assertThat(note.path("Refunds")).hasSize(1);
        }
        assertRests(order);
    }

    @Test
    void aLargerDiscountAndALowerPriceAreCredited() {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 10, "6.40"));
        ObjectNode edit = TestOrder.fields("{'percentDiscount':'10'}");
        order.lastLine("unitPrice", "6.00");
        edit.set("lines", order.json().get("lines"));

        systems.handshake().editOrder(order.id(), edit);

        awaitNotes(order, 1);
        integration.await(order, "PROCESSED");
        JsonNode note = only(order).at("/CreditNotes/0");
        // 72.50 becomes 68.50 less 6.85
        assertThat(money(note, "TotalBeforeTax")).isEqualByComparingTo("10.85");
        assertThat(note.path("Refunds")).hasSize(1);
    }

    @Test
    void anInvoicedOrderThatGrowsIsHeldWithTheDifference() {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 3, "6.40"));

        quantity(order, 5);

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number()))
                .contains("2 × TEA-01 at 6.40 more", "instead of", "INV-");
        assertThat(only(order).path("CreditNotes")).isEmpty();

        quantity(order, 3);
        integration.await(order, "PROCESSED");
        assertRests(order);
    }

    @Test
    void anInvoicedOrderOfAnotherAddressIsHeldNamingTheField() {
        TestOrder order = processed(TestOrder.plain());
        ObjectNode edit = TestOrder.fields("{}");
        edit.set("shipTo", ((ObjectNode) order.json().get("shipTo")).put("street", "9 New Road"));

        systems.handshake().editOrder(order.id(), edit);

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("changed: shipTo");
    }

    @Test
    void anOrderSetBackIsHeldUntilItsStatusRises() {
        TestOrder order = processed(TestOrder.plain());

        status(order, "Open");
        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("set back", "stays in DEAR");

        status(order, "Processing");
        integration.await(order, "PROCESSED");
        assertThat(only(order).path("Status").asText()).isNotEqualTo("VOIDED");
        assertRests(order);
    }

    @Test
    void negativeLinesBecomeACreditNoteBesideTheSale() {
        TestOrder order =
                processed(
                        TestOrder.plain()
                                .line("TEA-01", 3, "6.40")
                                .line("BOWL-01", 1, "24.00")
                                .line("MUG-02", -1, "11.25"));

        awaitNotes(order, 1);
        integration.await(order, "PROCESSED");
        JsonNode sale = only(order);
        assertThat(sale.at("/Order/Lines")).hasSize(3);
        JsonNode note = sale.at("/CreditNotes/0");
        assertThat(note.at("/Lines/0/SKU").asText()).isEqualTo("MUG-02");
        assertThat(money(note, "TotalBeforeTax")).isEqualByComparingTo("11.25");
        BigDecimal owed = money(sale.at("/Invoices/0"), "Total").subtract(money(note, "Total"));
        assertThat(money(sale.at("/Invoices/0/Payments/0"), "Amount")).isEqualByComparingTo(owed);
        assertThat(note.path("Refunds")).isEmpty();
        assertThat(why(order)).contains("negative lines, a credit note over 11.25", "credited");
        assertRests(order);
    }

    @Test
    void anOrderOfNegativeLinesOnlyIsHeldWithARemedy() {
        TestOrder order = TestOrder.empty().line("MUG-02", -1, "11.25").into(systems);

        integration.await(order, "HELD");

        assertThat(integration.reason(order.number())).contains("give money back");
        assertThat(systems.dear().sales(order.externalId())).isEmpty();
    }

    @Test
    void aVoidThatDearRefusesIsHeldAndDoneOnRetry() {
        TestOrder order = processed(TestOrder.plain());
        systems.dear().faults().add(FaultRule.on("DELETE", "sale").status(Point.BEFORE, 400));

        status(order, "Cancelled");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("refused");
        systems.dear().faults().clear();
        retry(order);
        integration.await(order, "CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, sale/payment",
        "DELETE, sale",
        "POST, sale/creditnote",
        "POST, sale/payment"
    })
    void aWriteThatWasDoneIsNotDoneAgain(String method, String path) {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 3, "6.40"));
        int before = calls(method, path);
        systems.dear().faults().add(FaultRule.on(method, path).drop(Point.AFTER).nth(1));

        change(order, method);

        awaitEnd(order, method);
        assertThat(calls(method, path) - before).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, sale/payment",
        "DELETE, sale",
        "POST, sale/creditnote",
        "POST, sale/payment"
    })
    void aWriteThatNeverArrivedIsDoneAfterTheSettlingTime(String method, String path) {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 3, "6.40"));
        int before = calls(method, path);
        systems.dear().faults().add(FaultRule.on(method, path).drop(Point.BEFORE).nth(1));

        change(order, method);

        awaitEnd(order, method);
        assertThat(calls(method, path) - before).isEqualTo(2);
    }

    private void change(TestOrder order, String method) {
        if (method.equals("DELETE")) {
            status(order, "Cancelled");
        } else {
            quantity(order, 1);
        }
    }

    private void awaitEnd(TestOrder order, String method) {
        if (method.equals("DELETE")) {
            integration.await(order, "CANCELLED");
            assertThat(live(order, "")).isEmpty();
        } else {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> only(order).at("/CreditNotes/0/Refunds").size() == 1);
            integration.await(order, "PROCESSED");
            assertThat(only(order).path("CreditNotes")).hasSize(1);
        }
        assertRests(order);
    }

    private int calls(String method, String path) {
        return systems.dear()
                .ledger()
                .entries(c -> c.method().equals(method) && c.path().equalsIgnoreCase(path))
                .size();
    }
}
