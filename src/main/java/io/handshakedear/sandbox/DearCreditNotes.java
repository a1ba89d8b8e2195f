package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/**
 * Credit notes on authorised invoices (DEAR API: sale/creditnote). Only Restock lines bring goods
 * back.
 */
final class DearCreditNotes {
    private final DearSales sales;
    private final DearLines lines;
    private final DearRestocking restocking;

    DearCreditNotes(DearSales sales, DearLines lines, DearRestocking restocking) {
        this.sales = sales;
        this.lines = lines;
        this.restocking = restocking;
    }

    Answer answer(Call call) {
        if (call.is("GET")) {
            DearSale sale = sales.get(DearFields.guid(call, "SaleID"));
            return Answer.json(200, creditNotes(sale, call.flag("IncludePaymentInfo")));
        }
        if (!call.is("POST")) {
            return Answer.text(405, "");
        }
        ObjectNode body = DearFields.body(call);
        DearSale sale = DearSaleDocuments.live(sales, body);
        String number = DearFields.required(body, "CreditNoteInvoiceNumber", 50);
        DearSale.Invoice invoice =
                sale.invoices.stream()
                        .filter(one -> one.number.equals(number) && one.authorised())
                        .findFirst()
                        .orElseThrow(
                                () -> Refusal.dear("Invoice '" + number + "' is not authorised."));
        String task = DearFields.guid(body, "TaskID", true);
        DearSale.CreditNote note =
                sale.creditNotes.stream()
                        .filter(one -> one.taskId.equals(task))
                        .findFirst()
                        .orElse(null);
        if (note == null && !task.equals(DearFields.EMPTY_GUID)) {
            throw Refusal.dear(400, 404, "Credit note with specified 'TaskID' not found.");
        }
        if (note != null && !note.open()) {
            throw Refusal.dear("Credit note " + note.number + " is " + note.status + ".");
        }
        DearSale.CreditNote read = new DearSale.CreditNote();
        lines.read(body, sale, read, true);
        read.status = DearFields.oneOf(body, "Status", DearSaleDocuments.STATUSES, true);
        read.date = DearFields.requiredDate(body, "CreditNoteDate");
        BigDecimal rate = DearFields.decimal(body, "CreditNoteConversionRate", 4);
        String memo = DearFields.text(body, "Memo", 1024);
        BigDecimal credited = read.total(sale.inclusive);
        for (DearSale.CreditNote other : sale.creditNotes) {
            credited =
                    other == note || !other.authorised()
                            ? credited
                            : credited.add(other.total(sale.inclusive));
        }
        if (credited.compareTo(invoice.total(sale.inclusive)) > 0) {
            throw Refusal.dear("Credit notes exceed the total of invoice '" + number + "'.");
        }
        ArrayNode restock = DearFields.list(body, "Restock");
        restock.forEach(restocking::check);
        if (note == null) {
            note = new DearSale.CreditNote();
            note.taskId = DearFields.newId();
            note.number = sales.number("CR");
            sale.creditNotes.add(note);
            sales.addTask(note.taskId, sale);
        }
        note.invoiceNumber = number;
        note.lines = read.lines;
        note.charges = read.charges;
        note.status = read.status;
        note.date = read.date;
        note.rate = rate == null ? BigDecimal.ONE : rate;
        note.memo = memo == null ? "" : memo;
        note.restock = restock;
        if (note.is(DearSale.AUTHORISED)) {
            for (JsonNode line : restock) {
                restocking.restock(line);
            }
            sale.history.push("credit:" + note.taskId);
        }
        sales.touch(sale);
        return Answer.json(200, creditNotes(sale, false));
    }

    private static ObjectNode creditNotes(DearSale sale, boolean payments) {
        ArrayNode list = Json.array();
        for (DearSale.CreditNote note : sale.creditNotes) {
            ObjectNode node = DearSaleView.creditNote(sale, note);
            if (payments) {
                node.put(
                        "CreditNoteBalance",
                        note.total(sale.inclusive).subtract(sale.paid(note.taskId)));
                node.set("Payments", DearSaleView.payments(sale, note.taskId, null));
            }
            list.add(node);
        }
        return Json.object().put("SaleID", sale.id).set("CreditNotes", list);
    }
}
