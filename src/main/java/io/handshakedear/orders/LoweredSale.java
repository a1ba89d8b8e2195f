package io.handshakedear.orders;

import io.handshakedear.orders.SaleFigures.Charge;
import io.handshakedear.orders.SaleFigures.Credit;
import io.handshakedear.orders.SaleFigures.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer gets back when an order falls from one set of figures to another (design rule
 * O14). Lines are compared by SKU and price; units whose price fell are given back the difference.
 */
final class LoweredSale {

    /** The comment of rows that give money back and no goods. */
    static final String PRICE_LOWERED = "Price lowered";

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** Units of one SKU at one price, on their way from the old figures to the new ones. */
    private static final class Units {
        private final Line line;
        private BigDecimal quantity = BigDecimal.ZERO;

        private Units(Line line) {
            this.line = line;
        }
    }

    private final Map<String, Units> units = new LinkedHashMap<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Map<String, BigDecimal> chargeTotals = new LinkedHashMap<>();
    private final SaleFigures before;
    private final SaleFigures after;

    LoweredSale(SaleFigures before, SaleFigures after) {
        this.before = before;
        this.after = after;
        add(before.lines(), before.charges(), BigDecimal.ONE);
        add(before.credit().lines(), before.credit().charges(), BigDecimal.ONE.negate());
        add(after.lines(), after.charges(), BigDecimal.ONE.negate());
        add(after.credit().lines(), after.credit().charges(), BigDecimal.ONE);
    }

    /** True if neither goods nor money differ. */
    boolean isSame() {
        return units.values().stream().allMatch(one -> one.quantity.signum() == 0)
                && chargeTotals.values().stream().allMatch(total -> total.signum() == 0)
                && before.net().compareTo(after.net()) == 0;
    }

    /** What differs, one line a text. */
    List<String> differences() {
        List<String> texts = new ArrayList<>();
        for (Units one : units.values()) {
            if (one.quantity.signum() != 0) {
                texts.add(
                        "%s × %s at %s %s"
                                .formatted(
                                        Decimals.shortest(one.quantity.abs()),
                                        one.line.sku(),
                                        Decimals.text(one.line.price()),
                                        one.quantity.signum() > 0 ? "less" : "more"));
            }
        }
        chargeTotals.forEach(
                (product, total) -> {
                    if (total.signum() != 0) {
                        texts.add(
                                "%s %s %s"
                                        .formatted(
                                                product,
                                                Decimals.text(total.abs()),
                                                total.signum() > 0 ? "less" : "more"));
                    }
                });
        texts.add(
                "total %s instead of %s"
                        .formatted(Decimals.text(after.net()), Decimals.text(before.net())));
        return texts;
    }

