package io.handshakedear.consolidation;

import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.HeldOrder;
import io.handshakedear.orders.Product;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SaleTax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The one sale of a day's orders while they are added to it (design rule O15): lines are merged by
 * SKU, price, tax rule and drop-shipping, charges by kind and tax rule. Of each order only its
 * share is kept, so that a long day needs no more memory than its different lines.
 */
public final class DayPlan {

    /**
     * What an order brings to the sale.
     *
     * @param orderId Handshake's objID
     * @param number the order as people know it
     * @param fingerprint of the order as it was planned
     * @param taxRule the name of its tax rule
     * @param figures the sale that it would be by itself
     */
    public record Share(
            String orderId,
            String number,
            int generation,
            String fingerprint,
            String taxRule,
            SaleFigures figures) {

        /**
         * What the order's rows come to less its negative lines, which DEAR's decimals may keep
         * from its figure.
         */
        private BigDecimal sum() {
            BigDecimal sum = figures.creditedRows().negate();
            for (SaleFigures.Line line : figures.lines()) {
                sum = sum.add(line.total());
            }
            for (SaleFigures.Charge charge : figures.charges()) {
                sum = sum.add(charge.total());
            }
            return sum;
        }
    }

    /** An order that was added, for its audit. */
    public record Member(
            String orderId, String number, int generation, String fingerprint, String arithmetic) {}

    private record LineKey(String productId, BigDecimal price, String taxRule, boolean dropShip) {}

    private record ChargeKey(String kind, String product, String taxRule) {}

    private static final class Row {
        private final String sku;
        private final String name;
        private BigDecimal quantity = BigDecimal.ZERO;

        private Row(String sku, String name) {
            this.sku = sku;
            this.name = name;
        }
    }

    private final String roundingKey;
    private final Map<LineKey, Row> lines = new LinkedHashMap<>();
    private final Map<ChargeKey, BigDecimal> charges = new LinkedHashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final List<Share> credited = new ArrayList<>();
    private BigDecimal orderTotal = new BigDecimal("0.00");
    private BigDecimal missing = BigDecimal.ZERO;
    private boolean serviceOnly = true;

    /**
     * @param roundingKey the setting that names the product for rounding, for messages
     */
    public DayPlan(String roundingKey) {
        this.roundingKey = roundingKey;
    }

    /**
     * Adds an order.
     *
     * @throws HeldOrder when the sale would no longer equal its orders to the cent; nothing of the
     *     order is added then
     */
    public void add(Share share) {
        requireFit(share);
        SaleFigures figures = share.figures();
        for (SaleFigures.Line line : figures.lines()) {
            LineKey key =
                    new LineKey(
                            line.productId(),
                            Decimals.tidy(line.price()),
                            share.taxRule(),
                            line.dropShip());
            Row row = lines.computeIfAbsent(key, k -> new Row(line.sku(), line.name()));
            row.quantity = row.quantity.add(line.quantity());
        }
        for (SaleFigures.Charge charge : figures.charges()) {
            charges.merge(
                    new ChargeKey(charge.kind(), charge.product(), share.taxRule()),
                    charge.total(),
                    BigDecimal::add);
        }
        serviceOnly &= figures.serviceOnly();
        orderTotal = orderTotal.add(figures.orderTotal());
        missing = missing.add(figures.orderTotal().subtract(share.sum()));
        if (figures.hasCredit()) {
            credited.add(share);
        }
        members.add(
                new Member(
                        share.orderId(),
                        share.number(),
                        share.generation(),
                        share.fingerprint(),
                        String.join("; ", figures.arithmetic())));
    }

