package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.DearStandIn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What DEAR must hold for Handshake's orders: one sale for each, right and complete. */
final class SaleCheck {

    private final DearStandIn dear;

    SaleCheck(DearStandIn dear) {
        this.dear = dear;
    }

    /** True if the order's sale has come to its end, its payment. */
    boolean isPaid(ObjectNode order) {
        return sales(order).stream().anyMatch(sale -> !payments(sale).isEmpty());
    }

    /** Fails unless DEAR holds exactly these orders, once, to the cent. */
    void holdsEachOnce(Collection<ObjectNode> orders) {
        assertThat(dear.doubles()).as("sales that share an ExternalID").isEmpty();
        for (ObjectNode order : orders) {
            List<JsonNode> sales = sales(order);
            assertThat(sales).as("live sales of %s", externalId(order)).hasSize(1);
            isRight(sales.get(0), order);
        }
        assertThat(dear.sales(null).stream().filter(sale -> !isVoid(sale)))
                .as("live sales")
                .hasSize(orders.size());
        assertThat(dear.customers().stream().map(customer -> customer.get("Name").asText()))
                .as("customers")
                .doesNotHaveDuplicates();
    }

    private static void isRight(JsonNode sale, ObjectNode order) {
        String externalId = externalId(order);
        JsonNode authorised = sale.path("Order");
        assertThat(authorised.path("Status").asText()).as(externalId).isEqualTo("AUTHORISED");
        assertThat(authorised.path("Lines")).as(externalId).hasSizeGreaterThan(0);
        assertThat(money(authorised, "TotalBeforeTax"))
                .as("order of %s", externalId)
                .isEqualByComparingTo(order.get("totalAmount").asText());

        List<JsonNode> invoices = new ArrayList<>();
        sale.path("Invoices").forEach(invoices::add);
        invoices.removeIf(invoice -> invoice.path("Status").asText().equals("VOIDED"));
        assertThat(invoices).as("invoices of %s", externalId).hasSize(1);
        assertThat(invoices.get(0).path("Status").asText()).as(externalId).isEqualTo("PAID");
        BigDecimal total = money(invoices.get(0), "Total");
        assertThat(total).as(externalId).isEqualByComparingTo(money(authorised, "Total"));

        List<JsonNode> payments = payments(sale);
        assertThat(payments).as("payments of %s", externalId).hasSize(1);
        assertThat(payments.get(0).path("Reference").asText()).isEqualTo(externalId);
        assertThat(money(payments.get(0), "Amount")).as(externalId).isEqualByComparingTo(total);
    }

    private List<JsonNode> sales(ObjectNode order) {
        List<JsonNode> live = new ArrayList<>(dear.sales(externalId(order)));
        live.removeIf(SaleCheck::isVoid);
        return live;
    }

    private static List<JsonNode> payments(JsonNode sale) {
        List<JsonNode> payments = new ArrayList<>();
        sale.path("Invoices").forEach(invoice -> invoice.path("Payments").forEach(payments::add));
        return payments;
    }

    private static boolean isVoid(JsonNode sale) {
        return sale.path("Status").asText().equals("VOIDED");
    }

    static String externalId(ObjectNode order) {
        return "handshake:acme:" + order.get("objID").asText();
    }

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText());
    }
}
