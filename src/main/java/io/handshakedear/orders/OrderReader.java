package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Body;

/** Reads orders as Handshake gives them; never fails, but says what is wrong with one (rule C8). */
public final class OrderReader {

    /** References are addresses in any API version, objects, or bare numbers (design rule O4). */
    private static final Pattern URI_NUMBER = Pattern.compile("/(\\d{1,18})/?(?:\\?.*)?$");

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_STATUS = 100;
    private static final int LONGEST_AMOUNT = 40;

    /** PostgreSQL takes no NUL in a text, and no other control character belongs into one. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private final Redaction redaction = new Redaction();

    public SeenOrder read(@Body JsonNode document) {
        JsonNode order = redaction.withoutCards(document);
        String orderId = orderId(order);
        JsonNode customer = order.path("customer");
        JsonNode group = customer.path("customerGroup");
        return new SeenOrder(
                orderId == null ? "unreadable-" + Digest.of(order.toString()) : orderId,
                number(order, orderId),
                shortened(text(order.path("status")), LONGEST_STATUS),
                instant(order.path("lastEdited"), order.path("mtimeOnServer")),
                reference(order.path("realVersion")),
                shortened(text(order.path("totalAmount")), LONGEST_AMOUNT),
                currency(order, customer, group),
                reference(customer),
                named(order.path("category")),
                named(group),
                warehouse(order, customer, group),
                problem(order, orderId),
                order);
    }

    /** The number that a reference in any form names, or null. */
    public static String reference(JsonNode node) {
        if (node.isObject()) {
            String number = reference(node.path("objID"));
            return number == null ? reference(node.path("resource_uri")) : number;
        }
        if (node.isIntegralNumber()) {
            return node.asText();
        }
        String text = text(node);
        if (text == null) {
            return null;
        }
        Matcher matcher = URI_NUMBER.matcher(text);
        return matcher.find() ? matcher.group(1) : text.matches("\\d{1,18}") ? text : null;
    }

    /** The number that a reference names; what stands there instead, for people to see; or null. */
    private static String named(JsonNode node) {
        String number = reference(node);
        return number == null ? shortened(text(node), LONGEST_NUMBER) : number;
    }

    /** A scalar's text without blanks around it; null for an empty one and for anything else. */
    public static String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = CONTROL.matcher(node.asText()).replaceAll(" ").strip();
        return text.isEmpty() ? null : text;
    }

    private static String shortened(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    private static String orderId(JsonNode order) {
        String orderId = reference(order.path("objID"));
        return orderId == null ? reference(order.path("resource_uri")) : orderId;
    }

    private static String number(JsonNode order, String orderId) {
        String number = text(order.path("id"));
        if (number == null) {
            return orderId == null ? "(no number)" : "#" + orderId;
        }
        return shortened(number, LONGEST_NUMBER);
    }

    private static String problem(JsonNode order, String orderId) {
        if (!order.isObject()) {
            return "Handshake listed something that is not an order";
        }
        if (orderId == null) {
            return "The order has no objID";
        }
        if (text(order.path("status")) == null) {
            return "The order has no status";
        }
        String currency = text(order.path("currency"));
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            return "The order's currency '%s' is not a code of three letters"
                    .formatted(shortened(currency, LONGEST_NUMBER));
        }
        return null;
    }

    private static Instant instant(JsonNode... candidates) {
        return Stream.of(candidates)
                .map(OrderReader::text)
                .filter(Objects::nonNull)
                .map(OrderReader::instant)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The order's currency, else its customer's or the group's; three capitals, or null. */
    static String currency(JsonNode order) {
        JsonNode customer = order.path("customer");
        return currency(order, customer, customer.path("customerGroup"));
    }

    /** True if Handshake gave the address of the customer only, not the customer. */
    static boolean hasMereCustomer(JsonNode order) {
        JsonNode customer = order.path("customer");
        return customer.isTextual() && reference(customer) != null;
    }

    private static String currency(JsonNode order, JsonNode customer, JsonNode group) {
        return Stream.of(
                        order.path("currency"),
                        customer.path("currency"),
                        group.path("currencyCode"),
                        group.path("currency"))
                .map(OrderReader::text)
                .filter(code -> code != null && CURRENCY.matcher(code).matches())
                .map(code -> code.toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private static String warehouse(JsonNode order, JsonNode customer, JsonNode group) {
        return Stream.of(order, customer, group)
                .map(owner -> reference(owner.path("defaultWarehouse")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
