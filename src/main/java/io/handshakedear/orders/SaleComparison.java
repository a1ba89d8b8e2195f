package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares a sale's figures with what DEAR made of them (design rule O6). */
final class SaleComparison {

    private static final int MOST_DIFFERENCES = 5;

    /** What decides which line of DEAR's is compared with which of ours. */
    private static final Comparator<Row> BY_CONTENT =
            Comparator.comparing(Row::key).thenComparing(Row::quantity).thenComparing(Row::price);

    /**
     * A line of either side.
     *
     * @param total null where DEAR does not say it
     */
    private record Row(String sku, BigDecimal quantity, BigDecimal price, BigDecimal total) {

        String key() {
            return sku.strip().toLowerCase(Locale.ROOT);
        }
    }

    private final SaleFigures figures;
    private final List<String> differences = new ArrayList<>();

    SaleComparison(SaleFigures figures) {
        this.figures = figures;
    }

    Optional<String> difference(JsonNode answer) {
        JsonNode order =
                answer != null && answer.path("Order").isObject() ? answer.get("Order") : answer;
        if (order == null || !order.isObject()) {
            return Optional.of("DEAR's answer holds no figures to compare");
        }
        if (Decimals.isAbsent(order.get("Total"))) {
            differences.add(
                    "DEAR's answer has no Total, the sale has " + Decimals.text(figures.total()));
        }
        compare("TotalBeforeTax", order, figures.totalBeforeTax());
        compare("Tax", order, figures.tax());
        compare("Total", order, figures.total());
        if (order.path("Lines").isArray()) {
            compareLines(order.get("Lines"));
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(
                                "; ",
                                differences.subList(
                                        0, Math.min(MOST_DIFFERENCES, differences.size()))));
    }

    private void compare(String field, JsonNode order, BigDecimal ours) {
        if (!Decimals.isAbsent(order.get(field))) {
            Optional<BigDecimal> theirs = Decimals.read(order.get(field));
            if (theirs.isEmpty()) {
                differences.add(
                        "DEAR says %s as %s, which is no sensible number"
                                .formatted(Decimals.shown(order.get(field)), field));
            } else if (!Decimals.isEqualToTheCent(theirs.get(), ours)) {
                differences.add(unlike(field, theirs.get(), ours));
            }
        }
    }

    /** DEAR does not promise to keep the sequence of lines, so both sides are sorted. */
    private void compareLines(JsonNode nodes) {
        if (nodes.size() != figures.lines().size()) {
            differences.add(
                    "DEAR has %d lines, the sale has %d"
                            .formatted(nodes.size(), figures.lines().size()));
            return;
        }
        List<Row> theirs = new ArrayList<>();
        for (JsonNode node : nodes) {
            theirs.add(
                    new Row(
                            node.path("SKU").asText(),
                            amount(node, "Quantity"),
                            amount(node, "Price"),
                            Decimals.isAbsent(node.get("Total")) ? null : amount(node, "Total")));
        }
        Map<Row, BigDecimal> taxes = new IdentityHashMap<>();
        List<Row> ours = new ArrayList<>();
        for (SaleFigures.Line line : figures.lines()) {
            Row row = new Row(line.sku(), line.quantity(), line.price(), line.total());
            taxes.put(row, line.tax());
            ours.add(row);
        }
        theirs.sort(BY_CONTENT);
        ours.sort(BY_CONTENT);
        for (int i = 0; i < ours.size(); i++) {
            compareLine(theirs.get(i), ours.get(i), taxes.get(ours.get(i)));
        }
    }

    private void compareLine(Row theirs, Row ours, BigDecimal tax) {
        if (!theirs.key().equals(ours.key())) {
            differences.add(
                    "DEAR has a line with SKU '%s', the sale has '%s'"
                            .formatted(theirs.sku(), ours.sku()));
            return;
        }
        String line = "for SKU " + ours.sku() + " the ";
        if (theirs.quantity().compareTo(ours.quantity()) != 0) {
            differences.add(unlike(line + "Quantity", theirs.quantity(), ours.quantity()));
        }
        if (!Decimals.isEqualToTheCent(theirs.price(), ours.price())) {
            differences.add(unlike(line + "Price", theirs.price(), ours.price()));
        }
        if (theirs.total() != null
                && !Decimals.isEqualToTheCent(theirs.total(), ours.total())
                && !isWithTax(theirs.total(), ours.total(), tax)) {
            differences.add(unlike(line + "Total", theirs.total(), ours.total()));
        }
    }

    /**
     * DEAR's documents disagree on whether a line's total counts tax that comes on top or is
     * contained. Either is right here: the document's own totals tell the difference.
     */
    private static boolean isWithTax(BigDecimal theirs, BigDecimal ours, BigDecimal tax) {
        return Decimals.isEqualToTheCent(theirs, ours.add(tax))
                || Decimals.isEqualToTheCent(theirs, ours.subtract(tax));
    }

    private static BigDecimal amount(JsonNode node, String field) {
        return Decimals.read(node.get(field)).orElse(BigDecimal.ZERO);
    }

    private static String unlike(String what, BigDecimal theirs, BigDecimal ours) {
        return "DEAR says %s %s, the sale has %s (%s off)"
                .formatted(
                        what,
                        Decimals.text(theirs),
                        Decimals.text(ours),
                        Decimals.text(theirs.subtract(ours)));
    }
}
