package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads attributes of a request to DEAR and refuses what is missing, too long or of another type.
 */
final class DearFields {
    static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

    private DearFields() {}

    static ObjectNode body(Call call) {
        ObjectNode body = call.object();
        if (body == null) {
            // DEAR API, status codes: 500 when the body could not be parsed
            throw Refusal.dear(500, "The request body could not be parsed as one JSON object.");
        }
        return body;
    }

    static Refusal missing(String name) {
        return Refusal.dear("Required attribute '" + name + "' not provided.");
    }

    /** The text, at most {@code max} characters; null when absent, null or empty. */
    static String text(JsonNode body, String name, int max) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.dear("Attribute '" + name + "' should be a string.");
        }
        if (value.asText().length() > max) {
            throw Refusal.dear(
                    "Attribute '" + name + "' exceeds maximum length of " + max + " characters.");
        }
        return value.asText().isEmpty() ? null : value.asText();
    }

    static String required(JsonNode body, String name, int max) {
        String value = text(body, name, max);
        if (value == null || value.isBlank()) {
            throw missing(name);
        }
        return value;
    }

    /** A JSON number with at most {@code places} decimals; null when absent. */
    static BigDecimal decimal(JsonNode body, String name, int places) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw Refusal.dear("Attribute '" + name + "' should be a number.");
        }
        BigDecimal number = value.decimalValue();
        if (number.stripTrailingZeros().scale() > places) {
            throw Refusal.dear(
                    "Attribute '"
                            + name
                            + "' should have no more than "
                            + places
                            + " decimal places.");
        }
        return number;
    }

    static BigDecimal requiredDecimal(JsonNode body, String name, int places) {
        BigDecimal value = decimal(body, name, places);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    static boolean flag(JsonNode body, String name, boolean byDefault) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return byDefault;
        }
        if (!value.isBoolean()) {
            throw Refusal.dear(name + " value should be true or false");
        }
        return value.asBoolean();
    }

    static void requireFlag(JsonNode body, String name) {
        if (!body.hasNonNull(name)) {
            throw missing(name);
        }
        flag(body, name, false);
    }

    /** ISO 8601, with or without time and zone; null when absent. Answers it without a zone. */
    static String date(JsonNode body, String name) {
        String value = text(body, name, 40);
        if (value == null) {
            return null;
        }
        try {
            LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
        } catch (DateTimeParseException e) {
            throw Refusal.dear("Attribute '" + name + "' is not a valid date.");
        }
        if (value.length() > 10
                && !value.substring(10).matches("T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,7})?)?Z?")) {
            throw Refusal.dear("Attribute '" + name + "' is not a valid date.");
        }
        String plain = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
        return plain.length() == 10 ? plain + "T00:00:00" : plain;
    }

    static String requiredDate(JsonNode body, String name) {
        String value = date(body, name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    static String oneOf(JsonNode body, String name, List<String> allowed, boolean required) {
        String value = required ? required(body, name, 100) : text(body, name, 100);
        if (value == null) {
            return null;
        }
        return allowed.stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () ->
                                Refusal.dear(
                                        "Attribute '"
                                                + name
                                                + "' valid values are "
                                                + String.join(", ", allowed)));
    }

    static String guid(JsonNode body, String name, boolean required) {
        String value = required ? required(body, name, 100) : text(body, name, 100);
        return value == null ? null : guid(name, value);
    }

    static String guid(String name, String value) {
        if (!value.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw Refusal.dear(name + " parameter must be of GUID type");
        }
        return value.toLowerCase(java.util.Locale.ROOT);
    }

    /** A GUID in the query string. */
    static String guid(Call call, String name) {
        String value = call.parameter(name);
        if (value == null) {
            throw missing(name);
        }
        return guid(name, value);
    }

    static ArrayNode list(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return Json.array();
        }
        if (!value.isArray()) {
            throw Refusal.dear("Attribute '" + name + "' should be an array.");
        }
        return (ArrayNode) value;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    static BigDecimal round(BigDecimal amount, int places) {
        return amount.setScale(places, RoundingMode.HALF_UP);
    }

    /**
     * A page of a list in DEAR's envelope (DEAR API: paging): Page from 1, Limit 1 to 1000, by
     * default 100.
     */
    static <T> ObjectNode page(
            Call call, String listKey, List<T> all, Function<T, ? extends JsonNode> view) {
        int page = number(call, "Page", 1, Integer.MAX_VALUE);
        int limit = number(call, "Limit", 100, 1000);
        ArrayNode rows = Json.array();
        long from = (long) (page - 1) * limit;
        for (long i = from; i < Math.min(from + limit, all.size()); i++) {
            rows.add(view.apply(all.get((int) i)));
        }
        ObjectNode envelope = Json.object().put("Total", all.size()).put("Page", page);
        envelope.set(listKey, rows);
        return envelope;
    }

    private static int number(Call call, String name, int byDefault, int most) {
        String text = call.parameter(name);
        if (text == null) {
            return byDefault;
        }
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > most) {
            throw Refusal.dear(name + " parameter is not valid");
        }
        return Integer.parseInt(text);
    }
}
