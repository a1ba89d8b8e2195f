package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.ExactJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order's why in the order in which it happened: events in words, and each remote write once,
 * with its answer (design rule O17).
 */
final class OrderTimeline {

    /** Names of writes whose other side is Handshake; the rest go to DEAR. */
    private static final Pattern HANDSHAKE = Pattern.compile("(handshake|shipment|order)-.*");

    private static final Pattern AMOUNT = Pattern.compile("(.*?)[:=]? *(-?\\d[\\d,]*(\\.\\d+)?)");

    private static final String OF_DAY = "Part of the sale";

    private record Entry(Instant at, ObjectNode view) {}

    private OrderTimeline() {}

    /**
     * @param audit rows of {@code list-order-audit.sql}
     * @param writes rows of {@code list-order-writes.sql}
     */
    static ArrayNode of(List<Map<String, Object>> audit, List<Map<String, Object>> writes) {
        List<Map<String, Object>> open = new ArrayList<>(writes);
        List<Entry> entries = new ArrayList<>();
        for (Map<String, Object> event : audit) {
            ObjectNode view = JsonNodeFactory.instance.objectNode();
            Instant at = ApiViews.instant(event.get("at"));
            view.put("at", at.toString());
            view.put("generation", ((Number) event.get("generation")).intValue());
            view.put("event", (String) event.get("event"));
            Map<String, Object> write = writeOf(event, open);
            if (write == null && isAnswer((String) event.get("detail"))) {
                view.put("kind", "call");
                view.set("call", sharedCall(event, at));
            } else if (write == null) {
                view.put("kind", "event");
                view.put("text", event.get("detail") == null ? "" : (String) event.get("detail"));
            } else {
                open.remove(write);
                view.put("kind", "call");
                view.set("call", call(write));
            }
            entries.add(new Entry(at, view));
        }
        for (Map<String, Object> write : open) {
            Instant at = ApiViews.instant(write.get("intent_at"));
            ObjectNode view = JsonNodeFactory.instance.objectNode();
            view.put("at", at.toString());
            view.put("event", (String) write.get("write_name"));
            view.put("kind", "call");
            view.set("call", call(write));
            entries.add(new Entry(at, view));
        }
        // stable: what the audit tells of one moment stays in its order
        entries.sort(Comparator.comparing(Entry::at));
        ArrayNode timeline = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> timeline.add(entry.view()));
        return timeline;
    }

    /**
     * How order and sale compare, a step an entry: its words, and its amount where it ends with
     * one. Empty before the sale was worked out.
     */
    static ArrayNode totals(List<Map<String, Object>> audit, Map<String, Object> entry) {
        ArrayNode totals = JsonNodeFactory.instance.arrayNode();
        String words = differs(entry) ? (String) entry.get("reason") : lastProcessed(audit);
        if (words == null) {
            return totals;
        }
        for (String step : words.split(";\\s*|: (?=[^;]*;)")) {
            Matcher amount = AMOUNT.matcher(step.strip());
            ObjectNode view = totals.addObject();
            if (amount.matches() && !amount.group(1).isBlank()) {
                view.put("text", amount.group(1).strip()).put("amount", amount.group(2));
            } else {
                view.put("text", step.strip());
            }
        }
        return totals;
    }

    /** True if the order is held since its sale would not come to its total. */
    static boolean differs(Map<String, Object> entry) {
        return "TOTALS".equals(entry.get("cause")) && entry.get("reason") != null;
    }

    private static String lastProcessed(List<Map<String, Object>> audit) {
        String last = null;
        for (Map<String, Object> event : audit) {
            String detail = (String) event.get("detail");
            if ("processed".equals(event.get("event"))
                    && detail != null
                    && !detail.startsWith(OF_DAY)) {
                last = detail;
            }
        }
        return last;
    }

    private static Map<String, Object> writeOf(
            Map<String, Object> event, List<Map<String, Object>> writes) {
        return writes.stream()
                .filter(write -> write.get("write_name").equals(event.get("event")))
                .findFirst()
                .orElse(null);
    }

    /** The audit has what a system answered as JSON; everything else in it is words. */
    private static boolean isAnswer(String detail) {
        if (detail == null || !detail.startsWith("{")) {
            return false;
        }
        try {
            return ExactJson.read(detail).isObject();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** A write of something that other orders need as well, such as a product. */
    private static ObjectNode sharedCall(Map<String, Object> event, Instant at) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        String name = (String) event.get("event");
        call.put("name", name);
        call.put("system", system(name));
        call.put("state", "DONE");
        call.put("doneAt", at.toString());
        call.set("answer", ExactJson.read((String) event.get("detail")));
        return call;
    }

    private static String system(String write) {
        return HANDSHAKE.matcher(write).matches() ? "Handshake" : "DEAR";
    }

    private static ObjectNode call(Map<String, Object> write) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        String name = (String) write.get("write_name");
        call.put("name", name);
        call.put("system", system(name));
        call.put("state", (String) write.get("state"));
        call.put("intentAt", ApiViews.instant(write.get("intent_at")).toString());
        if (write.get("done_at") != null) {
            call.put("doneAt", ApiViews.instant(write.get("done_at")).toString());
        }
        if (write.get("told_by") != null) {
            call.put("toldBy", (String) write.get("told_by"));
        }
        if (write.get("result") != null) {
            JsonNode answer = ExactJson.read((String) write.get("result"));
            call.set("answer", answer);
        }
        return call;
    }
}
