package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * Quote, order and invoice of a sale, each with its preconditions (DEAR API: sale/quote … invoice).
 */
final class DearSaleDocuments {
    static final List<String> STATUSES = List.of(DearSale.DRAFT, DearSale.AUTHORISED);
    private static final List<String> MODES =
            List.of("NOPICK", "AUTOPICK", "AUTOPICKPACK", "AUTOPICKPACKSHIP");

    private final DearSales sales;
    private final DearLines lines;
    private final DearStock stock;
    private final DearProducts products;
    private final DearFulfilments fulfilments;

    DearSaleDocuments(
            DearSales sales,
            DearLines lines,
            DearStock stock,
            DearProducts products,
            DearFulfilments fulfilments) {
        this.sales = sales;
        this.lines = lines;
        this.stock = stock;
        this.products = products;
        this.fulfilments = fulfilments;
    }

    static DearSale live(DearSales sales, ObjectNode body) {
        DearSale sale = sales.get(DearFields.guid(body, "SaleID", true));
        sale.requireLive();
        DearFields.requireFlag(body, "CombineAdditionalCharges");
        return sale;
    }

    private static ObjectNode shown(DearSale sale, DearSale.Document document) {
        ObjectNode node = Json.object().put("SaleID", sale.id);
        if (document == sale.order) {
            node.put("SaleOrderNumber", sale.orderNumber);
        }
        document.into(node, sale.inclusive);
        return node;
    }

    Answer quote(Call call) {
        if (call.is("GET")) {
            DearSale sale = sales.get(DearFields.guid(call, "SaleID"));
            return Answer.json(200, shown(sale, sale.quote));
        }
        if (!call.is("POST")) {
            return Answer.text(405, "");
        }
        ObjectNode body = DearFields.body(call);
        DearSale sale = live(sales, body);
        if (sale.skipQuote || !sale.quote.open()) {
            throw Refusal.dear("Quote of sale " + sale.orderNumber + " cannot be changed.");
        }
        fill(body, sale, sale.quote, "quote");
        sales.touch(sale);
        return Answer.json(200, shown(sale, sale.quote));
    }

    private void fill(ObjectNode body, DearSale sale, DearSale.Document document, String what) {
        if (!body.hasNonNull("Memo")) {
            throw DearFields.missing("Memo");
        }
        String memo = DearFields.text(body, "Memo", 1024);
        String status = DearFields.oneOf(body, "Status", STATUSES, true);
        if (!body.hasNonNull("Lines")) {
            throw DearFields.missing("Lines");
        }
        DearSale.Document read = new DearSale.Document();
        lines.read(body, sale, read, false);
        if (status.equals(DearSale.AUTHORISED) && read.lines.isEmpty() && read.charges.isEmpty()) {
            throw Refusal.dear("Sale " + sale.orderNumber + " has no lines to authorise.");
        }
        document.lines = read.lines;
        document.charges = read.charges;
        document.memo = memo == null ? "" : memo;
        document.status = status;
        if (status.equals(DearSale.AUTHORISED)) {
            sale.history.push(what + ":" + sale.id);
        }
    }

    Answer order(Call call) {
        if (call.is("GET")) {
            DearSale sale = sales.get(DearFields.guid(call, "SaleID"));
            return Answer.json(200, shown(sale, sale.order));
        }
        if (!call.is("POST")) {
            return Answer.text(405, "");
        }
        ObjectNode body = DearFields.body(call);
        DearSale sale = live(sales, body);
        if (!sale.order.open()) {
            throw Refusal.dear(
                    "Order "
                            + sale.orderNumber
                            + " is "
                            + sale.order.status
                            + " and cannot be changed.");
        }
        if (!sale.skipQuote && !sale.quote.authorised()) {
            throw Refusal.dear("Quote of sale " + sale.orderNumber + " is not authorised.");
        }
        String mode = DearFields.oneOf(body, "AutoPickPackShipMode", MODES, false);
        fill(body, sale, sale.order, "order");
        if (sale.order.is(DearSale.AUTHORISED)) {
            allocate(sale);
            fulfilments.begin(sale);
            // DEAR API: honoured only for a simple sale with nothing backordered; the pick stays
            // draft otherwise
            if (mode != null && sale.type.equals("Simple Sale") && !sale.backordered()) {
                fulfilments.automatic(sale, MODES.indexOf(mode));
            }
        }
        sales.touch(sale);
        return Answer.json(200, shown(sale, sale.order));
    }

    /**
     * An authorised order takes stock at the sale's location; what is not there is backordered
     * without a word.
     */
    private void allocate(DearSale sale) {
        for (DearSale.Line line : sale.order.lines) {
            if (line.stocked) {
                BigDecimal[] taken = new BigDecimal[1];
                stock.allocate(products.get(line.productId), sale.location(), line.quantity, taken)
                        .forEach(
                                (key, quantity) ->
                                        sale.allocations.merge(key, quantity, BigDecimal::add));
                line.backorder = line.quantity.subtract(taken[0]);
            }
        }
    }

