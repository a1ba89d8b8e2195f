package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;

/** What people do with a sale in DEAR's own pages. */
public final class Dear {

    private final SandboxClient client;

    public Dear(SandboxSystems systems) {
        client = new SandboxClient(systems.dear().url());
    }

    public void authoriseInvoice(JsonNode sale) {
        ObjectNode invoice = object();
        invoice.put("SaleID", id(sale)).put("TaskID", sale.at("/Invoices/0/TaskID").asText());
        invoice.put("CombineAdditionalCharges", false).put("Status", "AUTHORISED");
        client.ui("PUT", "sale/invoice", invoice);
    }

    public void voidSale(JsonNode sale) {
        client.ui("DELETE", "sale?ID=" + id(sale) + "&Void=true", null);
    }

    /** Takes all payments of the sale away, as DEAR wants it before a sale is voided. */
    public void deletePayments(JsonNode sale) {
        for (JsonNode payment : sale.at("/Invoices/0/Payments")) {
            client.ui("DELETE", "sale/payment?ID=" + id(payment), null);
        }
    }

    /** Takes the last authorisation back. */
    public void undo(JsonNode sale) {
        client.ui("DELETE", "sale?ID=" + id(sale), null);
    }

    /** Authorises the pick of everything that the order has. */
    public void pick(JsonNode sale) {
        ObjectNode pick = object();
        pick.put("TaskID", sale.at("/Fulfilments/0/TaskID").asText()).put("Status", "AUTHORISED");
        goods(sale, pick.putArray("Lines"));
        client.ui("POST", "sale/fulfilment/pick", pick);
    }

    /** Picks what is not picked, packs and ships it. */
    public void ship(JsonNode sale) {
        if (!sale.at("/Fulfilments/0/Pick/Status").asText().equals("AUTHORISED")) {
            pick(sale);
        }
        String task = sale.at("/Fulfilments/0/TaskID").asText();
        ObjectNode pack = object().put("TaskID", task).put("Status", "AUTHORISED");
        goods(sale, pack.putArray("Lines"));
        pack.path("Lines").forEach(line -> ((ObjectNode) line).put("Box", "Box 1"));
        client.ui("POST", "sale/fulfilment/pack", pack);
        ObjectNode ship = object().put("TaskID", task).put("Status", "AUTHORISED");
        ObjectNode box = ship.putArray("Lines").addObject();
        box.put("ShipmentDate", "2024-03-09T00:00:00").put("Carrier", "DHL");
        box.put("Box", "Box 1").put("TrackingNumber", "JD0001").put("IsShipped", true);
        client.ui("POST", "sale/fulfilment/ship", ship);
    }

    /** A payment that somebody else enters. */
    public void pay(JsonNode sale, String amount) {
        ObjectNode payment = object();
        payment.put("TaskID", sale.at("/Invoices/0/TaskID").asText()).put("Type", "PAYMENT");
        payment.put("Amount", new java.math.BigDecimal(amount));
        payment.put("DatePaid", "2024-03-09T00:00:00").put("Account", "090");
        payment.put("CurrencyRate", 1).put("Reference", "cheque 9");
        client.ui("POST", "sale/payment", payment);
    }

    /** Somebody enters a sale with this ExternalID; it has no lines. */
    public JsonNode copySale(JsonNode sale, String externalId) {
        ObjectNode copy = object();
        for (String field : new String[] {"CustomerID", "Location", "TaxRule", "Terms"}) {
            copy.set(field, sale.get(field));
        }
        copy.put("SkipQuote", true).put("TaxInclusive", false);
        copy.put("SaleOrderDate", "2024-03-09T00:00:00").put("ExternalID", externalId);
        return client.ui("POST", "sale", copy);
    }

    /** Somebody changes the unit price of the only line of a draft invoice. */
    public void changeInvoice(JsonNode sale, String price, String tax) {
        JsonNode invoice = sale.at("/Invoices/0");
        ObjectNode changed = object();
        changed.put("SaleID", id(sale)).set("TaskID", invoice.get("TaskID"));
        changed.put("CombineAdditionalCharges", false).put("Status", "DRAFT");
        ObjectNode line = changed.putArray("Lines").addObject();
        line.setAll((ObjectNode) invoice.at("/Lines/0"));
        java.math.BigDecimal unit = new java.math.BigDecimal(price);
        line.put("Price", unit);
        line.put("Total", unit.multiply(line.get("Quantity").decimalValue()));
        line.put("Tax", new java.math.BigDecimal(tax));
        client.ui("PUT", "sale/invoice", changed);
    }

    /** Somebody credits one unit of the invoice's last line. */
    public void credit(JsonNode sale, String price, String tax) {
        JsonNode invoice = sale.at("/Invoices/0");
        JsonNode lines = invoice.path("Lines");
        ObjectNode note = object();
        note.put("SaleID", id(sale)).put("TaskID", "00000000-0000-0000-0000-000000000000");
        note.put("CombineAdditionalCharges", false).put("Status", "AUTHORISED");
        note.set("CreditNoteInvoiceNumber", invoice.get("InvoiceNumber"));
        note.put("CreditNoteDate", "2024-03-20T00:00:00").put("Memo", "by hand");
        ObjectNode line = note.putArray("Lines").addObject();
        line.setAll((ObjectNode) lines.get(lines.size() - 1));
        line.put("Quantity", 1).put("Tax", new java.math.BigDecimal(tax));
        line.put("Total", new java.math.BigDecimal(price));
        client.ui("POST", "sale/creditnote", note);
    }

    private static void goods(JsonNode sale, ArrayNode lines) {
        for (JsonNode line : sale.at("/Order/Lines")) {
            ObjectNode goods = lines.addObject();
            goods.set("SKU", line.get("SKU"));
            goods.set("ProductID", line.get("ProductID"));
            goods.set("Name", line.get("Name"));
            goods.set("Location", sale.get("Location"));
            goods.set("Quantity", line.get("Quantity"));
        }
    }

    private static String id(JsonNode sale) {
        return sale.get("ID").asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
