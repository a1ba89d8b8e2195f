package io.handshakedear.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The tax of a document's rows, in cents (design rule O6). All figures are in the order's currency.
 */
public final class SaleTax {

    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HIGHEST_PERCENT = BigDecimal.valueOf(1000);

    private final TaxRule rule;
    private final boolean inclusive;
    private final boolean perRow;

    /**
     * @param inclusive whether totals contain the tax
     * @param taxCalculationMethod DEAR's: {@code Row Total} rounds each row; {@code Total}, or
     *     anything else, rounds the document's tax once
     */
    public SaleTax(TaxRule rule, boolean inclusive, String taxCalculationMethod) {
        if (rule.percent().signum() < 0 || rule.percent().compareTo(HIGHEST_PERCENT) > 0) {
            throw new HeldOrder(
                    "The tax rule %s has a rate of %s %%."
                            .formatted(rule.name(), rule.percent().toString()),
                    "Correct the rule in DEAR, or map the order to another one.");
        }
        this.rule = rule;
        this.inclusive = inclusive;
        this.perRow = "Row Total".equalsIgnoreCase(taxCalculationMethod);
    }

    /**
     * The rows' taxes, in the same sequence; their sum is the document's tax.
     *
     * @param totals the rows' totals: first those of lines, then those of charges
     * @param lineCount how many of them are lines
     */
    List<BigDecimal> of(List<BigDecimal> totals, int lineCount) {
        List<BigDecimal> taxes = new ArrayList<>(totals.size());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal taxSum = BigDecimal.ZERO;
        for (BigDecimal total : totals) {
            BigDecimal tax = tax(total);
            taxes.add(tax);
            sum = sum.add(total);
            taxSum = taxSum.add(tax);
        }
        if (!perRow) {
            spread(tax(sum).subtract(taxSum), totals, taxes, lineCount);
        }
        return taxes;
    }

    /**
     * The taxes of rows that many orders share. The remainder goes to rows, the last one first, by
     * a cent each: with hundreds of rows it is more than one row may differ from its own tax.
     *
     * @param totals the rows' totals, all of this rule
     */
    public List<BigDecimal> ofMany(List<BigDecimal> totals) {
        List<BigDecimal> taxes = new ArrayList<>(totals.stream().map(this::tax).toList());
        if (perRow) {
            return taxes;
        }
        BigDecimal sum = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rest = tax(sum).subtract(taxes.stream().reduce(ZERO, BigDecimal::add));
        for (int row = totals.size() - 1; row >= 0 && rest.signum() != 0; row--) {
            if (roundedOff(totals.get(row), taxes.get(row)).signum() == rest.signum()) {
                BigDecimal cent = rest.signum() > 0 ? CENT : CENT.negate();
                taxes.set(row, taxes.get(row).add(cent));
                rest = rest.subtract(cent);
            }
        }
        return taxes;
    }

    /** What rounding took from a row's exact tax, in a scale that shows whether it did. */
    private BigDecimal roundedOff(BigDecimal total, BigDecimal tax) {
        BigDecimal divisor = inclusive ? Decimals.HUNDRED.add(rule.percent()) : Decimals.HUNDRED;
        return total.multiply(rule.percent()).subtract(tax.multiply(divisor));
    }

    private BigDecimal tax(BigDecimal total) {
        BigDecimal divisor = inclusive ? Decimals.HUNDRED.add(rule.percent()) : Decimals.HUNDRED;
        return total.multiply(rule.percent()).divide(divisor, 2, RoundingMode.HALF_UP);
    }

    /**
     * The last taxed line takes the remainder. With many small lines that would make its tax
     * negative, or more than its total: what it cannot bear, the line before it takes.
     */
    private static void spread(
            BigDecimal remainder, List<BigDecimal> totals, List<BigDecimal> taxes, int lineCount) {
        BigDecimal rest = remainder;
        for (int row : lastFirst(totals, lineCount)) {
            if (rest.signum() == 0) {
                return;
            }
            BigDecimal total = totals.get(row).setScale(2, RoundingMode.DOWN);
            BigDecimal wanted = taxes.get(row).add(rest);
            BigDecimal borne = wanted.max(total.min(ZERO)).min(total.max(ZERO));
            rest = wanted.subtract(borne);
            taxes.set(row, borne);
        }
        if (rest.signum() != 0) {
            int row = lastFirst(totals, lineCount).get(0);
            taxes.set(row, taxes.get(row).add(rest));
        }
    }

    /** The rows that are taxed: the last line before the first, and then charges likewise. */
    private static List<Integer> lastFirst(List<BigDecimal> totals, int lineCount) {
        List<Integer> rows = new ArrayList<>();
        addBackwards(rows, totals, 0, lineCount);
        addBackwards(rows, totals, lineCount, totals.size());
        return rows;
    }

    private static void addBackwards(
            List<Integer> rows, List<BigDecimal> totals, int from, int to) {
        for (int row = to - 1; row >= from; row--) {
            if (totals.get(row).signum() != 0) {
                rows.add(row);
            }
        }
    }
}
