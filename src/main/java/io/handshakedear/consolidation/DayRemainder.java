package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.Amounts;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SaleTax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a daily sale comes to once orders of it were lowered (design rules O14, O15): its rows and
 * its amounts. A credit note is the difference between two of these, so that however many orders
 * are lowered, invoice and credit notes come to what is left, to the cent. Negative lines of orders
 * are credit notes of their own, whose amounts are taken off.
 */
final class DayRemainder {

    private record LineKey(String productId, String sku, BigDecimal price, String taxRule) {}

    private record ChargeKey(String kind, String product, String taxRule) {}

    /**
     * An order's credit note for its negative lines.
     *
     * @param units of goods that the same order sells as well, by SKU in small letters
     */
    private record OwnCredit(Amounts amounts, Map<String, BigDecimal> units) {}

    private final Map<LineKey, BigDecimal> lines = new LinkedHashMap<>();
    private final Map<ChargeKey, BigDecimal> charges = new LinkedHashMap<>();
    private final Map<String, OwnCredit> credits = new LinkedHashMap<>();

    /**
     * @param figures of the sale as it was planned, or a remainder's own JSON
     */
    DayRemainder(JsonNode figures) {
        for (JsonNode line : figures.path("lines")) {
            add(
                    new LineKey(
                            text(line, "productId"),
                            text(line, "sku"),
                            Decimals.tidy(line.path("price").decimalValue()),
                            text(line, "taxRule")),
                    line.path("quantity").decimalValue());
        }
        for (JsonNode charge : figures.path("charges")) {
            add(
                    new ChargeKey(
                            text(charge, "kind"), text(charge, "product"), text(charge, "taxRule")),
                    charge.path("total").decimalValue());
        }
        for (JsonNode credit : figures.path("credits")) {
            Map<String, BigDecimal> units = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> one : credit.path("units").properties()) {
                units.put(one.getKey(), one.getValue().decimalValue());
            }
            credits.put(text(credit, "orderId"), new OwnCredit(amounts(credit), units));
        }
    }

    /** Takes off the negative lines of an order; those that it had before count no more. */
    void credit(String orderId, SaleFigures order) {
        credits.remove(orderId);
        if (order.hasCredit()) {
            credits.put(orderId, ownCredit(order));
        }
    }

    private static OwnCredit ownCredit(SaleFigures order) {
        Map<String, BigDecimal> sold = new LinkedHashMap<>();
        order.lines().forEach(line -> sold.merge(small(line), line.quantity(), BigDecimal::add));
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        for (SaleFigures.Line line : order.credit().lines()) {
            units.merge(small(line), line.quantity(), BigDecimal::add);
        }
        units.replaceAll((sku, back) -> back.min(sold.getOrDefault(sku, BigDecimal.ZERO)));
        units.values().removeIf(back -> back.signum() == 0);
        return new OwnCredit(
                new Amounts(order.credit().tax(), Decimals.tidy(order.credit().total())), units);
    }

    private static String small(SaleFigures.Line line) {
        return line.sku().strip().toLowerCase(Locale.ROOT);
    }

    /** The amounts that figures or a remainder's JSON say. */
    static Amounts amounts(JsonNode figures) {
        return new Amounts(
                figures.path("tax").decimalValue(),
                Decimals.tidy(figures.path("total").decimalValue()));
    }

    /**
     * Puts an order as it is now in the place of the order as it was.
     *
     * @return false if the sale does not have the order as it was
     */
    boolean replace(String orderId, SaleFigures before, SaleFigures after, String taxRule) {
        if (!hasCredit(orderId, before)) {
            return false;
        }
        credit(orderId, after);
        for (SaleFigures.Line line : before.lines()) {
            LineKey key = key(line, taxRule);
            if (!lines.containsKey(key)) {
                return false;
            }
            add(key, line.quantity().negate());
        }
        for (SaleFigures.Charge charge : before.charges()) {
            add(key(charge, taxRule), charge.total().negate());
        }
        after.lines().forEach(line -> add(key(line, taxRule), line.quantity()));
        after.charges().forEach(charge -> add(key(charge, taxRule), charge.total()));
        boolean enough = lines.values().stream().allMatch(units -> units.signum() >= 0);
        lines.values().removeIf(units -> units.signum() == 0);
        charges.values().removeIf(total -> total.signum() == 0);
        return enough;
    }

    private boolean hasCredit(String orderId, SaleFigures order) {
        OwnCredit is = credits.get(orderId);
        if (is == null || !order.hasCredit()) {
            return is == null && !order.hasCredit();
        }
        Amounts difference = is.amounts().less(ownCredit(order).amounts());
        return difference.net().signum() == 0 && difference.tax().signum() == 0;
    }

    /**
     * What the rows come to, less the negative lines.
     *
     * @param taxes how DEAR taxes documents, by the name of the tax rule
     * @param inclusive whether totals contain tax
     */
    Amounts amounts(Function<String, SaleTax> taxes, boolean inclusive) {
        Map<String, List<BigDecimal>> totals = new LinkedHashMap<>();
        lines.forEach(
                (key, units) ->
                        totals.computeIfAbsent(key.taxRule(), rule -> new ArrayList<>())
                                .add(Decimals.tidy(units.multiply(key.price()))));
        charges.forEach(
                (key, total) ->
                        totals.computeIfAbsent(key.taxRule(), rule -> new ArrayList<>())
                                .add(Decimals.tidy(total)));
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal tax = new BigDecimal("0.00");
        for (Map.Entry<String, List<BigDecimal>> rows : totals.entrySet()) {
            for (BigDecimal row : rows.getValue()) {
                sum = sum.add(row);
            }
            for (BigDecimal row : taxes.apply(rows.getKey()).ofMany(rows.getValue())) {
                tax = tax.add(row);
            }
        }
        Amounts all = new Amounts(tax, Decimals.tidy(inclusive ? sum : sum.add(tax)));
        for (OwnCredit credit : credits.values()) {
            all = all.less(credit.amounts());
        }
        return all;
    }

    /** The rows with their amounts, from which this can be read again. */
    ObjectNode toJson(Amounts amounts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode lineNodes = json.putArray("lines");
        lines.forEach(
                (key, units) -> {
                    ObjectNode line = lineNodes.addObject();
                    line.put("productId", key.productId()).put("sku", key.sku());
                    line.put("taxRule", key.taxRule());
                    line.set("price", Decimals.node(key.price()));
                    line.set("quantity", Decimals.node(units));
                });
        ArrayNode chargeNodes = json.putArray("charges");
        charges.forEach(
                (key, total) -> {
                    ObjectNode charge = chargeNodes.addObject();
                    charge.put("kind", key.kind()).put("product", key.product());
                    charge.put("taxRule", key.taxRule());
                    charge.set("total", Decimals.node(total));
                });
        ArrayNode creditNodes = json.putArray("credits");
        credits.forEach(
                (orderId, own) -> {
                    ObjectNode credit = creditNodes.addObject();
                    credit.put("orderId", orderId);
                    credit.set("tax", Decimals.node(own.amounts().tax()));
                    credit.set("total", Decimals.node(own.amounts().net()));
                    ObjectNode units = credit.putObject("units");
                    own.units().forEach((sku, back) -> units.set(sku, Decimals.node(back)));
                });
        json.set("tax", Decimals.node(amounts.tax()));
        json.set("total", Decimals.node(amounts.net()));
        return json;
    }

    private void add(LineKey key, BigDecimal units) {
        lines.merge(key, units, BigDecimal::add);
    }

    private void add(ChargeKey key, BigDecimal total) {
        charges.merge(key, total, BigDecimal::add);
    }

    private static LineKey key(SaleFigures.Line line, String taxRule) {
        return new LineKey(line.productId(), line.sku(), Decimals.tidy(line.price()), taxRule);
    }

    private static ChargeKey key(SaleFigures.Charge charge, String taxRule) {
        return new ChargeKey(charge.kind(), charge.product(), taxRule);
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }
}