    Answer invoice(Call call) {
        switch (call.method()) {
            case "GET" -> {
                return Answer.json(200, invoices(sales.get(DearFields.guid(call, "SaleID"))));
            }
            case "POST" -> {
                ObjectNode body = DearFields.body(call);
                DearSale sale = live(sales, body);
                DearSale.Invoice invoice = invoiceFor(sale, DearFields.guid(body, "TaskID", true));
                DearSale.Invoice read = new DearSale.Invoice();
                lines.read(body, sale, read, true);
                read.status = DearFields.oneOf(body, "Status", STATUSES, true);
                read.date = DearFields.requiredDate(body, "InvoiceDate");
                read.due = DearFields.requiredDate(body, "InvoiceDueDate");
                BigDecimal rate = DearFields.decimal(body, "CurrencyConversionRate", 4);
                if (read.is(DearSale.AUTHORISED)
                        && read.lines.isEmpty()
                        && read.charges.isEmpty()) {
                    throw Refusal.dear(
                            "Invoice of sale " + sale.orderNumber + " has no lines to authorise.");
                }
                keep(body, sale, invoice, read);
                invoice.rate = rate == null ? BigDecimal.ONE : rate;
                return Answer.json(200, invoices(sale));
            }
            case "PUT" -> {
                ObjectNode body = DearFields.body(call);
                DearSale sale = sales.get(DearFields.guid(body, "SaleID", true));
                sale.requireLive();
                DearSale.Invoice invoice = find(sale, DearFields.guid(body, "TaskID", true));
                if (!invoice.open()) {
                    throw Refusal.dear("Invoice " + invoice.number + " is " + invoice.status + ".");
                }
                DearSale.Invoice read = new DearSale.Invoice();
                lines.read(body, sale, read, true);
                read.lines = body.has("Lines") ? read.lines : invoice.lines;
                read.charges = body.has("AdditionalCharges") ? read.charges : invoice.charges;
                String status = DearFields.oneOf(body, "Status", STATUSES, false);
                read.status = status == null ? invoice.status : status;
                String date = DearFields.date(body, "InvoiceDate");
                read.date = date == null ? invoice.date : date;
                String due = DearFields.date(body, "InvoiceDueDate");
                read.due = due == null ? invoice.due : due;
                keep(body, sale, invoice, read);
                return Answer.json(200, invoices(sale));
            }
            case "DELETE" -> {
                String task = DearFields.guid(call, "TaskID");
                DearSale sale = sales.ofTask(task);
                if (sale.simple()) {
                    throw Refusal.dear(
                            "Invoices of a simple sale are undone or voided with the sale.");
                }
                DearSale.Invoice invoice = find(sale, task);
                if (sale.paid(task).signum() != 0) {
                    throw Refusal.dear("Invoice " + invoice.number + " has payments.");
                }
                invoice.status = call.flag("Void") ? DearSale.VOIDED : DearSale.DRAFT;
                sales.touch(sale);
                return Answer.json(200, invoices(sale));
            }
            default -> {
                return Answer.text(405, "");
            }
        }
    }

    private void keep(
            ObjectNode body, DearSale sale, DearSale.Invoice invoice, DearSale.Invoice read) {
        String memo = DearFields.text(body, "Memo", 1024);
        String address1 = DearFields.text(body, "BillingAddressLine1", 256);
        String address2 = DearFields.text(body, "BillingAddressLine2", 256);
        invoice.memo = memo == null ? invoice.memo : memo;
        invoice.address1 = address1 == null ? invoice.address1 : address1;
        invoice.address2 = address2 == null ? invoice.address2 : address2;
        invoice.lines = read.lines;
        invoice.charges = read.charges;
        invoice.status = read.status;
        invoice.date = read.date;
        invoice.due = read.due;
        if (!sale.invoices.contains(invoice)) {
            invoice.number = sales.number("INV");
            sale.invoices.add(invoice);
            sales.addTask(invoice.taskId, sale);
        }
        if (invoice.is(DearSale.AUTHORISED)) {
            sale.history.push("invoice:" + invoice.taskId);
        }
        sales.touch(sale);
    }

    private static DearSale.Invoice find(DearSale sale, String taskId) {
        return sale.invoices.stream()
                .filter(invoice -> invoice.taskId.equals(taskId))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.dear(400, 404, "Invoice with specified 'TaskID' not found."));
    }

    /**
     * The empty GUID stands for a new invoice. A simple sale has one, and its TaskID is the sale's.
     */
    private static DearSale.Invoice invoiceFor(DearSale sale, String taskId) {
        if (!sale.order.is(DearSale.AUTHORISED)) {
            throw Refusal.dear("Order " + sale.orderNumber + " is not authorised.");
        }
        boolean fresh = taskId.equals(DearFields.EMPTY_GUID);
        boolean first = sale.simple() && sale.invoices.isEmpty();
        if (fresh && sale.simple() && !first) {
            throw Refusal.dear("Sale " + sale.orderNumber + " has an invoice already.");
        }
        if (fresh || first && taskId.equals(sale.id)) {
            DearSale.Invoice invoice = new DearSale.Invoice();
            invoice.taskId = sale.simple() ? sale.id : DearFields.newId();
            return invoice;
        }
        DearSale.Invoice invoice = find(sale, taskId);
        if (!invoice.open()) {
            throw Refusal.dear(
                    "Invoice "
                            + invoice.number
                            + " is "
                            + invoice.status
                            + " and cannot be changed.");
        }
        return invoice;
    }

    private static ObjectNode invoices(DearSale sale) {
        ArrayNode list = Json.array();
        sale.invoices.forEach(invoice -> list.add(DearSaleView.invoice(sale, invoice)));
        return Json.object().put("SaleID", sale.id).set("Invoices", list);
    }
}
