package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shipments of fulfilment tasks (DEAR API: sale/fulfilment/ship). Goods leave the stock when the
 * shipment is authorised.
 */
final class DearShipments {
    private static final String PARTIALLY = "PARTIALLY AUTHORISED";

    private final DearReferenceBooks books;
    private final DearStock stock;
    private final DearEvents events;

    DearShipments(DearReferenceBooks books, DearStock stock, DearEvents events) {
        this.books = books;
        this.stock = stock;
        this.events = events;
    }

    /** Reads the lines of a shipment, which leaves at once if all of it says IsShipped. */
    void ship(ObjectNode body, DearSale sale, DearSale.Task task, boolean replace) {
        boolean done = task.ship.equals(DearSale.AUTHORISED) || task.ship.equals(PARTIALLY);
        boolean tracking = replace && DearFields.flag(body, "AddTrackingNumbers", false);
        if (!task.pack.equals(DearSale.AUTHORISED) || done && !tracking) {
            throw Refusal.dear("Shipment of sale " + sale.orderNumber + " cannot be changed.");
        }
        String status = DearFulfilments.status(body, PARTIALLY);
        ArrayNode lines = Json.array();
        for (JsonNode line : DearFields.list(body, "Lines")) {
            ObjectNode made = Json.object().put("ID", DearFields.newId());
            made.put("ShipmentDate", DearFields.requiredDate(line, "ShipmentDate"));
            String carrier = DearFields.text(line, "Carrier", 256);
            if (carrier != null) {
                books.carrier(carrier);
            }
            made.put("Carrier", carrier).put("Boxes", DearFields.required(line, "Box", 256));
            String number = DearFields.text(line, "TrackingNumber", 256);
            // TrackingURL is read-only: DEAR makes it of the carrier's address and the number
            made.put("TrackingNumber", number).put("TrackingURL", trackingUrl(carrier, number));
            made.put("IsShipped", DearFields.flag(line, "IsShipped", false));
            lines.add(made);
        }
        ArrayNode before = task.shipLines.deepCopy();
        if (replace) {
            task.shipLines.removeAll();
        }
        task.shipLines.addAll(lines);
        task.requireBy = DearFields.date(body, "RequireBy");
        String notes = DearFields.text(body, "ShippingNotes", 1024);
        task.notes = notes == null ? task.notes : notes;
        if (done && !parcels(before).equals(parcels(task.shipLines))) {
            events.trackingNumberChanged(sale, task);
        }
        if (task.ship.equals(DearSale.AUTHORISED)) {
            return;
        }
        boolean all =
                !task.shipLines.isEmpty()
                        && task.shipLines
                                .valueStream()
                                .allMatch(one -> one.get("IsShipped").asBoolean());
        if (status.equals(DearSale.AUTHORISED) || all) {
            authorise(sale, task);
        } else {
            task.ship = status.toUpperCase(Locale.ROOT);
        }
    }

    private static String trackingUrl(String carrier, String number) {
        boolean known = carrier != null && number != null && !number.isEmpty();
        return known
                ? "https://tracking.example/%s/%s".formatted(carrier.toLowerCase(), number)
                : "";
    }

    private static String parcels(ArrayNode shipLines) {
        StringBuilder parcels = new StringBuilder();
        for (JsonNode line : shipLines) {
            parcels.append(line.path("Carrier").asText()).append(' ');
            parcels.append(line.path("TrackingNumber").asText()).append('\n');
        }
        return parcels.toString();
    }

    /** The goods leave the stock. */
    void authorise(DearSale sale, DearSale.Task task) {
        task.ship = DearSale.AUTHORISED;
        sale.history.push("ship:" + task.taskId);
        events.shipmentAuthorised(sale, task);
        if (sale.simple() && DearSaleStatus.shipping(sale).equals("SHIPPED")) {
            stock.ship(sale.allocations);
            return;
        }
        Map<String, BigDecimal> leaving = new HashMap<>();
        for (JsonNode line : task.pickLines) {
            String key = line.get("ProductID").asText() + "\t" + sale.location();
            BigDecimal held = sale.allocations.getOrDefault(key, BigDecimal.ZERO);
            BigDecimal quantity = line.get("Quantity").decimalValue().min(held);
            leaving.merge(key, quantity, BigDecimal::add);
            sale.allocations.put(key, held.subtract(quantity));
        }
        stock.ship(leaving);
    }
}
