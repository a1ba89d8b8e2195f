package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes to Handshake: POST, PUT, DELETE and PATCH with objects and deleted_objects. Read-only and
 * unknown fields have no effect; a PUT changes the fields it names (Handshake API: field notation,
 * lastExported).
 */
final class HandshakeWrites {
    private final HandshakeStore store;
    private final HandshakeOrders orders;

    HandshakeWrites(HandshakeStore store, HandshakeOrders orders) {
        this.store = store;
        this.orders = orders;
    }

    HandshakeTable.Row create(HandshakeTable table, ObjectNode body) {
        HandshakeSchema.Resource resource = table.resource;
        for (HandshakeSchema.Field field : resource.fields().values()) {
            boolean missing = !body.has(field.name()) || body.get(field.name()).isNull();
            if (field.required() && missing) {
                throw Refusal.handshake("The field '" + field.name() + "' is required.");
            }
        }
        ObjectNode node = store.blank(resource);
        resource.fields().keySet().forEach(name -> node.set(name, null));
        Map<String, JsonNode> values = checked(resource, body);
        if (resource.name().equals("orders")) {
            orders.begin(node);
        }
        return store(table, node, values, true);
    }

    HandshakeTable.Row update(HandshakeTable table, HandshakeTable.Row row, ObjectNode body) {
        return store(table, row.node(), checked(table.resource, body), false);
    }

    void delete(HandshakeTable table, HandshakeTable.Row row) {
        table.delete(row.id);
        if (table.resource.name().equals("items")) {
            for (HandshakeTable.Row variant : new ArrayList<>(store.table("variants").rows())) {
                if (String.valueOf(row.id)
                        .equals(HandshakeStore.number(variant.node().get("item")))) {
                    store.table("variants").delete(variant.id);
                }
            }
        }
    }

