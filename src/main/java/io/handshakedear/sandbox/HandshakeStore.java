package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** All documents of one Handshake account, and how the relations between them are shown. */
final class HandshakeStore {
    static final String BASE = "/api/latest/";

    private final Map<String, HandshakeTable> tables = new LinkedHashMap<>();
    private final Supplier<Clock> clock;
    private int lastId;

    HandshakeStore(Supplier<Clock> clock) {
        this.clock = clock;
        clear();
    }

    final void clear() {
        tables.clear();
        lastId = 0;
        for (HandshakeSchema.Resource resource : HandshakeSchema.all()) {
            tables.put(resource.name(), new HandshakeTable(resource));
        }
    }

    HandshakeTable table(String resource) {
        return tables.get(resource);
    }

    /** The time now, to the second, as Handshake writes it. */
    String now() {
        return Instant.now(clock.get()).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    int nextId() {
        return ++lastId;
    }

    /**
     * The number or UUID at the end of a reference, which may be a URI of any version or an object.
     */
    static String number(JsonNode reference) {
        if (reference == null || reference.isNull()) {
            return null;
        }
        if (reference.isObject()) {
            JsonNode id = reference.get("objID");
            return id != null ? id.asText() : number(reference.get("resource_uri"));
        }
        return number(reference.asText());
    }

    static String number(String reference) {
        if (reference == null) {
            return null;
        }
        String plain =
                reference.endsWith("/")
                        ? reference.substring(0, reference.length() - 1)
                        : reference;
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    static String uri(String resource, Object id) {
        return BASE + resource + "/" + id;
    }

    /** A new document with the common fields of all resources (Handshake API: common fields). */
    ObjectNode blank(HandshakeSchema.Resource resource) {
        int id = nextId();
        String now = now();
        String uuid = UUID.randomUUID().toString();
        return Json.object()
                .put("objID", id)
                .put("uuid", uuid)
                .put("ctime", now)
                .put("cdate", now.substring(0, 10))
                .put("ctimeOnServer", now)
                .put("mtime", now)
                .put("mtimeOnServer", now)
                .put("entityType", resource.entityType())
                .put("owner", "system")
                .put("resource_uri", uri(resource.name(), resource.byUuid() ? uuid : id));
    }

    /**
     * Stores a document as it is; an existing one of that number is replaced. Embedded documents of
     * other resources go to their own tables, except in an order, which is served as it was given.
     */
    void put(String resource, ObjectNode document) {
        HandshakeTable table = table(resource);
        if (table == null) {
            throw new IllegalArgumentException("no such resource: " + resource);
        }
        ObjectNode node = document.deepCopy();
        if (!node.hasNonNull("objID")) {
            ObjectNode full = blank(table.resource);
            full.setAll(node);
            node = full;
        }
        lastId = Math.max(lastId, node.get("objID").asInt());
        if (resource.equals("orders")) {
            node.path("lines")
                    .forEach(line -> lastId = Math.max(lastId, line.path("objID").asInt()));
            JsonNode customer = node.get("customer");
            if (customer != null
                    && customer.isObject()
                    && table("customers").get(customer.path("objID").asInt()) == null) {
                put("customers", (ObjectNode) customer);
            }
        }
        for (Map.Entry<String, String> relation : table.resource.embedded().entrySet()) {
            JsonNode value = node.get(relation.getKey());
            if (value != null && value.isArray()) {
                ArrayNode references = Json.array();
                value.forEach(one -> references.add(stored(relation.getValue(), one)));
                node.set(relation.getKey(), references);
            } else if (value != null) {
                node.set(relation.getKey(), stored(relation.getValue(), value));
            }
        }
        table.put(node);
    }

    private JsonNode stored(String resource, JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        put(resource, (ObjectNode) value);
        return value.get("resource_uri");
    }

    /** The document in full mode: the relations that Handshake gives inline are written out. */
    ObjectNode full(String resource, ObjectNode node) {
        for (Map.Entry<String, String> relation : table(resource).resource.embedded().entrySet()) {
            JsonNode value = node.get(relation.getKey());
            if (value != null && value.isArray()) {
                ArrayNode documents = Json.array();
                value.forEach(one -> documents.add(expanded(relation.getValue(), one)));
                node.set(relation.getKey(), documents);
            } else if (value != null) {
                node.set(relation.getKey(), expanded(relation.getValue(), value));
            }
        }
        return node;
    }

    private JsonNode expanded(String resource, JsonNode reference) {
        String number = reference.isTextual() ? number(reference) : null;
        HandshakeTable.Row row = number == null ? null : table(resource).find(number);
        return row == null ? reference : full(resource, row.node());
    }

    /** The document in reference mode ({@code full=false}): each relation is its resource_uri. */
    static ObjectNode reduced(ObjectNode node) {
        ObjectNode result = Json.object();
        node.properties().forEach(field -> result.set(field.getKey(), reference(field.getValue())));
        return result;
    }

    private static JsonNode reference(JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = Json.array();
            value.forEach(one -> list.add(reference(one)));
            return list;
        }
        return value.isObject() && value.has("resource_uri") ? value.get("resource_uri") : value;
    }

    /** Sets the times of a change now. */
    void touch(ObjectNode node) {
        String now = now();
        node.put("mtime", now).put("mtimeOnServer", now);
    }
}
