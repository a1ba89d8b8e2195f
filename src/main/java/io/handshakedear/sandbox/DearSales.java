package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All sales, found by number, ExternalID, task and time of change; and their headers (DEAR API:
 * saleList, sale).
 */
final class DearSales {
    private final DearReferenceBooks books;
    private final DearCustomers customers;
    private final DearStock stock;
    private final Supplier<Clock> clock;
    private final Map<String, DearSale> byId = new LinkedHashMap<>();
    private final TreeMap<String, List<DearSale>> byExternalId = new TreeMap<>();
    private final Map<String, DearSale> byTask = new HashMap<>();
    private final TreeMap<Changed, DearSale> byUpdated = new TreeMap<>();
    private long sequence;
    private int numbers;

    /** Place in the order of changes. */
    private record Changed(Instant at, long sequence) implements Comparable<Changed> {
        @Override
        public int compareTo(Changed other) {
            return Comparator.comparing(Changed::at)
                    .thenComparingLong(Changed::sequence)
                    .compare(this, other);
        }
    }

    DearSales(
            DearReferenceBooks books,
            DearCustomers customers,
            DearStock stock,
            Supplier<Clock> clock) {
        this.books = books;
        this.customers = customers;
        this.stock = stock;
        this.clock = clock;
    }

    Instant now() {
        return Instant.now(clock.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Midnight of the day, as DEAR writes dates. */
    String today() {
        return now().toString().substring(0, 10) + "T00:00:00";
    }

    Collection<DearSale> all() {
        return byId.values();
    }

    List<DearSale> byExternalId(String externalId) {
        return byExternalId.getOrDefault(externalId, List.of());
    }

    /** The filter is taken to find beginnings, as those of names do: nothing says it is exact. */
    private List<DearSale> beginningWith(String externalId) {
        return byExternalId
                .subMap(externalId, true, externalId + Character.MAX_VALUE, false)
                .values()
                .stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(sale -> sale.sequence))
                .toList();
    }

    /** ExternalIDs that more than one sale carries which is not voided. */
    Map<String, List<DearSale>> doubles() {
        Map<String, List<DearSale>> doubles = new TreeMap<>();
        byExternalId.forEach(
                (id, sales) -> {
                    List<DearSale> live = sales.stream().filter(sale -> !sale.voided).toList();
                    if (live.size() > 1) {
                        doubles.put(id, live);
                    }
                });
        return doubles;
    }

    String number(String prefix) {
        return String.format("%s-%05d", prefix, ++numbers);
    }

    DearSale get(String id) {
        DearSale sale = byId.get(id);
        if (sale == null) {
            throw Refusal.dear(400, 404, "Sale with specified 'ID' not found.");
        }
        return sale;
    }

    /** Nothing is left of a sale that a person deletes. */
    void delete(String id) {
        DearSale sale = get(id);
        byId.remove(id);
        byTask.values().removeIf(of -> of == sale);
        byUpdated.remove(new Changed(sale.updated, sale.sequence));
        List<DearSale> same =
                byExternalId.get(String.valueOf(Json.text(sale.header, "ExternalID")));
        if (same != null) {
            same.remove(sale);
        }
        stock.release(sale.allocations);
    }

    /** The sale of a fulfilment, invoice or credit note. */
    DearSale ofTask(String taskId) {
        DearSale sale = byTask.get(taskId);
        if (sale == null) {
            throw Refusal.dear(400, 404, "Task with specified 'TaskID' not found.");
        }
        return sale;
    }

    void addTask(String taskId, DearSale sale) {
        byTask.put(taskId, sale);
    }

    void touch(DearSale sale) {
        byUpdated.remove(new Changed(sale.updated, sale.sequence));
        sale.updated = now();
        byUpdated.put(new Changed(sale.updated, sale.sequence), sale);
    }

    ObjectNode full(DearSale sale) {
        return DearSaleView.full(sale, books.baseCurrency());
    }

    Answer list(Call call) {
        if (!call.is("GET")) {
            return Answer.text(405, "");
        }
        Collection<DearSale> candidates = byId.values();
        String externalId = call.parameter("ExternalID");
        Instant updatedSince = DearProducts.instant(call, "UpdatedSince");
        Instant updatedUntil = DearProducts.instant(call, "UpdatedUntil");
        if (externalId != null) {
            candidates = beginningWith(externalId);
        } else if (updatedSince != null) {
            candidates = byUpdated.tailMap(new Changed(updatedSince, 0)).values();
        }
        Instant createdSince = DearProducts.instant(call, "CreatedSince");
        List<DearSale> found = new ArrayList<>();
        for (DearSale sale : candidates) {
            boolean wanted =
                    (updatedSince == null || !sale.updated.isBefore(updatedSince))
                            && (updatedUntil == null || !sale.updated.isAfter(updatedUntil))
                            && (createdSince == null || !sale.created.isBefore(createdSince))
                            && DearSaleFilter.matches(call, sale);
            if (wanted) {
                found.add(sale);
            }
        }
        return Answer.json(
                200,
                DearFields.page(
                        call,
                        "SaleList",
                        found,
                        sale -> DearSaleView.row(sale, books.baseCurrency())));
    }

    Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> Answer.json(200, full(get(DearFields.guid(call, "ID"))));
            case "POST" -> Answer.json(200, full(create(DearFields.body(call))));
            case "PUT" -> Answer.json(200, full(update(DearFields.body(call))));
            case "DELETE" -> {
                DearSale sale = get(DearFields.guid(call, "ID"));
                // DEAR API: without Void the last authorisation is undone, the sale lives on
                if (call.flag("Void")) {
                    voidSale(sale);
                } else {
                    new DearUndo(stock).undo(sale);
                }
                touch(sale);
                yield Answer.json(200, full(sale));
            }
            default -> Answer.text(405, "");
        };
    }

    private DearSale create(ObjectNode body) {
        ObjectNode header = new DearSaleHeader(books, customers).read(body, today());
        DearSale sale = new DearSale(DearFields.newId(), ++sequence, now());
        String type = DearFields.oneOf(body, "SaleType", List.of("Simple", "Advanced"), false);
        sale.serviceOnly = DearFields.flag(body, "ServiceOnly", false);
        sale.type =
                sale.serviceOnly
                        ? "Service Sale"
                        : "Advanced".equals(type) ? "Advanced Sale" : "Simple Sale";
        if (sale.type.equals("Advanced Sale")) {
            sale.tasks.get(0).taskId = DearFields.newId();
        }
        take(sale, body, header);
        byId.put(sale.id, sale);
        byTask.put(sale.tasks.get(0).taskId, sale);
        touch(sale);
        // Lines and charges in this request are dropped without a word: they belong to sale/order
        return sale;
    }

    private DearSale update(ObjectNode body) {
        DearSale sale = get(DearFields.guid(body, "ID", true));
        sale.requireLive();
        ObjectNode header = new DearSaleHeader(books, customers).read(body, today());
        List<DearSale> old = byExternalId.get(String.valueOf(Json.text(sale.header, "ExternalID")));
        if (old != null) {
            old.remove(sale);
        }
        take(sale, body, header);
        touch(sale);
        return sale;
    }

    private void take(DearSale sale, ObjectNode body, ObjectNode header) {
        sale.header = header;
        sale.skipQuote = DearFields.flag(body, "SkipQuote", false);
        sale.inclusive = DearFields.flag(body, "TaxInclusive", false);
        String externalId = Json.text(header, "ExternalID");
        if (externalId != null) {
            byExternalId.computeIfAbsent(externalId, id -> new ArrayList<>(1)).add(sale);
        }
        boolean other = DearFields.flag(body.path("ShippingAddress"), "ShipToOther", false);
        if (header.hasNonNull("ShippingAddress") && !other) {
            customers.addShippingAddress(sale.customerId(), header.get("ShippingAddress"));
        }
    }

    /** What has been paid or shipped has to be taken back before a sale is voided. */
    private static void refuseVoid(DearSale sale) {
        sale.requireLive();
        if (!sale.payments.isEmpty()) {
            throw Refusal.dear(
                    "Sale " + sale.orderNumber + " has payments: delete them before it is voided.");
        }
        if (sale.shipped()) {
            throw Refusal.dear(
                    "Sale "
                            + sale.orderNumber
                            + " is shipped: undo the shipment before it is voided.");
        }
        if (sale.creditNotes.stream().anyMatch(DearSale.Document::authorised)) {
            throw Refusal.dear("Sale " + sale.orderNumber + " has an authorised credit note.");
        }
    }

    /** Voids a sale and frees its stock. */
    private void voidSale(DearSale sale) {
        refuseVoid(sale);
        sale.voided = true;
        stock.release(sale.allocations);
        sale.quote.status =
                sale.quote.is(DearSale.NOT_AVAILABLE) ? DearSale.NOT_AVAILABLE : DearSale.VOIDED;
        sale.order.status = DearSale.VOIDED;
        sale.invoices.forEach(invoice -> invoice.status = DearSale.VOIDED);
        for (DearSale.Task task : sale.tasks) {
            task.pick = DearSale.VOIDED;
            task.pack = DearSale.VOIDED;
            task.ship = DearSale.VOIDED;
        }
    }
}