    /** All objects of a PATCH, or none of them when one is refused. */
    Answer patch(HandshakeTable table, ObjectNode body) {
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!name.equals("objects") && !name.equals("deleted_objects")) {
                throw Refusal.handshake("Unexpected top-level key '" + name + "' in PATCH.");
            }
        }
        JsonNode objects = body.path("objects");
        JsonNode deleted = body.path("deleted_objects");
        if (!objects.isArray() && !deleted.isArray()) {
            throw Refusal.handshake("PATCH needs 'objects' or 'deleted_objects'.");
        }
        List<HandshakeTable.Row> targets = new ArrayList<>();
        for (JsonNode object : objects) {
            if (!(object instanceof ObjectNode fields)) {
                throw Refusal.handshake("Each entry of 'objects' must be a dictionary.");
            }
            targets.add(
                    fields.has("resource_uri")
                            ? existing(table, fields.get("resource_uri"))
                            : null);
            Map<String, JsonNode> values = checked(table.resource, fields);
            HandshakeTable.Row target = targets.get(targets.size() - 1);
            unique(
                    table,
                    Json.object().put("objID", target == null ? -1 : target.id),
                    values,
                    "sku");
            if (targets.get(targets.size() - 1) == null) {
                for (HandshakeSchema.Field field : table.resource.fields().values()) {
                    if (field.required() && !fields.hasNonNull(field.name())) {
                        throw Refusal.handshake("The field '" + field.name() + "' is required.");
                    }
                }
            }
        }
        List<HandshakeTable.Row> doomed = new ArrayList<>();
        deleted.forEach(reference -> doomed.add(existing(table, reference)));
        ArrayNode result = Json.array();
        for (int i = 0; i < targets.size(); i++) {
            ObjectNode fields = (ObjectNode) objects.get(i);
            HandshakeTable.Row row =
                    targets.get(i) == null
                            ? create(table, fields)
                            : update(table, table.get(targets.get(i).id), fields);
            result.add(store.full(table.resource.name(), row.node()));
        }
        doomed.forEach(row -> delete(table, row));
        return Answer.json(202, Json.object().set("objects", result));
    }

    private static HandshakeTable.Row existing(HandshakeTable table, JsonNode uri) {
        String text = uri.asText();
        HandshakeTable.Row row = table.find(HandshakeStore.number(text));
        if (row == null || !text.matches("/api/[a-z0-9]+/" + table.resource.name() + "/[^/]+/?")) {
            throw Refusal.handshake("No object '" + text + "'.");
        }
        return row;
    }

    private HandshakeTable.Row store(
            HandshakeTable table, ObjectNode node, Map<String, JsonNode> values, boolean fresh) {
        String resource = table.resource.name();
        unique(table, node, values, "sku");
        if (resource.equals("orders")) {
            orders.apply(node, values);
        } else {
            values.forEach(node::set);
            relate(resource, node, values, fresh);
        }
        store.touch(node);
        if (resource.equals("orders")) {
            node.set("lastEdited", node.get("mtime"));
        }
        store.put(resource, node);
        if (resource.equals("customers") && !fresh) {
            showIn(node);
        }
        return table.get(node.get("objID").asInt());
    }

    /** Orders show their customer as it is now; that is no change of the order. */
    private void showIn(ObjectNode customer) {
        HandshakeTable orderTable = store.table("orders");
        int key = orderTable.resource.key("customer.id");
        String id = customer.path("id").asText();
        List<HandshakeTable.Row> rows =
                orderTable.rows().stream().filter(row -> id.equals(row.keys[key])).toList();
        for (HandshakeTable.Row row : rows) {
            ObjectNode order = row.node();
            order.set("customer", store.full("customers", customer.deepCopy()));
            orderTable.put(order);
        }
    }

    private void unique(
            HandshakeTable table, ObjectNode node, Map<String, JsonNode> values, String name) {
        int key = table.resource.key(name);
        if (key < 0 || !values.containsKey(name)) {
            return;
        }
        String value = values.get(name).asText();
        for (HandshakeTable.Row row : table.rows()) {
            if (value.equals(row.keys[key]) && row.id != node.get("objID").asInt()) {
                throw Refusal.handshake(
                        table.resource.entityType() + " with this " + name + " already exists.");
            }
        }
    }

    private void relate(
            String resource, ObjectNode node, Map<String, JsonNode> values, boolean fresh) {
        if (values.get("billTo") instanceof ObjectNode address) {
            ObjectNode billTo = store.blank(HandshakeSchema.of("addresses"));
            billTo.setAll(address);
            billTo.set("btCustomer", node.get("resource_uri"));
            node.set("billTo", billTo);
        }
        if (resource.equals("customers") && fresh) {
            node.set("shipTos", Json.array());
            node.set("creditCards", Json.array());
            node.set("defaultShipTo", node.get("billTo").get("resource_uri"));
            node.put("currency", "USD").put("locale", "en_US");
            if (node.path("id").isNull()) {
                node.put("id", "*" + node.get("objID").asText());
            }
        }
        if (resource.equals("items") && fresh) {
            node.set("variants", Json.array());
        }
        if (resource.equals("items") && values.containsKey("imageURLs")) {
            node.set("imageURLs", HandshakeImages.fetched(node.get("imageURLs")));
            node.set("imageURL", node.get("imageURLs").get(0));
        }
        if (resource.equals("variants") && fresh) {
            HandshakeTable items = store.table("items");
            ObjectNode item = items.find(HandshakeStore.number(node.get("item"))).node();
            item.withArray("variants").add(node.get("resource_uri"));
            store.touch(item);
            items.put(item);
        }
        JsonNode customer = values.get("stCustomer");
        if (resource.equals("addresses") && customer != null && customer.isTextual()) {
            HandshakeTable customers = store.table("customers");
            ObjectNode owner = customers.find(HandshakeStore.number(customer)).node();
            owner.withArray("shipTos").add(node.get("resource_uri"));
            store.touch(owner);
            customers.put(owner);
        }
    }

    /** The values of a body that can be written, each of the type that its field has. */
    Map<String, JsonNode> checked(HandshakeSchema.Resource resource, ObjectNode body) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (HandshakeSchema.Field field : resource.fields().values()) {
            JsonNode value = body.get(field.name());
            if (value == null) {
                continue;
            }
            if (value.isNull() && field.required()) {
                throw Refusal.handshake("The field '" + field.name() + "' may not be null.");
            }
            if (!value.isNull()) {
                value = check(field, value);
            }
            values.put(field.name(), value);
        }
        return values;
    }

    private JsonNode check(HandshakeSchema.Field field, JsonNode value) {
        boolean right =
                switch (field.type()) {
                    case 's' -> value.isTextual();
                    case 'd' -> value.isTextual() && isDecimal(value.asText());
                    case 'n' -> value.isNumber();
                    case 'i' -> value.isIntegralNumber();
                    case 'b' -> value.isBoolean();
                    case 't' -> value.isTextual() && isInstant(value.asText());
                    case 'y' -> value.isTextual() && isDay(value.asText());
                    case 'l' -> value.isArray();
                    case 'm' -> value.isObject();
                    case 'r', 'a' -> value.isTextual() || value.isObject();
                    default -> true;
                };
        if (!right) {
            String hint =
                    field.type() == 'd' ? " Decimals must be given as strings, not floats." : "";
            throw Refusal.handshake(
                    "Invalid value for '" + field.name() + "': " + value + "." + hint);
        }
        if (field.type() == 'r') {
            return reference(field, value);
        }
        return value;
    }

    private JsonNode reference(HandshakeSchema.Field field, JsonNode value) {
        JsonNode uri = value.isObject() ? value.path("resource_uri") : value;
        String number = HandshakeStore.number(uri.asText());
        boolean category = field.name().equals("category") && uri.asText().contains("/categories/");
        HandshakeTable table = store.table(field.target());
        boolean right =
                uri.asText().matches("/api/[a-z0-9]+/" + field.target() + "/[^/]+/?") || category;
        if (!right || table.find(number) == null) {
            throw Refusal.handshake(
                    "Could not find the object '" + uri.asText() + "' for '" + field.name() + "'.");
        }
        return Json.object().put("u", HandshakeStore.uri(field.target(), number)).get("u");
    }

    private static boolean isDecimal(String text) {
        try {
            return new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
