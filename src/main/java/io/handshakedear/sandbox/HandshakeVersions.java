package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Draft versions and copies of orders (Handshake API: actions fork, promote, revert, destory,
 * clone).
 */
final class HandshakeVersions {
    private static final List<String> IDENTITY =
            List.of(
                    "objID",
                    "id",
                    "uuid",
                    "resource_uri",
                    "ctime",
                    "cdate",
                    "ctimeOnServer",
                    "realVersion",
                    "realVersionID",
                    "realVersionUUID",
                    "otherVersions",
                    "versionType",
                    "versionInfo",
                    "status");

    private final HandshakeStore store;
    private final HandshakeOrders orders;

    HandshakeVersions(HandshakeStore store, HandshakeOrders orders) {
        this.store = store;
        this.orders = orders;
    }

    /** Number of the order that the action leaves or makes. */
    int act(HandshakeTable.Row row, ObjectNode order, String action) {
        switch (action) {
            case "fork" -> {
                return copy(order, true);
            }
            case "clone" -> {
                return copy(order, false);
            }
            case "promote" -> {
                return promote(row, order);
            }
            case "revert" -> {
                take(real(order), order);
                orders.changed(order);
                return row.id;
            }
            default -> {
                // the document spells it "destory"
                ObjectNode real = real(order);
                leave(real, order);
                store.table("orders").delete(row.id);
                return real.get("objID").asInt();
            }
        }
    }

    private static void take(ObjectNode from, ObjectNode to) {
        from.properties().stream()
                .filter(field -> !IDENTITY.contains(field.getKey()))
                .forEach(field -> to.set(field.getKey(), field.getValue()));
    }

    private ObjectNode real(ObjectNode draft) {
        String number = HandshakeStore.number(draft.get("realVersion"));
        HandshakeTable.Row row = number == null ? null : store.table("orders").find(number);
        if (row == null) {
            throw Refusal.handshake("This order is not a version of another.");
        }
        return row.node();
    }

    private void leave(ObjectNode real, ObjectNode draft) {
        ArrayNode versions = Json.array();
        for (JsonNode version : real.path("otherVersions")) {
            if (!version.equals(draft.get("resource_uri"))) {
                versions.add(version);
            }
        }
        real.set("otherVersions", versions);
        orders.changed(real);
    }

    private int copy(ObjectNode order, boolean draft) {
        ObjectNode copy = order.deepCopy();
        copy.setAll(store.blank(HandshakeSchema.of("orders")));
        copy.put("id", "#" + copy.get("objID").asText());
        for (JsonNode line : copy.path("lines")) {
            ObjectNode fresh = store.blank(HandshakeSchema.of("order_lines"));
            ((ObjectNode) line).setAll(fresh);
            ((ObjectNode) line).set("order", copy.get("resource_uri"));
        }
        copy.set("otherVersions", Json.array());
        if (draft) {
            copy.set("realVersion", order.get("resource_uri"));
            copy.set("realVersionID", order.get("objID"));
            copy.set("realVersionUUID", order.get("uuid"));
            copy.put("versionType", "draft");
            order.withArray("otherVersions").add(copy.get("resource_uri"));
            orders.changed(order);
        } else {
            copy.put("status", "Open").putNull("lastExported");
        }
        orders.changed(copy);
        return copy.get("objID").asInt();
    }

    private int promote(HandshakeTable.Row row, ObjectNode draft) {
        ObjectNode real = real(draft);
        take(draft, real);
        real.path("lines")
                .forEach(line -> ((ObjectNode) line).set("order", real.get("resource_uri")));
        store.table("orders").delete(row.id);
        leave(real, draft);
        return real.get("objID").asInt();
    }
}
