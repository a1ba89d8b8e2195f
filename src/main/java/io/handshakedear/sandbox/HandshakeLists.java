package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lists of Handshake: filters, ordering and pages (Handshake API: pagination, filtering, ordering).
 */
final class HandshakeLists {
    /**
     * The document names a block of 100 as the default and tells only how to ask for fewer, so
     * nothing larger is given: the cap shows as {@code meta.limit}.
     */
    static final int MAX_LIMIT = 100;

    private static final Set<String> COMMON =
            Set.of("limit", "offset", "order_by", "format", "full");

    private final HandshakeStore store;

    /** The most rows of a page, whatever {@code meta.limit} says. */
    private volatile int mostRows = MAX_LIMIT;

    HandshakeLists(HandshakeStore store) {
        this.store = store;
    }

    void mostRows(int rows) {
        mostRows = rows;
    }

    Answer list(HandshakeTable table, Call call) {
        int limit = Math.min(MAX_LIMIT, number(call, "limit", MAX_LIMIT, 1));
        int offset = number(call, "offset", 0, 0);
        List<HandshakeTable.Row> found = select(table, call);
        List<HandshakeTable.Row> page =
                found.subList(
                        Math.min(offset, found.size()),
                        Math.min(offset + Math.min(limit, mostRows), found.size()));
        ObjectNode meta = Json.object();
        meta.put("limit", limit);
        boolean more = offset + page.size() < found.size();
        meta.put("next", more ? link(call, limit, offset + page.size()) : null);
        meta.put("offset", offset);
        meta.put("previous", offset > 0 ? link(call, limit, Math.max(0, offset - limit)) : null);
        meta.put("total_count", found.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        out.writeBytes("{\"meta\":".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(Json.bytes(meta));
        out.writeBytes(",\"objects\":[".getBytes(StandardCharsets.UTF_8));
        int lines = 0;
        boolean full = full(call);
        for (int i = 0; i < page.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            write(table, page.get(i), full, out);
            lines += page.get(i).lines;
        }
        out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return Answer.raw(inVersion(call, out.toByteArray()), page.size(), lines);
    }

    Answer detail(int status, HandshakeTable table, HandshakeTable.Row row, Call call) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        write(table, row, full(call), out);
        return new Answer(
                status, Answer.JSON, inVersion(call, out.toByteArray()), Map.of(), 0, row.lines);
    }

    private void write(
            HandshakeTable table, HandshakeTable.Row row, boolean full, ByteArrayOutputStream out) {
        if (full && table.resource.embedded().isEmpty()) {
            row.write(out);
        } else if (full) {
            out.writeBytes(Json.bytes(store.full(table.resource.name(), row.node())));
        } else {
            out.writeBytes(Json.bytes(HandshakeStore.reduced(row.node())));
        }
    }

    private static boolean full(Call call) {
        return !"false".equalsIgnoreCase(call.query().get("full"));
    }

    /** URIs in an answer carry the version that was asked. */
    private static byte[] inVersion(Call call, byte[] json) {
        if (call.version().equals("latest")) {
            return json;
        }
        return new String(json, StandardCharsets.UTF_8)
                .replace("\"/api/latest/", "\"/api/" + call.version() + "/")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String link(Call call, int limit, int offset) {
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put("limit", String.valueOf(limit));
        query.put("offset", String.valueOf(offset));
        StringBuilder link = new StringBuilder("/api/" + call.version() + "/" + call.path());
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            link.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return link.toString();
    }

    private static int number(Call call, String name, int byDefault, int least) {
        String text = call.query().get(name);
        if (text == null) {
            return byDefault;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            throw Refusal.handshake("Invalid " + name + " '" + text + "' provided.");
        }
        return Integer.parseInt(text);
    }

    private List<HandshakeTable.Row> select(HandshakeTable table, Call call) {
        String order = call.query().getOrDefault("order_by", "objID");
        boolean descending = order.startsWith("-");
        String key = descending ? order.substring(1) : order;
        HandshakeSchema.Resource resource = table.resource;
        boolean orderable =
                key.equals("objID")
                        || HandshakeSchema.TIMES.contains(key)
                        || key.equals("lastEdited") && resource.key(key) >= 0
                        || key.equals("lastExported") && resource.key(key) >= 0;
        if (!orderable) {
            throw Refusal.handshake("Invalid ordering '" + order + "' provided.");
        }
        List<Predicate<HandshakeTable.Row>> filters = new ArrayList<>();
        List<HandshakeTable.Row> index = table.sortedBy(key);
        int from = 0;
        for (Map.Entry<String, String> parameter : call.query().entrySet()) {
            String name = parameter.getKey();
            if (COMMON.contains(name)) {
                continue;
            }
            boolean start = name.equals(key + "__gte") || name.equals(key + "__gt");
            if (index != null && start) {
                String value = instant(name, parameter.getValue());
                from = Math.max(from, table.from(key, value, name.endsWith("__gte")));
            } else {
                filters.add(filter(table, name, parameter.getValue()));
            }
        }
        List<HandshakeTable.Row> rows;
        if (index != null) {
            rows = index.subList(from, index.size());
        } else {
            rows = new ArrayList<>(table.rows());
        }
        if (!filters.isEmpty()) {
            Predicate<HandshakeTable.Row> all =
                    filters.stream().reduce(row -> true, Predicate::and);
            rows = rows.stream().filter(all).toList();
        }
        if (index == null && !key.equals("objID")) {
            rows = new ArrayList<>(rows);
            rows.sort(table.order(key));
        }
        if (descending) {
            rows = new ArrayList<>(rows);
            Collections.reverse(rows);
        }
        return rows;
    }

    private Predicate<HandshakeTable.Row> filter(
            HandshakeTable table, String parameter, String value) {
        int at = parameter.indexOf("__");
        String name = at < 0 ? parameter : parameter.substring(0, at);
        String operator = at < 0 ? "" : parameter.substring(at + 2);
        HandshakeSchema.Filter filter = table.resource.filters().get(name);
        if (filter == null) {
            throw unknown(parameter);
        }
        int key = table.resource.key(filter.key());
        HandshakeSchema.Kind kind = filter.kind();
        boolean nullable =
                kind == HandshakeSchema.Kind.TIME_OR_NULL
                        || kind == HandshakeSchema.Kind.REFERENCE_OR_NULL;
        if (operator.equals("isnull") && nullable) {
            if (!value.equals("true") && !value.equals("false")) {
                throw Refusal.handshake("Invalid value '" + value + "' for " + parameter + ".");
            }
            return row -> (row.keys[key] == null) == value.equals("true");
        }
        if (kind == HandshakeSchema.Kind.TIME || kind == HandshakeSchema.Kind.TIME_OR_NULL) {
            return time(key, parameter, operator, value);
        }
        if (!operator.isEmpty()) {
            throw unknown(parameter);
        }
        return switch (kind) {
            case MODIFIER -> row -> true;
            case REFERENCE, REFERENCE_OR_NULL -> {
                String wanted = HandshakeStore.number(value);
                yield row -> wanted.equals(HandshakeStore.number(row.keys[key]));
            }
            case USER_ID -> {
                Set<String> members = members(filter.other(), value);
                yield row -> members.contains(HandshakeStore.number(row.keys[key]));
            }
            case TREE -> {
                Set<String> members = new HashSet<>(Set.of(HandshakeStore.number(value)));
                addChildren("categories", members);
                yield row -> members.contains(HandshakeStore.number(row.keys[key]));
            }
            case SEARCH -> {
                String needle = value.toLowerCase(Locale.ROOT);
                yield row -> {
                    ObjectNode item = row.node();
                    return (item.path("sku").asText() + "\n" + item.path("name").asText())
                            .toLowerCase(Locale.ROOT)
                            .contains(needle);
                };
            }
            case ITEMS_OF_ORDER -> {
                Set<String> items = itemsOf(value);
                yield row -> items.contains(String.valueOf(row.id));
            }
            default ->
                    table.resource.name().equals("orders") && name.equals("status")
                            ? row -> value.equalsIgnoreCase(row.keys[key])
                            : row -> value.equals(row.keys[key]);
        };
    }

    private static Predicate<HandshakeTable.Row> time(
            int key, String parameter, String operator, String value) {
        if (!Set.of("gt", "gte", "lt", "lte").contains(operator)) {
            throw unknown(parameter);
        }
        String limit = instant(parameter, value);
        return row -> {
            if (row.keys[key] == null) {
                return false;
            }
            int compared = row.keys[key].compareTo(limit);
            return switch (operator) {
                case "gt" -> compared > 0;
                case "gte" -> compared >= 0;
                case "lt" -> compared < 0;
                default -> compared <= 0;
            };
        };
    }

    private static String instant(String parameter, String value) {
        try {
            return Instant.parse(value).toString();
        } catch (DateTimeParseException e) {
            throw Refusal.handshake("Invalid datetime '" + value + "' for " + parameter + ".");
        }
    }

    private static Refusal unknown(String parameter) {
        return Refusal.handshake("The filter '" + parameter + "' is not supported.");
    }

    private Set<String> members(String resource, String userId) {
        Set<String> members = new HashSet<>();
        HandshakeTable table = store.table(resource);
        int key = table.resource.key("id");
        for (HandshakeTable.Row row : table.rows()) {
            if (userId.equals(row.keys[key])
                    || resource.equals("user_groups")
                            && userId.equals(Json.text(row.node(), "name"))) {
                members.add(String.valueOf(row.id));
            }
        }
        if (resource.equals("user_groups")) {
            addChildren(resource, members);
        }
        return members;
    }

    private void addChildren(String resource, Set<String> members) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (HandshakeTable.Row row : store.table(resource).rows()) {
                String parent = HandshakeStore.number(row.node().get("parent"));
                grown |= parent != null && members.contains(parent) && members.add("" + row.id);
            }
        }
    }

    private Set<String> itemsOf(String order) {
        Set<String> items = new HashSet<>();
        HandshakeTable.Row row = store.table("orders").find(HandshakeStore.number(order));
        if (row != null) {
            for (JsonNode line : row.node().path("lines")) {
                items.add(HandshakeStore.number(line.get("item")));
            }
        }
        return items;
    }
}
