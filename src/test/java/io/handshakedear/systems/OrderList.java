package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Handshake's list of orders in memory: filtered, ordered and cut into pages as the service does.
 */
final class OrderList {

    private final Map<Integer, Instant> edited = new TreeMap<>();
    private final int cap;
    private int nextId = 1;

    /**
     * @param cap the most rows of a page, whatever is asked for
     */
    OrderList(int cap) {
        this.cap = cap;
    }

    int add(Instant time) {
        edited.put(nextId, time);
        return nextId++;
    }

    void edit(int id, Instant time) {
        edited.put(id, time);
    }

    void delete(int id) {
        edited.remove(id);
    }

    List<Integer> ids() {
        return List.copyOf(edited.keySet());
    }

    /** When each order was last edited, by its number. */
    Map<Integer, Instant> rows() {
        return Map.copyOf(edited);
    }

    /** The answer to {@code orders?query}. */
    JsonNode page(String query) {
        Map<String, String> parameters = new HashMap<>();
        Stream.of(query.split("&"))
                .map(part -> part.split("="))
                .forEach(part -> parameters.put(part[0], part[1]));
        Instant since = Instant.parse(parameters.get("lastEdited__gte"));
        int limit = Math.min(cap, Integer.parseInt(parameters.get("limit")));
        int offset = Integer.parseInt(parameters.getOrDefault("offset", "0"));
        List<Map.Entry<Integer, Instant>> found =
                edited.entrySet().stream()
                        .filter(row -> !row.getValue().isBefore(since))
                        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                        .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("meta").put("limit", limit).put("total_count", found.size());
        ArrayNode objects = answer.putArray("objects");
        found.stream()
                .skip(offset)
                .limit(limit)
                .forEach(
                        row ->
                                objects.addObject()
                                        .put("objID", row.getKey())
                                        .put("lastEdited", row.getValue().toString()));
        return answer;
    }
}
