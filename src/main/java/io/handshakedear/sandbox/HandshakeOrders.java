package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What orders do beyond other resources: lines, totals, versions and actions (Handshake API:
 * orders, actions).
 */
final class HandshakeOrders {
    /**
     * Statuses of an order; the document names three of them, the service's own client the others.
     */
    static final List<String> STATUSES =
            List.of(
                    "Open",
                    "Hold for confirm",
                    "Seller review",
                    "Buyer review",
                    "Confirmed",
                    "Processing",
                    "Complete",
                    "Cancelled");

    private final HandshakeStore store;

    HandshakeOrders(HandshakeStore store) {
        this.store = store;
    }

    private HandshakeTable table() {
        return store.table("orders");
    }

    /** Fields of a new order that nobody gives. */
    void begin(ObjectNode order) {
        order.put("id", "#" + order.get("objID").asText());
        order.set("lines", Json.array());
        order.set("otherVersions", Json.array());
        order.set("photoURLs", Json.array());
        order.set("priceLists", Json.array());
        for (String name :
                List.of(
                        "realVersion",
                        "realVersionID",
                        "realVersionUUID",
                        "versionInfo",
                        "versionType")) {
            order.putNull(name);
        }
        order.put("shippedStatus", "Not Shipped").put("sourceType", "seller");
    }

    /** Puts checked values into an order; lines and totals follow. */
    void apply(ObjectNode order, Map<String, JsonNode> values) {
        values.forEach(
                (name, value) -> {
                    switch (name) {
                        case "customer" -> order.set(name, expanded("customers", value));
                        case "billTo", "shipTo" -> order.set(name, expanded("addresses", value));
                        case "lines" -> order.set(name, lines(order, value));
                        case "status" -> order.put(name, status(value.asText()));
                        default -> order.set(name, value);
                    }
                });
        totals(order);
    }

    private JsonNode expanded(String resource, JsonNode value) {
        if (value.isObject() && !value.has("resource_uri")) {
            ObjectNode made = store.blank(HandshakeSchema.of(resource));
            made.setAll((ObjectNode) value);
            return made;
        }
        HandshakeTable.Row row = store.table(resource).find(HandshakeStore.number(value));
        if (row == null) {
            throw Refusal.handshake("Could not find the object '" + value + "'.");
        }
        return store.full(resource, row.node());
    }

