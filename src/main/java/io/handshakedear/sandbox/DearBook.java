package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One reference book of DEAR: a list of small documents with unique names (DEAR API: reference
 * books).
 */
final class DearBook {
    private static final Set<String> STARTS_WITH = Set.of("Name", "Description", "Code", "Bank");

    final String path;
    final String listKey;
    final String idKey;
    final String nameKey;
    private final int maxName;
    private final Set<String> methods;
    private final List<String> filters;
    private final List<String> defaults;
    private final boolean bare;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private Consumer<ObjectNode> check = row -> {};
    private BiConsumer<String, String> renaming = (old, name) -> {};

    /**
     * @param keys path, list key, id key and name key
     * @param filters GET parameters that filter; names and codes by their beginning, the rest by
     *     equality
     * @param defaults fields that a row always shows
     * @param bare whether POST and PUT answer the bare object, not the list's envelope
     */
    DearBook(
            String keys,
            int maxName,
            String methods,
            String filters,
            String defaults,
            boolean bare) {
        String[] key = keys.split(" ");
        this.path = key[0];
        this.listKey = key[1];
        this.idKey = key[2];
        this.nameKey = key[3];
        this.maxName = maxName;
        this.methods = Set.of(methods.split(" "));
        this.filters = Arrays.asList(filters.split(" "));
        this.defaults = defaults.isEmpty() ? List.of() : Arrays.asList(defaults.split(" "));
        this.bare = bare;
    }

    /** What shows a row's name when it gets another one: called with the old and the new name. */
    void onRenaming(BiConsumer<String, String> listener) {
        renaming = listener;
    }

    /** A check of rows that are written. */
    DearBook checkedBy(Consumer<ObjectNode> rule) {
        check = rule;
        return this;
    }

    ObjectNode put(ObjectNode row) {
        if (!row.hasNonNull(idKey)) {
            row.put(idKey, DearFields.newId());
        }
        defaults.stream().filter(name -> !row.has(name)).forEach(row::putNull);
        rows.put(row.get(idKey).asText().toLowerCase(Locale.ROOT), row);
        return row;
    }

    List<ObjectNode> rows() {
        return new ArrayList<>(rows.values());
    }

    /** By its whole name, in any letter case; null when there is none. */
    ObjectNode named(String name) {
        for (ObjectNode row : rows.values()) {
            if (row.path(nameKey).asText().equalsIgnoreCase(name)) {
                return row;
            }
        }
        return null;
    }

    ObjectNode get(String id) {
        return id == null ? null : rows.get(id.toLowerCase(Locale.ROOT));
    }

    Answer answer(Call call) {
        if (!methods.contains(call.method())) {
            return Answer.text(405, "");
        }
        return switch (call.method()) {
            case "GET" -> list(call);
            case "POST" -> written(create(DearFields.body(call)));
            case "PUT" -> written(update(DearFields.body(call)));
            default -> delete(call);
        };
    }

    private Answer list(Call call) {
        String code = call.parameter("Code");
        if (path.equals("ref/account") && code != null && get(code) == null) {
            throw Refusal.dear(400, 404, "Account with specified ID not found");
        }
        List<ObjectNode> found =
                rows().stream()
                        .filter(
                                row ->
                                        filters.stream()
                                                .allMatch(f -> matches(row, f, call.parameter(f))))
                        .toList();
        return Answer.json(200, DearFields.page(call, listKey, found, row -> row));
    }

    private static boolean matches(ObjectNode row, String filter, String wanted) {
        if (wanted == null) {
            return true;
        }
        JsonNode value = row.get(filter.equals("Deprecated") ? "IsDeprecated" : filter);
        String text = value == null || value.isNull() ? "" : value.asText();
        return STARTS_WITH.contains(filter)
                ? text.regionMatches(true, 0, wanted, 0, wanted.length())
                : text.equalsIgnoreCase(wanted);
    }

    private ObjectNode create(ObjectNode body) {
        String name = DearFields.required(body, nameKey, maxName);
        boolean keyed = idKey.equals("Code");
        if (keyed) {
            DearFields.required(body, "Code", 50);
        }
        if (named(name) != null || keyed && get(body.get("Code").asText()) != null) {
            throw Refusal.dear(
                    path.equals("ref/unit")
                            ? "This unit already exists. Unit name must be unique."
                            : "'" + name + "' already exists. " + nameKey + " must be unique.");
        }
        ObjectNode row = body.deepCopy();
        if (!keyed) {
            row.remove(idKey);
        }
        check.accept(row);
        return put(row);
    }

    private ObjectNode update(ObjectNode body) {
        String id = DearFields.required(body, idKey, 100);
        ObjectNode row = get(id);
        if (row == null) {
            throw Refusal.dear("Record with specified '" + idKey + "' not found.");
        }
        String name = DearFields.required(body, nameKey, maxName);
        ObjectNode same = named(name);
        if (same != null && same != row) {
            throw Refusal.dear("'" + name + "' already exists. " + nameKey + " must be unique.");
        }
        ObjectNode next = row.deepCopy();
        next.setAll(body);
        check.accept(next);
        renaming.accept(row.get(nameKey).asText(), name);
        return put(next);
    }

    private Answer written(ObjectNode row) {
        if (bare) {
            return Answer.json(200, row);
        }
        ObjectNode envelope = Json.object().put("Total", 1).put("Page", 1);
        envelope.set(listKey, Json.array().add(row));
        return Answer.json(200, envelope);
    }

    private Answer delete(Call call) {
        String id = call.parameter(idKey.equals("CarrierID") ? "ID" : idKey);
        if (id == null) {
            throw DearFields.missing(idKey);
        }
        if (rows.remove(id.toLowerCase(Locale.ROOT)) == null) {
            throw Refusal.dear("Record with specified '" + idKey + "' not found.");
        }
        return Answer.json(200, Json.object().put("Success", true));
    }
}
