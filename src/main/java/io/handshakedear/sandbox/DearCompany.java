package io.handshakedear.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** All documents of one DEAR company; a reset makes a new one. */
final class DearCompany {
    final DearReferenceBooks books;
    final DearProducts products;
    final DearFamilies families;
    final DearCustomers customers;
    final DearStock stock;
    final DearSales sales;
    final DearEvents events;
    private final DearFulfilments fulfilments;
    final DearWarehouse warehouse;
    private final DearSaleDocuments documents;
    private final DearCreditNotes creditNotes;
    private final DearPayments payments;
    final DearWebhooks webhooks;

    DearCompany(Supplier<Clock> clock) {
        Supplier<String> now =
                () -> Instant.now(clock.get()).truncatedTo(ChronoUnit.MILLIS).toString();
        books = new DearReferenceBooks();
        products = new DearProducts(books, now);
        families = new DearFamilies(books, products, now);
        customers = new DearCustomers(books, now);
        stock = new DearStock(products);
        sales = new DearSales(books, customers, stock, clock);
        events = new DearEvents();
        DearShipments shipments = new DearShipments(books, stock, events);
        fulfilments = new DearFulfilments(sales, books, stock, shipments);
        warehouse = new DearWarehouse(sales, fulfilments, shipments);
        DearLines lines = new DearLines(books, products);
        documents = new DearSaleDocuments(sales, lines, stock, products, fulfilments);
        creditNotes = new DearCreditNotes(sales, lines, new DearRestocking(books, products, stock));
        payments = new DearPayments(sales, books);
        webhooks = new DearWebhooks();
        stock.onChange(this::tellStock);
    }

    private void tellStock(String productId) {
        if (!webhooks.active(DearEvents.STOCK).isEmpty()) {
            events.stockChanged(stock.rows(productId));
        }
    }

    /**
     * @param path the address of the call in lower case
     * @return null when nothing has that address
     */
    Answer answer(Call call, String path) {
        return switch (path) {
            case "product" -> products.answer(call);
            case "product/attachments" ->
                    products.attachments.answer(call, "ProductID", id -> products.get(id) != null);
            case "productfamily/attachments" ->
                    products.attachments.answer(call, "FamilyID", families::has);
            case "productfamily" -> families.answer(call);
            case "ref/productavailability" -> stock.answer(call);
            case "customer" -> customers.answer(call);
            case "salelist" -> sales.list(call);
            case "sale" -> sales.answer(call);
            case "sale/quote" -> documents.quote(call);
            case "sale/order" -> documents.order(call);
            case "sale/invoice" -> documents.invoice(call);
            case "sale/creditnote" -> creditNotes.answer(call);
            case "sale/payment" -> payments.answer(call);
            case "sale/fulfilment" -> fulfilments.answer(call, "");
            case "sale/fulfilment/pick", "sale/fulfilment/pack", "sale/fulfilment/ship" ->
                    fulfilments.answer(call, path.substring(path.lastIndexOf('/') + 1));
            case "webhooks" -> webhooks.answer(call);
            default -> books.answer(call, path);
        };
    }
}