    private static String status(String text) {
        return STATUSES.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Refusal.handshake("'" + text + "' is not a valid status."));
    }

    private ArrayNode lines(ObjectNode order, JsonNode given) {
        ArrayNode result = Json.array();
        for (JsonNode value : given) {
            ObjectNode line = null;
            for (JsonNode old : order.path("lines")) {
                if (old.get("objID").asText().equals(HandshakeStore.number(value))) {
                    line = old.deepCopy();
                }
            }
            if (line == null && !value.isObject()) {
                throw Refusal.handshake("No line '" + value.asText() + "' on this order.");
            }
            boolean fresh = line == null;
            line = fresh ? store.blank(HandshakeSchema.of("order_lines")) : line;
            if (value.isObject()) {
                for (HandshakeSchema.Field field :
                        HandshakeSchema.of("order_lines").fields().values()) {
                    if (fresh && field.required() && !value.hasNonNull(field.name())) {
                        throw Refusal.handshake("The field '" + field.name() + "' is required.");
                    }
                }
                new HandshakeWrites(store, this)
                        .checked(HandshakeSchema.of("order_lines"), (ObjectNode) value)
                        .forEach(line::set);
            }
            line.set("order", order.get("resource_uri"));
            complete(line, fresh);
            result.add(line);
        }
        return result;
    }

    void complete(ObjectNode line, boolean fresh) {
        if (fresh) {
            line.put("description", line.path("isku").asText());
            line.set("listPrice", line.get("unitPrice"));
            line.put("qtyShipped", 0);
            if (!line.has("qtyFree")) {
                line.put("qtyFree", 0);
            }
        }
        store.touch(line);
        line.set("sku", line.hasNonNull("vsku") ? line.get("vsku") : line.get("isku"));
        BigDecimal price = new BigDecimal(line.get("unitPrice").asText());
        line.put(
                "total",
                price.multiply(BigDecimal.valueOf(line.get("qty").asLong())).toPlainString());
    }

    /**
     * subtotalAmount and totalAmount: the lines, less both discounts, each taken on the subtotal.
     */
    static void totals(ObjectNode order) {
        BigDecimal subtotal = BigDecimal.ZERO;
        for (JsonNode line : order.path("lines")) {
            subtotal = subtotal.add(new BigDecimal(line.path("total").asText("0")));
        }
        BigDecimal percent = decimal(order, "percentDiscount");
        BigDecimal off = decimal(order, "totalOffDiscount");
        BigDecimal discount =
                subtotal.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        order.put("subtotalAmount", money(subtotal));
        order.put("totalAmount", money(subtotal.subtract(discount).subtract(off)));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal decimal(ObjectNode order, String name) {
        String text = Json.text(order, name);
        return text == null || text.isBlank() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    void changed(ObjectNode order) {
        store.touch(order);
        order.set("lastEdited", order.get("mtime"));
        table().put(order);
    }

    /** POST orders/{id}/actions/{action}. Answers the order that the action leaves or makes. */
    int act(HandshakeTable.Row row, String action, ObjectNode payload) {
        ObjectNode order = row.node();
        switch (action) {
            case "changeStatus" -> {
                String old = Json.text(payload, "old");
                String wanted = Json.text(payload, "new");
                if (old == null || wanted == null) {
                    throw Refusal.handshake("changeStatus needs 'old' and 'new'.");
                }
                String current = order.path("status").asText();
                if (!current.equalsIgnoreCase(old)) {
                    throw Refusal.handshake(
                            "The status of this order is '" + current + "', not '" + old + "'.");
                }
                order.put("status", status(wanted));
                changed(order);
            }
            case "ship" -> {
                if (!payload.path("shipped").isBoolean()) {
                    throw Refusal.handshake("'shipped' should be either true or false.");
                }
                boolean shipped = payload.get("shipped").asBoolean();
                order.put("shippedStatus", shipped ? "Shipped" : "Not Shipped");
                for (JsonNode line : order.path("lines")) {
                    ((ObjectNode) line).put("qtyShipped", shipped ? line.path("qty").asInt() : 0);
                }
                changed(order);
            }
            case "promoCode" -> {
                order.set("promoCode", payload.get("promoCode"));
                changed(order);
            }
            case "send_email" -> {
                order.put("emailSent", true);
                changed(order);
            }
            case "fork", "clone", "promote", "revert", "destory", "destroy" -> {
                return new HandshakeVersions(store, this).act(row, order, action);
            }
            default -> throw Refusal.handshake(404, "No action '" + action + "'.");
        }
        return row.id;
    }

    /**
     * Changes fields of an order as a person in Handshake does: no checks, totals and lastEdited
     * follow.
     */
    void edit(int id, ObjectNode fields) {
        HandshakeTable.Row row = table().get(id);
        if (row == null) {
            throw new IllegalArgumentException("no order " + id);
        }
        ObjectNode order = row.node();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            order.set(field.getKey(), field.getValue());
        }
        if (fields.has("lines")
                || fields.has("percentDiscount")
                || fields.has("totalOffDiscount")) {
            for (JsonNode line : order.path("lines")) {
                BigDecimal price = new BigDecimal(line.path("unitPrice").asText("0"));
                BigDecimal total = price.multiply(BigDecimal.valueOf(line.path("qty").asLong()));
                ((ObjectNode) line).put("total", total.toPlainString());
            }
            if (!fields.has("totalAmount")) {
                totals(order);
            }
        }
        if (fields.has("lastEdited")) {
            table().put(order);
        } else {
            changed(order);
        }
    }
}
