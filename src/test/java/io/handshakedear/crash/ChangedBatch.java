package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Three orders that change after they were written: one is cancelled, one lowered, and one, whose
 * invoice was taken back to a draft, is edited. Together they need every write of a change.
 */
final class ChangedBatch {

    private final SandboxSystems systems;
    private final SandboxClient dear;
    private final TestOrder cancelled = TestOrder.plain();
    private final TestOrder lowered = TestOrder.plain().line("TEA-01", 5, "6.40");
    private final TestOrder edited = TestOrder.plain().line("TEA-01", 2, "6.40");

    ChangedBatch(SandboxSystems systems) {
        this.systems = systems;
        this.dear = new SandboxClient(systems.dear().url());
    }

    void add() {
        orders().forEach(order -> order.into(systems));
    }

    boolean isWritten() {
        return orders().stream().allMatch(order -> payments(order.externalId()) == 1);
    }

    void change() {
        JsonNode sale = live(edited.externalId()).get(0);
        dear.ui("DELETE", "sale/payment?ID=" + sale.at("/Invoices/0/Payments/0/ID").asText(), null);
        dear.ui("DELETE", "sale?ID=" + sale.path("ID").asText(), null);
        systems.handshake().changeStatus(cancelled.id(), "Cancelled");
        quantity(lowered, 2);
        quantity(edited, 4);
    }

    boolean isFollowed() {
        List<JsonNode> less = live(lowered.externalId());
        return live(cancelled.externalId()).isEmpty()
                && less.size() == 1
                && less.get(0).at("/CreditNotes/0/Refunds").size() == 1
                && live(edited.externalId()).isEmpty()
                && payments(edited.externalId() + ":2") == 1;
    }

    /** Fails unless each change was made once, to the cent. */
    void endedRight() {
        assertThat(live(cancelled.externalId())).as("sales of a cancelled order").isEmpty();
        JsonNode sale = live(lowered.externalId()).get(0);
        assertThat(sale.path("CreditNotes")).as("credit notes").hasSize(1);
        JsonNode note = sale.at("/CreditNotes/0");
        assertThat(note.path("TotalBeforeTax").decimalValue()).isEqualByComparingTo("19.20");
        assertThat(note.at("/Refunds/0/Amount").decimalValue())
                .isEqualByComparingTo(note.path("Total").decimalValue());
        assertThat(live(edited.externalId())).as("sales before the edit").isEmpty();
        List<JsonNode> anew = live(edited.externalId() + ":2");
        assertThat(anew).as("sales after the edit").hasSize(1);
        assertThat(anew.get(0).at("/Order/Lines/1/Quantity").decimalValue())
                .isEqualByComparingTo(new BigDecimal(4));
        assertThat(live(edited.externalId() + ":3")).isEmpty();
        assertThat(systems.dear().doubles()).isEmpty();
    }

    String cancelledId() {
        return String.valueOf(cancelled.id());
    }

    private List<TestOrder> orders() {
        return List.of(cancelled, lowered, edited);
    }

    private void quantity(TestOrder order, int qty) {
        order.lastLine("qty", qty);
        systems.handshake()
                .editOrder(
                        order.id(), TestOrder.fields("{}").set("lines", order.json().get("lines")));
    }

    private int payments(String externalId) {
        return live(externalId).stream()
                .mapToInt(sale -> sale.at("/Invoices/0/Payments").size())
                .sum();
    }

    private List<JsonNode> live(String externalId) {
        List<JsonNode> sales = new ArrayList<>();
        for (ObjectNode sale : systems.dear().sales(externalId)) {
            if (!sale.path("Status").asText().equals("VOIDED")) {
                sales.add(sale);
            }
        }
        return sales;
    }
}
