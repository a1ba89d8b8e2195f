package io.handshakedear.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What the DEAR task of a shipment holds. */
record ShippedTask(
        JsonNode task,
        List<String> carriers,
        List<String> trackingNumbers,
        List<String> trackingLinks) {

    static ShippedTask of(JsonNode task) {
        JsonNode lines = task.at("/Ship/Lines");
        return new ShippedTask(
                task,
                distinct(lines, "Carrier"),
                distinct(lines, "TrackingNumber"),
                distinct(lines, "TrackingURL"));
    }

    String label() {
        return String.join(", ", carriers)
                + (trackingNumbers.isEmpty() ? "" : " " + String.join(", ", trackingNumbers));
    }

    ObjectNode toJson(ZoneId zone) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("taskId", id(task)).put("number", task.path("FulfillmentNumber").asInt());
        carriers.forEach(json.putArray("carriers")::add);
        trackingNumbers.forEach(json.putArray("trackingNumbers")::add);
        trackingLinks.forEach(json.putArray("trackingLinks")::add);
        json.put("sentAt", sentAt(zone));
        json.put("notes", task.at("/Ship/ShippingNotes").asText(""));
        ArrayNode lines = json.putArray("lines");
        JsonNode packed = task.at("/Pack/Lines");
        for (JsonNode line : packed.isEmpty() ? task.at("/Pick/Lines") : packed) {
            lines.addObject()
                    .put("order", lines.size())
                    .put("sku", line.path("SKU").asText())
                    .put("name", line.path("Name").asText())
                    .put("quantity", ShippedQuantities.plain(line.path("Quantity").decimalValue()))
                    .put("box", line.path("Box").asText(""));
        }
        return json;
    }

    /** The beginning of the last day of shipment in the store's time zone (C10), or null. */
    private String sentAt(ZoneId zone) {
        LocalDate last = null;
        for (JsonNode line : task.at("/Ship/Lines")) {
            String text = line.path("ShipmentDate").asText();
            try {
                LocalDate day = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
                last = last == null || day.isAfter(last) ? day : last;
            } catch (DateTimeException e) {
                continue;
            }
        }
        return last == null ? null : last.atStartOfDay(zone).toInstant().toString();
    }

    private static List<String> distinct(JsonNode lines, String field) {
        return lines.valueStream()
                .map(line -> line.path(field).asText("").strip())
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .distinct()
                .toList();
    }

    /** DEAR's id of a task, in small letters. */
    static String id(JsonNode task) {
        return task.path("TaskID").asText().toLowerCase(Locale.ROOT);
    }
}
