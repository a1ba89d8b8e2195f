package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which goods a credit note brings back into stock (design rule O14): only what was shipped. */
final class Restocking {

    private Restocking() {}

    /** Units that the customer keeps, by SKU in small letters. */
    static Map<String, BigDecimal> kept(SaleFigures figures) {
        Map<String, BigDecimal> kept = new TreeMap<>();
        figures.lines().forEach(line -> kept.merge(small(line), line.quantity(), BigDecimal::add));
        for (SaleFigures.Line line : figures.credit().lines()) {
            kept.computeIfPresent(
                    small(line),
                    (sku, units) -> units.subtract(line.quantity()).max(BigDecimal.ZERO));
        }
        return kept;
    }

    /** Units that all orders of a daily sale keep, by SKU in small letters. */
    static Map<String, BigDecimal> kept(JsonNode remaining) {
        Map<String, BigDecimal> kept = units(remaining.path("lines"));
        for (JsonNode credit : remaining.path("credits")) {
            JsonNode back = credit.path("units");
            kept.replaceAll((sku, units) -> units.subtract(SaleInDear.amount(back, sku)));
        }
        return kept;
    }

    /** Of the credited goods those that left the house and that the customer does not keep. */
    static ArrayNode due(ObjectNode credit, SaleInDear sale) {
        ArrayNode restock = credit.arrayNode();
        Map<String, BigDecimal> shipped = sale.shipped();
        Map<String, BigDecimal> restocked = sale.restocked();
        Map<String, BigDecimal> back = units(credit.path("lines"));
        back.replaceAll(
                (sku, credited) -> {
                    BigDecimal units =
                            shipped.getOrDefault(sku, BigDecimal.ZERO)
                                    .subtract(restocked.getOrDefault(sku, BigDecimal.ZERO))
                                    .subtract(SaleInDear.amount(credit.path("keeps"), sku));
                    return credit.path("shared").asBoolean() ? units.min(credited) : units;
                });
        for (JsonNode line : sale.shippedLines()) {
            String sku = SaleInDear.sku(line);
            BigDecimal units =
                    back.getOrDefault(sku, BigDecimal.ZERO)
                            .min(SaleInDear.amount(line, "Quantity"));
            if (units.signum() > 0) {
                back.put(sku, back.get(sku).subtract(units));
                ObjectNode row = restock.addObject();
                row.set("productId", line.path("ProductID"));
                row.set("sku", line.path("SKU"));
                row.set("name", line.path("Name"));
                row.set("location", line.path("Location"));
                row.set("quantity", Decimals.node(units));
            }
        }
        return restock;
    }

    private static Map<String, BigDecimal> units(JsonNode lines) {
        Map<String, BigDecimal> units = new TreeMap<>();
        for (JsonNode line : lines) {
            String sku = line.path("sku").asText().strip().toLowerCase(Locale.ROOT);
            boolean goods = !line.path("comment").asText().equals(LoweredSale.PRICE_LOWERED);
            units.merge(
                    sku,
                    goods ? SaleInDear.amount(line, "quantity") : BigDecimal.ZERO,
                    BigDecimal::add);
        }
        return units;
    }

    private static String small(SaleFigures.Line line) {
        return line.sku().strip().toLowerCase(Locale.ROOT);
    }
}
