package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of one resource. A row is kept as bytes ready to be served, beside the few values that
 * filters and orderings need; the customer of an order, the same for many orders, is kept once.
 */
final class HandshakeTable {
    /** One row; replaced as a whole when it changes. */
    static final class Row {
        final int id;
        final String uuid;
        final String[] keys;
        final int lines;
        private final byte[] json;
        private final byte[] customer;

        Row(int id, String uuid, String[] keys, int lines, byte[] json, byte[] customer) {
            this.id = id;
            this.uuid = uuid;
            this.keys = keys;
            this.lines = lines;
            this.json = json;
            this.customer = customer;
        }

        ObjectNode node() {
            ObjectNode node = Json.parseObject(json);
            if (customer != null) {
                node.set("customer", Json.parseObject(customer));
            }
            return node;
        }

        void write(java.io.ByteArrayOutputStream out) {
            if (customer == null) {
                out.writeBytes(json);
            } else {
                out.write(json, 0, json.length - 1);
                out.writeBytes(CUSTOMER);
                out.writeBytes(customer);
                out.write('}');
            }
        }
    }

    private static final byte[] CUSTOMER =
            ",\"customer\":".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    final HandshakeSchema.Resource resource;
    private final TreeMap<Integer, Row> rows = new TreeMap<>();
    private final Map<String, Integer> byUuid = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<ByteBuffer, byte[]> customers = new HashMap<>();
    private final Map<String, List<Row>> sorted = new LinkedHashMap<>();

    HandshakeTable(HandshakeSchema.Resource resource) {
        this.resource = resource;
        for (String key : resource.keys()) {
            if (HandshakeSchema.INDEXED.contains(key)) {
                sorted.put(key, new ArrayList<>());
            }
        }
    }

    Row get(int id) {
        return rows.get(id);
    }

    /** By number or, as shipments are addressed, by UUID. */
    Row find(String idOrUuid) {
        if (idOrUuid.matches("\\d{1,9}")) {
            return rows.get(Integer.valueOf(idOrUuid));
        }
        Integer id = byUuid.get(idOrUuid);
        return id == null ? null : rows.get(id);
    }

    boolean isGone(String idOrUuid) {
        return gone.contains(idOrUuid);
    }

    Collection<Row> rows() {
        return rows.values();
    }

    /** Rows in order of that key; null when there is no index of it. */
    List<Row> sortedBy(String key) {
        return sorted.get(key);
    }

    void put(ObjectNode node) {
        int id = node.get("objID").asInt();
        remove(id);
        ObjectNode stored = node;
        byte[] customer = null;
        if (resource.name().equals("orders") && node.path("customer").isObject()) {
            stored = Json.object();
            stored.setAll(node);
            byte[] bytes = Json.bytes(stored.remove("customer"));
            byte[] same = customers.putIfAbsent(ByteBuffer.wrap(bytes), bytes);
            customer = same == null ? bytes : same;
        }
        String uuid = Json.text(node, "uuid");
        Row row =
                new Row(
                        id,
                        uuid,
                        keys(node),
                        node.path("lines").size(),
                        Json.bytes(stored),
                        customer);
        rows.put(id, row);
        byUuid.put(uuid, id);
        gone.remove(String.valueOf(id));
        sorted.forEach((key, list) -> insert(list, row, order(key)));
    }

    void delete(int id) {
        Row row = remove(id);
        if (row != null) {
            gone.add(String.valueOf(id));
            gone.add(String.valueOf(row.uuid));
        }
    }

    private Row remove(int id) {
        Row old = rows.remove(id);
        if (old != null) {
            byUuid.remove(old.uuid);
            sorted.forEach(
                    (key, list) -> list.remove(Collections.binarySearch(list, old, order(key))));
        }
        return old;
    }

    private static void insert(List<Row> list, Row row, Comparator<Row> order) {
        if (list.isEmpty() || order.compare(list.get(list.size() - 1), row) < 0) {
            list.add(row);
        } else {
            list.add(-Collections.binarySearch(list, row, order) - 1, row);
        }
    }

    /**
     * Ties are in an order that is the same each time but not that of the numbers: nothing promises
     * more.
     */
    Comparator<Row> order(String key) {
        int at = resource.key(key);
        Comparator<Row> byKey =
                key.equals("objID")
                        ? Comparator.comparingInt(row -> row.id)
                        : Comparator.comparing(row -> row.keys[at] == null ? "" : row.keys[at]);
        return byKey.thenComparingInt(row -> row.id * 0x9E3779B1).thenComparingInt(row -> row.id);
    }

    /** Where in an index the rows with at least (or more than) that value begin. */
    int from(String key, String value, boolean including) {
        List<Row> list = sorted.get(key);
        int at = resource.key(key);
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            String found = list.get(middle).keys[at] == null ? "" : list.get(middle).keys[at];
            int compared = found.compareTo(value);
            if (compared < 0 || compared == 0 && !including) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String[] keys(ObjectNode node) {
        String[] values = new String[resource.keys().size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode at = node;
            for (String part : resource.keys().get(i).split("\\.")) {
                at = part.matches("\\d") ? at.path(Integer.parseInt(part)) : at.path(part);
            }
            values[i] =
                    at.isObject()
                            ? at.path("objID").asText()
                            : at.isMissingNode() || at.isNull() ? null : at.asText().intern();
        }
        return values;
    }
}