    /**
     * The credit note for the difference; empty where something rose, which no credit note does.
     *
     * @param back what the invoice falls by, and its tax
     */
    Optional<Credit> credit(SaleTax saleTax, boolean inclusive, Amounts back) {
        List<Line> lines = new ArrayList<>();
        for (Units more : units.values()) {
            if (more.quantity.signum() < 0 && !payFromHigherPrices(more, lines)) {
                return Optional.empty();
            }
        }
        for (Units less : units.values()) {
            if (less.quantity.signum() > 0) {
                lines.add(row(less.line, less.quantity, less.line.price(), less.line.comment()));
            }
        }
        List<Charge> backCharges = new ArrayList<>();
        chargeTotals.forEach(
                (product, total) -> {
                    if (total.signum() != 0) {
                        backCharges.add(row(charges.get(product), total));
                    }
                });
        if (back.net().signum() < 0 || lines.isEmpty() && backCharges.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(taxed(lines, backCharges, saleTax, inclusive, back));
    }

    /** Units that cost less than before are units of a higher price, with the difference back. */
    private boolean payFromHigherPrices(Units more, List<Line> lines) {
        for (Units less : units.values()) {
            boolean pays =
                    less.quantity.signum() > 0
                            && key(less.line).equals(key(more.line))
                            && less.line.price().compareTo(more.line.price()) > 0;
            if (pays && more.quantity.signum() < 0) {
                BigDecimal moved = less.quantity.min(more.quantity.negate());
                less.quantity = less.quantity.subtract(moved);
                more.quantity = more.quantity.add(moved);
                BigDecimal difference = less.line.price().subtract(more.line.price());
                lines.add(row(less.line, moved, difference, PRICE_LOWERED));
            }
        }
        return more.quantity.signum() == 0;
    }

    private void add(List<Line> rows, List<Charge> chargeRows, BigDecimal sign) {
        for (Line row : rows) {
            String price = row.price().stripTrailingZeros().toPlainString();
            Units one = units.computeIfAbsent(key(row) + "\t" + price, key -> new Units(row));
            one.quantity = one.quantity.add(row.quantity().multiply(sign));
        }
        for (Charge row : chargeRows) {
            charges.putIfAbsent(row.product(), row);
            chargeTotals.merge(row.product(), row.total().multiply(sign), BigDecimal::add);
        }
    }

    private static String key(Line line) {
        return line.sku().strip().toLowerCase(Locale.ROOT);
    }

    private static Line row(Line line, BigDecimal quantity, BigDecimal price, String comment) {
        return new Line(
                line.productId(),
                line.sku(),
                line.name(),
                quantity,
                Decimals.tidy(price),
                BigDecimal.ZERO,
                Decimals.tidy(quantity.multiply(price)),
                comment,
                line.dropShip());
    }

    private static Charge row(Charge charge, BigDecimal total) {
        return new Charge(
                charge.kind(),
                charge.product(),
                BigDecimal.ONE,
                Decimals.tidy(total),
                BigDecimal.ZERO,
                Decimals.tidy(total),
                charge.comment());
    }

    /** Taxes so that both documents together come to the new figures, to the cent. */
    private Credit taxed(
            List<Line> lines,
            List<Charge> backCharges,
            SaleTax saleTax,
            boolean inclusive,
            Amounts back) {
        List<BigDecimal> totals = new ArrayList<>(lines.stream().map(Line::total).toList());
        totals.addAll(backCharges.stream().map(Charge::total).toList());
        List<BigDecimal> taxes = saleTax.of(totals, lines.size());
        BigDecimal tax = back.tax();
        spread(tax.subtract(sum(taxes)), totals, taxes);
        List<Line> taxedLines = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            taxedLines.add(
                    new Line(
                            line.productId(),
                            line.sku(),
                            line.name(),
                            line.quantity(),
                            line.price(),
                            taxes.get(i),
                            line.total(),
                            line.comment(),
                            line.dropShip()));
        }
        List<Charge> taxedCharges = new ArrayList<>();
        for (int i = 0; i < backCharges.size(); i++) {
            Charge charge = backCharges.get(i);
            taxedCharges.add(
                    new Charge(
                            charge.kind(),
                            charge.product(),
                            charge.quantity(),
                            charge.price(),
                            taxes.get(lines.size() + i),
                            charge.total(),
                            charge.comment()));
        }
        BigDecimal sum = sum(totals);
        return new Credit(
                taxedLines,
                taxedCharges,
                Decimals.tidy(inclusive ? sum.subtract(tax) : sum),
                tax,
                Decimals.tidy(back.net()));
    }

    /** A cent more or less on one row after the other: DEAR takes no row that is further off. */
    private static void spread(
            BigDecimal remainder, List<BigDecimal> totals, List<BigDecimal> taxes) {
        BigDecimal rest = remainder;
        for (int i = 0; i < taxes.size() && rest.signum() != 0; i++) {
            BigDecimal step = rest.min(CENT).max(CENT.negate());
            if (totals.get(i).signum() != 0) {
                taxes.set(i, taxes.get(i).add(step));
                rest = rest.subtract(step);
            }
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