    /**
     * @throws HeldOrder when the order's rows are less or more than its figure by so much that the
     *     day's sale would differ by more than half a cent
     */
    public void requireFit(Share share) {
        BigDecimal together = missing.add(share.figures().orderTotal().subtract(share.sum()));
        if (!Decimals.isEqualToTheCent(together, BigDecimal.ZERO)) {
            throw new HeldOrder(
                    "ROUNDING",
                    "DEAR keeps 4 decimals of a price; with this order the sale of its day would be %s off its orders: %s"
                            .formatted(
                                    Decimals.text(together),
                                    String.join("; ", share.figures().arithmetic())),
                    "Set %s to a service product of DEAR, then retry; the difference becomes a charge"
                            .formatted(roundingKey));
        }
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public List<Member> members() {
        return List.copyOf(members);
    }

    /** The orders that have negative lines as well. */
    List<Share> credited() {
        return List.copyOf(credited);
    }

    /** The sum of the orders' totals in cents: before tax in an exclusive store, else after it. */
    public BigDecimal orderTotal() {
        return orderTotal;
    }

    /** Keeps what is known of the products on the orders. */
    void know(Collection<Product> ofOrder) {
        ofOrder.forEach(product -> products.put(product.id(), product));
    }

    /** Units by product of lines that are not drop-shipped. */
    Map<Product, BigDecimal> unitsFromStock() {
        Map<Product, BigDecimal> units = new LinkedHashMap<>();
        lines.forEach(
                (key, row) -> {
                    if (!key.dropShip()) {
                        units.merge(products.get(key.productId()), row.quantity, BigDecimal::add);
                    }
                });
        return units;
    }

    /**
     * The sale.
     *
     * @param taxes how DEAR taxes documents, by the name of the tax rule
     * @param inclusive whether totals contain tax
     * @param dropShipped ids of products for which drop-shipping was chosen
     */
    public DaySale sale(
            Function<String, SaleTax> taxes, boolean inclusive, Set<String> dropShipped) {
        List<BigDecimal> totals = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        lines.forEach(
                (key, row) -> {
                    totals.add(Decimals.tidy(row.quantity.multiply(key.price())));
                    rules.add(key.taxRule());
                });
        charges.values().removeIf(total -> total.signum() == 0);
        charges.forEach(
                (key, total) -> {
                    totals.add(Decimals.tidy(total));
                    rules.add(key.taxRule());
                });
        List<BigDecimal> rowTaxes = taxes(totals, rules, taxes);

        List<SaleFigures.Line> saleLines = new ArrayList<>();
        lines.forEach(
                (key, row) -> {
                    int i = saleLines.size();
                    saleLines.add(
                            new SaleFigures.Line(
                                    key.productId(),
                                    row.sku,
                                    row.name,
                                    row.quantity,
                                    key.price(),
                                    rowTaxes.get(i),
                                    totals.get(i),
                                    "",
                                    key.dropShip() || dropShipped.contains(key.productId())));
                });
        List<SaleFigures.Charge> saleCharges = new ArrayList<>();
        charges.forEach(
                (key, total) -> {
                    int i = lines.size() + saleCharges.size();
                    saleCharges.add(
                            new SaleFigures.Charge(
                                    key.kind(),
                                    key.product(),
                                    BigDecimal.ONE,
                                    totals.get(i),
                                    rowTaxes.get(i),
                                    totals.get(i),
                                    ""));
                });
        BigDecimal sum = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = rowTaxes.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
        BigDecimal before = Decimals.tidy(inclusive ? sum.subtract(tax) : sum);
        BigDecimal total = Decimals.tidy(inclusive ? sum : sum.add(tax));
        SaleFigures figures =
                new SaleFigures(
                        saleLines,
                        saleCharges,
                        before,
                        tax,
                        total,
                        orderTotal,
                        List.of(arithmetic(sum, before, tax, total)),
                        SaleFigures.noCredit(),
                        serviceOnly);
        return new DaySale(
                figures, rules.subList(0, lines.size()), rules.subList(lines.size(), rules.size()));
    }

    private String arithmetic(BigDecimal sum, BigDecimal before, BigDecimal tax, BigDecimal total) {
        BigDecimal back =
                credited.stream()
                        .map(share -> share.figures().creditedRows())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return "%d orders together %s%s; sale %s; %s before tax, tax %s, total %s"
                .formatted(
                        members.size(),
                        Decimals.text(orderTotal),
                        back.signum() == 0
                                ? ""
                                : "; negative lines, credit notes over " + Decimals.text(back),
                        Decimals.text(sum),
                        Decimals.text(before),
                        Decimals.text(tax),
                        Decimals.text(total));
    }

    /** Each rule's tax is rounded by itself. */
    private static List<BigDecimal> taxes(
            List<BigDecimal> totals, List<String> rules, Function<String, SaleTax> taxes) {
        Map<String, List<Integer>> rowsByRule = new LinkedHashMap<>();
        for (int row = 0; row < rules.size(); row++) {
            rowsByRule.computeIfAbsent(rules.get(row), rule -> new ArrayList<>()).add(row);
        }
        BigDecimal[] result = new BigDecimal[totals.size()];
        rowsByRule.forEach(
                (rule, rows) -> {
                    List<BigDecimal> ofRule =
                            taxes.apply(rule).ofMany(rows.stream().map(totals::get).toList());
                    for (int i = 0; i < rows.size(); i++) {
                        result[rows.get(i)] = ofRule.get(i);
                    }
                });
        return List.of(result);
    }
}
