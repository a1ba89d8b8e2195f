package io.handshakedear.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of an order is not shipped yet, by SKU. */
final class ShippedQuantities {

    private ShippedQuantities() {}

    /** One text for each SKU that was picked, and shipped in a lower quantity than ordered. */
    static List<String> missing(JsonNode sale) {
        Map<String, BigDecimal> ordered = new TreeMap<>();
        Map<String, BigDecimal> picked = new TreeMap<>();
        Map<String, BigDecimal> shipped = new TreeMap<>();
        add(sale.at("/Order/Lines"), ordered, 1);
        for (JsonNode note : sale.path("CreditNotes")) {
            if (note.path("Status").asText().equals("AUTHORISED")) {
                add(note.path("Lines"), ordered, -1);
            }
        }
        for (JsonNode task : sale.path("Fulfilments")) {
            add(task.at("/Pick/Lines"), picked, 1);
            boolean done =
                    ShippingFigure.status(task.at("/Ship/Status").asText()).equals("AUTHORISED");
            if (done) {
                JsonNode packed = task.at("/Pack/Lines");
                add(packed.isEmpty() ? task.at("/Pick/Lines") : packed, shipped, 1);
            }
        }
        return picked.keySet().stream()
                .filter(ordered::containsKey)
                .filter(sku -> amount(shipped, sku).compareTo(ordered.get(sku)) < 0)
                .map(
                        sku ->
                                "%s of %s %s are shipped"
                                        .formatted(
                                                plain(amount(shipped, sku)),
                                                plain(ordered.get(sku)),
                                                sku))
                .toList();
    }

    /** True if something of each SKU of the order was picked. */
    static boolean isAllPicked(JsonNode sale) {
        Map<String, BigDecimal> picked = new TreeMap<>();
        for (JsonNode task : sale.path("Fulfilments")) {
            add(task.at("/Pick/Lines"), picked, 1);
        }
        for (JsonNode line : sale.at("/Order/Lines")) {
            if (!picked.containsKey(line.path("SKU").asText())) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal amount(Map<String, BigDecimal> amounts, String sku) {
        return amounts.getOrDefault(sku, BigDecimal.ZERO);
    }

    private static void add(JsonNode lines, Map<String, BigDecimal> amounts, int sign) {
        for (JsonNode line : lines) {
            BigDecimal quantity =
                    line.path("Quantity").decimalValue().multiply(BigDecimal.valueOf(sign));
            amounts.merge(line.path("SKU").asText(), quantity, BigDecimal::add);
        }
    }

    static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
