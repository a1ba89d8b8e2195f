package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** How sales are shown (DEAR API: sale, saleList). */
final class DearSaleView {
    private DearSaleView() {}

    private static String numbers(List<String> numbers) {
        return numbers.stream()
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static String creditStatus(DearSale sale) {
        return sale.creditNotes.isEmpty()
                ? DearSale.NOT_AVAILABLE
                : sale.creditNotes.get(sale.creditNotes.size() - 1).status;
    }

    private static String tracking(DearSale sale) {
        return sale.tasks.stream()
                .flatMap(task -> task.shipLines.valueStream())
                .map(line -> line.path("TrackingNumber").asText(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** A row of saleList. */
    static ObjectNode row(DearSale sale, String baseCurrency) {
        ObjectNode header = sale.header;
        ObjectNode row = Json.object();
        row.put("SaleID", sale.id)
                .put("OrderNumber", sale.orderNumber)
                .put("Status", DearSaleStatus.status(sale));
        row.set("OrderDate", header.get("SaleOrderDate"));
        DearSale.Invoice invoice = sale.invoices.isEmpty() ? null : sale.invoices.get(0);
        row.put("InvoiceDate", invoice == null ? null : invoice.date);
        row.put("InvoiceDueDate", invoice == null ? null : invoice.due);
        row.set("ShipBy", header.get("ShipBy"));
        row.set("Customer", header.get("Customer"));
        row.set("CustomerID", header.get("CustomerID"));
        row.set("CustomerReference", header.get("CustomerReference"));
        row.put("InvoiceNumber", numbers(sale.invoices.stream().map(one -> one.number).toList()));
        row.put(
                "CreditNoteNumber",
                numbers(sale.creditNotes.stream().map(one -> one.number).toList()));
        row.put("InvoiceAmount", DearSaleStatus.invoiced(sale))
                .put("PaidAmount", DearSaleStatus.paid(sale));
        row.put("SaleInvoicesTotalAmount", DearSaleStatus.invoiced(sale));
        row.put("BaseCurrency", baseCurrency);
        row.set("CustomerCurrency", header.get("CustomerCurrency"));
        row.put("Updated", sale.updated.toString());
        row.put("QuoteStatus", sale.quote.status).put("OrderStatus", sale.order.status);
        DearSaleStatus.statuses(row, sale);
        row.put("CombinedPaymentTotal", DearSaleStatus.paid(sale))
                .put("CombinedTrackingNumbers", tracking(sale));
        row.put("CreditNoteStatus", creditStatus(sale))
                .put("Type", sale.type)
                .put("SourceChannel", "API");
        row.set("ExternalID", header.get("ExternalID"));
        row.set("OrderLocationID", header.get("LocationID"));
        return row;
    }

    /** The full sale. */
    static ObjectNode full(DearSale sale, String baseCurrency) {
        ObjectNode node = sale.header.deepCopy();
        node.put("ID", sale.id)
                .put("Status", DearSaleStatus.status(sale))
                .put("Type", sale.type)
                .put("SourceChannel", "API");
        node.put("BaseCurrency", baseCurrency).put("SkipQuote", sale.skipQuote);
        node.put("TaxCalculation", sale.inclusive ? "Inclusive" : "Exclusive")
                .remove("TaxInclusive");
        DearSaleStatus.statuses(node, sale);
        node.put("COGSAmount", 0).put("LastModifiedOn", sale.updated.toString());
        ObjectNode quote = node.putObject("Quote");
        sale.quote.into(quote, sale.inclusive);
        quote.set("Prepayments", payments(sale, sale.id, "PREPAYMENT"));
        sale.order.into(
                node.putObject("Order").put("SaleOrderNumber", sale.orderNumber), sale.inclusive);
        node.set("Fulfilments", fulfilments(sale));
        ArrayNode invoices = node.putArray("Invoices");
        for (DearSale.Invoice invoice : sale.invoices) {
            ObjectNode one = invoice(sale, invoice);
            one.set("Payments", payments(sale, invoice.taskId, null));
            one.put("Paid", sale.paid(invoice.taskId));
            invoices.add(one);
        }
        ArrayNode notes = node.putArray("CreditNotes");
        for (DearSale.CreditNote note : sale.creditNotes) {
            ObjectNode one = creditNote(sale, note);
            one.set("Refunds", payments(sale, note.taskId, null));
            notes.add(one);
        }
        node.putObject("ManualJournals").put("Status", DearSale.NOT_AVAILABLE).putArray("Lines");
        node.putArray("Attachments");
        node.putArray("InventoryMovements");
        node.putArray("Transactions");
        return node;
    }

    static ObjectNode invoice(DearSale sale, DearSale.Invoice invoice) {
        ObjectNode node = Json.object();
        node.put("TaskID", invoice.taskId).put("InvoiceNumber", invoice.number);
        node.put("InvoiceDate", invoice.date).put("InvoiceDueDate", invoice.due);
        node.put("CurrencyConversionRate", invoice.rate).put("LinkedFulfillmentNumber", 1);
        node.put("BillingAddressLine1", invoice.address1)
                .put("BillingAddressLine2", invoice.address2);
        invoice.into(node, sale.inclusive);
        return node;
    }

    static ObjectNode creditNote(DearSale sale, DearSale.CreditNote note) {
        ObjectNode node = Json.object();
        node.put("TaskID", note.taskId).put("CreditNoteInvoiceNumber", note.invoiceNumber);
        node.put("CreditNoteNumber", note.number).put("CreditNoteDate", note.date);
        node.put("CreditNoteConversionRate", note.rate);
        note.into(node, sale.inclusive);
        node.set("Restock", note.restock);
        return node;
    }

    static ArrayNode payments(DearSale sale, String taskId, String type) {
        ArrayNode list = Json.array();
        for (DearSale.Payment payment : sale.payments) {
            if ((taskId == null || payment.taskId.equals(taskId))
                    && (type == null || payment.type.equals(type))) {
                list.add(payment(sale, payment));
            }
        }
        return list;
    }

    static ObjectNode payment(DearSale sale, DearSale.Payment payment) {
        ObjectNode node = Json.object();
        node.put("SaleID", sale.id).put("TaskID", payment.taskId).put("ID", payment.id);
        node.put("SaleOrderNumber", sale.orderNumber);
        for (DearSale.Invoice invoice : sale.invoices) {
            if (invoice.taskId.equals(payment.taskId)) {
                node.put("InvoiceNumber", invoice.number);
            }
        }
        for (DearSale.CreditNote note : sale.creditNotes) {
            if (note.taskId.equals(payment.taskId)) {
                node.put("CreditNoteNumber", note.number);
            }
        }
        node.put("Type", payment.type)
                .put("Reference", payment.reference)
                .put("Amount", payment.amount);
        node.put("DatePaid", payment.datePaid).put("Account", payment.account);
        node.put("CurrencyRate", payment.rate)
                .put("DateCreated", payment.created)
                .putNull("CreditID");
        return node;
    }

    static ArrayNode fulfilments(DearSale sale) {
        ArrayNode list = Json.array();
        for (DearSale.Task task : sale.tasks) {
            ObjectNode node = list.addObject();
            node.put("TaskID", task.taskId).put("FulfillmentNumber", task.number);
            node.put(
                    "LinkedInvoiceNumber",
                    sale.invoices.isEmpty() ? null : sale.invoices.get(0).number);
            node.put(
                    "FulFilmentStatus",
                    sale.voided
                            ? DearSale.VOIDED
                            : task.ship.equals(DearSale.AUTHORISED)
                                    ? "FULFILLED"
                                    : task.ship.startsWith("PARTIALLY")
                                            ? "PARTIALLY FULFILLED"
                                            : "NOT FULFILLED");
            node.set("Pick", part(task.pick, task.pickLines));
            node.set("Pack", part(task.pack, task.packLines));
            node.set("Ship", ship(sale, task));
        }
        return list;
    }

    static ObjectNode part(String status, JsonNode lines) {
        return Json.object().put("Status", status).set("Lines", lines);
    }

    static ObjectNode ship(DearSale sale, DearSale.Task task) {
        ObjectNode node = Json.object().put("Status", task.ship).put("RequireBy", task.requireBy);
        node.set("ShippingAddress", sale.header.get("ShippingAddress"));
        node.put("ShippingNotes", task.notes).set("Lines", task.shipLines);
        return node;
    }
}
