package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the lines of a Handshake order (design rule O5). */
public final class OrderLines {

    /** The number at the end of a resource's URI, in any version of the API. */
    private static final Pattern URI_NUMBER = Pattern.compile("(?:.*/)?(\\d{1,18})/?(?:[?#].*)?");

    private static final int LARGEST_QUANTITY_DIGITS = 9;
    private static final int LONGEST_SKU_SHOWN = 60;
    private static final String CORRECT_LINE =
            "Correct the line in Handshake; the order is read again when it changes.";

    private OrderLines() {}

    /**
     * The lines that order something, in the order's sequence; lines with neither a quantity nor
     * free units are passed over.
     *
     * @param order a Handshake order as its API gives it
     * @throws HeldOrder when a line cannot be read, naming it
     */
    public static List<OrderLine> of(JsonNode order) {
        JsonNode nodes = order == null ? null : order.get("lines");
        if (nodes == null || !nodes.isArray()) {
            throw new HeldOrder(
                    "The order's lines are %s instead of a list.".formatted(Decimals.shown(nodes)),
                    "Open the order in Handshake and save it again; it is then read anew.");
        }
        List<OrderLine> lines = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            read(nodes.get(i), i + 1).ifPresent(lines::add);
        }
        return List.copyOf(lines);
    }

    private static Optional<OrderLine> read(JsonNode node, int number) {
        if (!node.isObject()) {
            throw held("Line %d is %s".formatted(number, Decimals.shown(node)), "not a line");
        }
        String sku = sku(node, number);
        String label =
                sku == null
                        ? "Line " + number
                        : "Line %d (SKU %s)".formatted(number, cut(sku, LONGEST_SKU_SHOWN));
        if (Decimals.isAbsent(node.get("qty"))) {
            throw held(label, "has no quantity");
        }
        long qty = quantity(node, "qty", label);
        long qtyFree = quantity(node, "qtyFree", label);
        BigDecimal total =
                Decimals.isAbsent(node.get("total")) ? null : decimal(node, "total", label);
        if (qty == 0 && qtyFree == 0 && (total == null || total.signum() == 0)) {
            return Optional.empty();
        }
        if (sku == null) {
            throw held(label, "has no SKU");
        }
        return Optional.of(
                new OrderLine(
                        number,
                        sku,
                        itemNumber(node.get("item")),
                        qty,
                        qtyFree,
                        price(node, qty, label),
                        total,
                        text(node.get("notes")),
                        text(node.get("description"))));
    }

    /** The first of three that is there: old clients leave out all but the item's SKU. */
    private static String sku(JsonNode node, int number) {
        JsonNode value =
                Stream.of("sku", "vsku", "isku")
                        .map(node::get)
                        .filter(candidate -> !Decimals.isAbsent(candidate))
                        .findFirst()
                        .orElse(null);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw held("Line " + number, "has %s as its SKU".formatted(Decimals.shown(value)));
        }
        return value.asText().strip();
    }

    private static BigDecimal price(JsonNode node, long qty, String label) {
        if (Decimals.isAbsent(node.get("unitPrice"))) {
            // nothing is paid for, so that no price is needed
            if (qty == 0) {
                return BigDecimal.ZERO;
            }
            throw held(label, "has no unit price");
        }
        BigDecimal price = decimal(node, "unitPrice", label);
        if (price.signum() < 0 && qty < 0) {
            throw held(label, "has a negative quantity and a negative price");
        }
        return price;
    }

    private static long quantity(JsonNode node, String field, String label) {
        if (Decimals.isAbsent(node.get(field))) {
            return 0;
        }
        BigDecimal value = decimal(node, field, label);
        if (value.signum() < 0 && field.equals("qtyFree")) {
            throw held(label, "has the negative qtyFree " + Decimals.shortest(value));
        }
        if (value.scale() > 0) {
            throw held(
                    label,
                    "has the %s %s, which is not a whole number"
                            .formatted(field, Decimals.shortest(value)));
        }
        if (value.precision() > LARGEST_QUANTITY_DIGITS) {
            throw held(
                    label,
                    "has the absurd %s %s".formatted(field, Decimals.shown(node.get(field))));
        }
        return value.longValueExact();
    }

    private static BigDecimal decimal(JsonNode node, String field, String label) {
        return Decimals.read(node.get(field))
                .orElseThrow(
                        () ->
                                held(
                                        label,
                                        "has %s as its %s, which is not a sensible number"
                                                .formatted(
                                                        Decimals.shown(node.get(field)), field)));
    }

    /** A link that cannot be read is no reason to hold the order: the SKU is still there. */
    private static Long itemNumber(JsonNode item) {
        if (item == null || item.isNull()) {
            return null;
        }
        if (item.isObject()) {
            Long number = itemNumber(scalar(item.get("objID")));
            return number != null ? number : itemNumber(scalar(item.get("resource_uri")));
        }
        if (!item.isTextual() && !item.isIntegralNumber()) {
            return null;
        }
        Matcher uri = URI_NUMBER.matcher(item.asText().strip());
        return uri.matches() ? Long.valueOf(uri.group(1)) : null;
    }

    private static JsonNode scalar(JsonNode node) {
        return node == null || node.isContainerNode() ? null : node;
    }

    private static String text(JsonNode node) {
        return Decimals.isAbsent(node) || node.isContainerNode() ? "" : node.asText().strip();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private static HeldOrder held(String label, String problem) {
        return new HeldOrder(label + " " + problem + ".", CORRECT_LINE);
    }
}
