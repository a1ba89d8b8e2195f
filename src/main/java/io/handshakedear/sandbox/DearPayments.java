package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payments, prepayments and refunds (DEAR API: sale/payment). More than is due is refused. */
final class DearPayments {
    private final DearSales sales;
    private final DearReferenceBooks books;
    private final Map<String, DearSale> byPayment = new HashMap<>();

    DearPayments(DearSales sales, DearReferenceBooks books) {
        this.sales = sales;
        this.books = books;
    }

    Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> {
                DearSale sale = sales.get(DearFields.guid(call, "SaleID"));
                yield Answer.json(200, DearSaleView.payments(sale, null, null));
            }
            case "POST" -> create(DearFields.body(call));
            case "PUT" -> update(DearFields.body(call));
            case "DELETE" -> delete(DearFields.guid(call, "ID"));
            default -> Answer.text(405, "");
        };
    }

    private Answer create(ObjectNode body) {
        DearSale.Payment payment = new DearSale.Payment();
        payment.taskId = DearFields.guid(body, "TaskID", true);
        payment.type =
                DearFields.oneOf(body, "Type", List.of("PREPAYMENT", "PAYMENT", "REFUND"), true);
        read(body, payment);
        DearSale sale = sales.ofTask(payment.taskId);
        sale.requireLive();
        BigDecimal due = due(sale, payment);
        if (payment.amount.compareTo(due) > 0) {
            throw Refusal.dear(
                    "Payment amount "
                            + payment.amount.toPlainString()
                            + " exceeds the amount due "
                            + due.toPlainString()
                            + ".");
        }
        payment.id = DearFields.newId();
        payment.created = sales.now().toString();
        sale.payments.add(payment);
        byPayment.put(payment.id, sale);
        settle(sale);
        return Answer.json(200, DearSaleView.payment(sale, payment));
    }

    private void read(ObjectNode body, DearSale.Payment payment) {
        payment.amount = DearFields.requiredDecimal(body, "Amount", 2);
        if (payment.amount.signum() <= 0) {
            throw Refusal.dear("Payment amount should be greater than 0.");
        }
        payment.datePaid = DearFields.requiredDate(body, "DatePaid");
        payment.account = DearFields.required(body, "Account", 50);
        books.paymentAccount(payment.account);
        payment.rate = DearFields.requiredDecimal(body, "CurrencyRate", 4);
        payment.reference = DearFields.text(body, "Reference", 256);
    }

    private static BigDecimal due(DearSale sale, DearSale.Payment payment) {
        switch (payment.type) {
            case "PAYMENT" -> {
                for (DearSale.Invoice invoice : sale.invoices) {
                    if (invoice.taskId.equals(payment.taskId)) {
                        if (!invoice.authorised()) {
                            throw Refusal.dear("Invoice " + invoice.number + " is not authorised.");
                        }
                        BigDecimal total = DearFields.round(invoice.total(sale.inclusive), 2);
                        return total.subtract(sale.paid(payment.taskId));
                    }
                }
                throw Refusal.dear("Sale " + sale.orderNumber + " has no invoice to pay.");
            }
            case "REFUND" -> {
                for (DearSale.CreditNote note : sale.creditNotes) {
                    if (note.taskId.equals(payment.taskId) && note.authorised()) {
                        BigDecimal total = DearFields.round(note.total(sale.inclusive), 2);
                        return total.subtract(sale.paid(payment.taskId));
                    }
                }
                throw Refusal.dear(
                        "Sale " + sale.orderNumber + " has no authorised credit note to refund.");
            }
            default -> {
                boolean allowed =
                        sale.quote.authorised()
                                && !sale.order.authorised()
                                && sale.invoices.isEmpty();
                if (!allowed) {
                    throw Refusal.dear(
                            "A prepayment needs an authorised quote and an order that is not authorised.");
                }
                return DearFields.round(sale.quote.total(sale.inclusive), 2)
                        .subtract(sale.paid(payment.taskId));
            }
        }
    }

    private Answer update(ObjectNode body) {
        String id = DearFields.guid(body, "ID", true);
        DearSale sale = owner(id);
        DearSale.Payment payment =
                sale.payments.stream().filter(one -> one.id.equals(id)).findFirst().orElseThrow();
        if (payment.type.equals("PREPAYMENT")) {
            throw Refusal.dear("A prepayment cannot be changed.");
        }
        DearSale.Payment next = new DearSale.Payment();
        read(body, next);
        next.taskId = payment.taskId;
        next.type = payment.type;
        if (next.amount.compareTo(due(sale, next).add(payment.amount)) > 0) {
            throw Refusal.dear("Payment amount exceeds the amount due.");
        }
        payment.amount = next.amount;
        payment.datePaid = next.datePaid;
        payment.account = next.account;
        payment.rate = next.rate;
        payment.reference = next.reference;
        settle(sale);
        return Answer.json(200, DearSaleView.payment(sale, payment));
    }

    private DearSale owner(String id) {
        DearSale sale = byPayment.get(id);
        if (sale == null) {
            throw Refusal.dear(400, 404, "Payment with specified 'ID' not found.");
        }
        return sale;
    }

    private Answer delete(String id) {
        DearSale sale = owner(id);
        sale.payments.removeIf(payment -> payment.id.equals(id));
        byPayment.remove(id);
        settle(sale);
        return Answer.json(200, Json.object().put("Success", true));
    }

    /** An invoice that is paid in full says so. */
    private void settle(DearSale sale) {
        for (DearSale.Invoice invoice : sale.invoices) {
            if (invoice.authorised()) {
                BigDecimal total = DearFields.round(invoice.total(sale.inclusive), 2);
                boolean paid =
                        total.signum() > 0 && sale.paid(invoice.taskId).compareTo(total) >= 0;
                invoice.status = paid ? "PAID" : DearSale.AUTHORISED;
            }
        }
        sales.touch(sale);
    }
}
