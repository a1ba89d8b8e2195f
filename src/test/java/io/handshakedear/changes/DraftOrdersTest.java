package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Changes of orders whose invoice is a draft, and that count as paid once they are Complete (design
 * rules O10, O12 to O14).
 */
class DraftOrdersTest extends ChangedOrders {

    @Override
    Map<String, String> settings() {
        return Map.of(
                "store.acme.invoice-status", "Draft", "store.acme.payment-status", "Complete");
    }

    @Test
    void anEditedOrderIsVoidedAndWrittenAsItsNextGeneration() {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 3, "6.40"));

        quantity(order, 5);

        JsonNode sale = generation(order, 2);
        integration.await(order, "PROCESSED");
        assertThat(sale.at("/Order/Lines/1/Quantity").asInt()).isEqualTo(5);
        assertThat(only(order).path("Status").asText()).isEqualTo("VOIDED");
        assertThat(why(order)).contains("edited in Handshake", "sale-void", "is generation 2");
        assertRests(order);

        edit(order, "{'notes':'Ring twice'}");
        assertThat(generation(order, 3).path("Note").asText()).isEqualTo("Ring twice");
        integration.await(order, "PROCESSED");
        assertThat(live(order, ":2")).isEmpty();
        assertRests(order);
    }

    @Test
    void theStockOfAnEditedOrderIsReservedWhileItsSaleIsVoided() {
        TestOrder order = processed(TestOrder.plain().line("TEA-01", 3, "6.40"));
        systems.dear()
                .faults()
                .add(FaultRule.on("DELETE", "sale").status(Point.BEFORE, 503).times(2));

        quantity(order, 5);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                rows(
                                                "stock_reservation where released_at is null"
                                                        + " and quantity = 5 and order_id = ?",
                                                order)
                                        == 1);
        assertThat(live(order, "")).as("not void yet").hasSize(1);
        generation(order, 2);
        integration.await(order, "PROCESSED");
        assertRests(order);
    }

    @Test
    void anEditWhileTheOrderIsWrittenIsFollowed() {
        systems.dear().faults().add(FaultRule.on("POST", "sale/order").delay(Point.BEFORE, 1500));
        TestOrder order = TestOrder.plain().into(systems);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !systems.dear().sales(order.externalId()).isEmpty());

        quantity(order, 4);

        JsonNode sale = generation(order, 2);
        integration.await(order, "PROCESSED");
        assertThat(sale.at("/Order/Lines/0/Quantity").asInt()).isEqualTo(4);
        assertThat(live(order, "")).isEmpty();
        assertRests(order);
    }

    @Test
    void anEditedOrderThatNoSaleCanEqualIsHeldAndItsSaleStays() {
        TestOrder order = processed(TestOrder.plain());

        edit(order, "{'totalOffDiscount':'100'}");

        integration.await(order, "HELD");
        assertThat(live(order, "")).hasSize(1);
        edit(order, "{'totalOffDiscount':'0'}");
        integration.await(order, "PROCESSED");
    }

    @Test
    void anEditedOrderThatIsPickedIsHeldUntilThePickIsUndone() {
        TestOrder order = processed(TestOrder.plain());
        dear.pick(only(order));

        quantity(order, 4);

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("is picked", "changed: lines");
        dear.undo(only(order));
        retry(order);
        generation(order, 2);
        integration.await(order, "PROCESSED");
        assertRests(order);
    }

    @Test
    void anotherPersonsPaymentKeepsACancelledSale() {
        TestOrder order = processed(TestOrder.plain());
        dear.authoriseInvoice(only(order));
        dear.pay(only(order), "2.00");

        systems.handshake().changeStatus(order.id(), "Cancelled");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("did not make");
        assertThat(live(order, "")).hasSize(1);
    }

    @Test
    void anOrderThatComesToItsPaymentStatusLaterIsPaid() {
        TestOrder order = processed(TestOrder.plain());
        dear.authoriseInvoice(only(order));
        assertThat(only(order).at("/Invoices/0/Payments")).isEmpty();

        systems.handshake().changeStatus(order.id(), "Complete");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> only(order).at("/Invoices/0/Status").asText().equals("PAID"));
        integration.await(order, "PROCESSED");
        assertRests(order);
    }

    @Test
    void aPaymentWaitsForTheInvoiceAndIsTheRestThatIsDue() {
        TestOrder order = processed(TestOrder.plain().with("status", "Complete"));
        assertThat(rows("waiting_payment where order_id = ?", order)).isEqualTo(1);

        // DEAR's rows are read when they change, not again and again
        Awaitility.await()
                .until(
                        () ->
                                rows(
                                                "waiting_payment where looked_at is not null"
                                                        + " and order_id = ?",
                                                order)
                                        == 1);
        dear.authoriseInvoice(only(order));
        dear.pay(only(order), "2.00");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> only(order).at("/Invoices/0/Status").asText().equals("PAID"));
        assertThat(only(order).at("/Invoices/0/Payments")).hasSize(2);
        assertRests(order);
    }

    @Test
    void negativeLinesWaitVisiblyUntilTheInvoiceIsAuthorised() {
        TestOrder order =
                processed(TestOrder.plain().line("BOWL-01", 1, "24.00").line("MUG-01", -1, "8.50"));
        assertThat(rows("waiting_credit where order_id = ?", order)).isEqualTo(1);
        assertThat(only(order).path("CreditNotes")).isEmpty();

        dear.authoriseInvoice(only(order));

        awaitNotes(order, 1);
        assertThat(money(only(order).at("/CreditNotes/0"), "TotalBeforeTax"))
                .isEqualByComparingTo("8.50");
        integration.await(order, "PROCESSED");
        assertRests(order);
    }

    @Test
    void aSaleVoidedByHandShowsInTheLogAndTheOrderIsReloadedOnce() {
        TestOrder order = processed(TestOrder.plain());
        dear.voidSale(only(order));

        systems.handshake().changeStatus(order.id(), "Complete");
        awaitCause(order, "VOIDED");
        assertThat(integration.states()).containsEntry(order.number(), "HELD");
        assertThat(integration.reason(order.number())).contains("voided in DEAR by hand");

        forget(order);
        generation(order, 2);
        integration.await(order, "PROCESSED");
        integration.awaitCapture("acme");
        integration.awaitCapture("acme");
        assertThat(systems.dear().sales(order.externalId())).hasSize(1);
        assertThat(systems.dear().sales(order.externalId() + ":2")).hasSize(1);
        assertThat(systems.dear().sales(order.externalId() + ":3")).isEmpty();
        List<ObjectNode> all = systems.dear().sales(null);
        assertThat(all).filteredOn(sale -> mentions(sale, order)).hasSize(2);
    }

    private static boolean mentions(JsonNode sale, TestOrder order) {
        return sale.path("ExternalID").asText().startsWith(order.externalId());
    }
}
