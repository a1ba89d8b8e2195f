package io.handshakedear.orders;

import static io.handshakedear.orders.GeneratedOrders.prices;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.consolidation.DayPlan;
import io.handshakedear.consolidation.DaySale;
import io.handshakedear.orders.GeneratedOrders.Line;
import io.handshakedear.orders.GeneratedOrders.LineTotals;
import io.handshakedear.orders.GeneratedOrders.Order;
import io.handshakedear.orders.GeneratedOrders.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Holds the sales of generated days against a sum of their own (design rule O15): discounts,
 * charges, free goods and two tax rules in one day, exclusive and inclusive.
 */
class DayPlanPropertiesTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /**
     * @param percents of the tax rules; orders take them by turns
     */
    record Day(List<Order> orders, List<BigDecimal> percents, boolean inclusive, boolean perRow) {

        Tax tax(int order) {
            return new Tax(percents.get(order % percents.size()), inclusive, perRow);
        }

        String rule(int order) {
            return "Rule " + order % percents.size();
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void theSaleOfADayIsTheExactSumOfItsOrders(@ForAll("days") Day day) {
        DayPlan plan = new DayPlan("charge.rounding.product");
        BigDecimal figures = BigDecimal.ZERO;
        for (int i = 0; i < day.orders().size(); i++) {
            plan.add(share(day, i, true));
            figures = figures.add(day.orders().get(i).figure());
        }

        DaySale sale = sale(plan, day);

        assertThat(sum(sale)).isEqualByComparingTo(figures);
        assertThat(sale.figures().orderTotal()).isEqualByComparingTo(figures);
        assertThat(plan.members()).hasSize(day.orders().size());
        checkUnits(day, sale);
        checkTax(day, sale);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void withoutARoundingChargeOrdersLeaveThatWouldPutTheDayOff(@ForAll("plainDays") Day day) {
        DayPlan plan = new DayPlan("charge.rounding.product");
        BigDecimal figures = BigDecimal.ZERO;
        for (int i = 0; i < day.orders().size(); i++) {
            DayPlan.Share share;
            try {
                share = share(day, i, false);
                plan.add(share);
            } catch (HeldOrder held) {
                assertThat(held.remedy()).contains("charge.rounding.product");
                continue;
            }
            figures = figures.add(day.orders().get(i).figure());
        }

        DaySale sale = sale(plan, day);

        assertThat(plan.isEmpty()).isFalse();
        assertThat(sum(sale).subtract(figures).abs()).isLessThanOrEqualTo(HALF_CENT);
        checkTax(day, sale);
    }

    private static DaySale sale(DayPlan plan, Day day) {
        return plan.sale(
                rule ->
                        new SaleTax(
                                new TaxRule(rule, percent(day, rule)),
                                day.inclusive(),
                                day.perRow() ? "Row Total" : "Total"),
                day.inclusive(),
                Set.of());
    }

    private static BigDecimal percent(Day day, String rule) {
        return day.percents().get(Integer.parseInt(rule.substring("Rule ".length())));
    }

    private static DayPlan.Share share(Day day, int i, boolean rounding) {
        Order order = day.orders().get(i);
        Map<String, String> settings = new HashMap<>(Samples.ALL_CHARGES);
        settings.put("charge.shipping.in-total", String.valueOf(order.shippingInTotal()));
        settings.put("sale-tax-status", day.inclusive() ? "Inclusive" : "Exclusive");
        if (!rounding) {
            settings.remove("charge.rounding.product");
        }
        Map<String, Product> products = new HashMap<>();
        for (int line = 0; line < order.lines().size(); line++) {
            products.put("S" + line, Samples.stock("S" + line));
        }
        SaleFigures figures =
                SaleFigures.of(
                        order.json(),
                        Samples.store(settings),
                        new TaxRule(day.rule(i), day.tax(i).percent()),
                        day.perRow() ? "Row Total" : "Total",
                        products,
                        Set.of());
        return new DayPlan.Share("" + i, "#" + i, 1, "f" + i, day.rule(i), figures);
    }

    /** Lines are merged: one for each SKU, price and rule, with the units of all orders. */
    private static void checkUnits(Day day, DaySale sale) {
        Map<String, BigDecimal> expected = new HashMap<>();
        for (int i = 0; i < day.orders().size(); i++) {
            List<Line> lines = day.orders().get(i).lines();
            for (int n = 0; n < lines.size(); n++) {
                add(expected, "S" + n, lines.get(n).price(), day.rule(i), lines.get(n).qty());
                add(expected, "S" + n, BigDecimal.ZERO, day.rule(i), lines.get(n).free());
            }
        }
        Map<String, BigDecimal> merged = new HashMap<>();
        for (int n = 0; n < sale.figures().lines().size(); n++) {
            SaleFigures.Line line = sale.figures().lines().get(n);
            String key = key(line.sku(), line.price(), sale.lineRules().get(n));
            assertThat(merged.put(key, line.quantity().stripTrailingZeros())).as(key).isNull();
        }
        assertThat(merged).isEqualTo(expected);
        Set<String> kinds = new HashSet<>();
        for (int n = 0; n < sale.figures().charges().size(); n++) {
            String kind = sale.figures().charges().get(n).kind() + sale.chargeRules().get(n);
            assertThat(kinds.add(kind)).as(kind).isTrue();
        }
    }

    private static void add(
            Map<String, BigDecimal> units, String sku, BigDecimal price, String rule, int qty) {
        if (qty > 0) {
            units.merge(
                    key(sku, price, rule),
                    BigDecimal.valueOf(qty).stripTrailingZeros(),
                    (one, other) -> one.add(other).stripTrailingZeros());
        }
    }

    private static String key(String sku, BigDecimal price, String rule) {
        return sku + " at " + price.stripTrailingZeros().toPlainString() + ", " + rule;
    }

    /** Each row's tax is its own to the cent, and each rule's tax is rounded once. */
    private static void checkTax(Day day, DaySale sale) {
        SaleFigures figures = sale.figures();
        Map<String, BigDecimal> taxByRule = new HashMap<>();
        Map<String, BigDecimal> totalByRule = new HashMap<>();
        List<BigDecimal> taxes = new ArrayList<>();
        for (int n = 0; n < figures.lines().size(); n++) {
            SaleFigures.Line line = figures.lines().get(n);
            assertThat(line.total()).isEqualByComparingTo(line.price().multiply(line.quantity()));
            checkRow(day, sale.lineRules().get(n), line.tax(), line.total());
            taxByRule.merge(sale.lineRules().get(n), line.tax(), BigDecimal::add);
            totalByRule.merge(sale.lineRules().get(n), line.total(), BigDecimal::add);
            taxes.add(line.tax());
        }
        for (int n = 0; n < figures.charges().size(); n++) {
            SaleFigures.Charge charge = figures.charges().get(n);
            assertThat(charge.price().scale()).isBetween(2, 4);
            assertThat(charge.price()).isEqualByComparingTo(charge.total());
            checkRow(day, sale.chargeRules().get(n), charge.tax(), charge.total());
            taxByRule.merge(sale.chargeRules().get(n), charge.tax(), BigDecimal::add);
            totalByRule.merge(sale.chargeRules().get(n), charge.total(), BigDecimal::add);
            taxes.add(charge.tax());
        }
        if (!day.perRow()) {
            taxByRule.forEach(
                    (rule, tax) ->
                            assertThat(
                                            new Tax(percent(day, rule), day.inclusive(), false)
                                                    .isRight(tax, totalByRule.get(rule)))
                                    .as("%s: %s of %s", rule, tax, totalByRule.get(rule))
                                    .isTrue());
        }
        assertThat(figures.tax())
                .isEqualByComparingTo(taxes.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(figures.totalBeforeTax().add(figures.tax()))
                .isEqualByComparingTo(figures.total());
        assertThat(day.inclusive() ? figures.total() : figures.totalBeforeTax())
                .isEqualByComparingTo(sum(sale));
    }

    private static void checkRow(Day day, String rule, BigDecimal tax, BigDecimal total) {
        BigDecimal percent = percent(day, rule);
        BigDecimal base = day.inclusive() ? HUNDRED.add(percent) : HUNDRED;
        BigDecimal distance = total.multiply(percent).subtract(tax.multiply(base)).abs();
        // DEAR checks a row's tax to the cent
        assertThat(distance).isLessThanOrEqualTo(CENT.multiply(base));
        assertThat(!day.perRow() || distance.compareTo(HALF_CENT.multiply(base)) <= 0).isTrue();
    }

    private static BigDecimal sum(DaySale sale) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SaleFigures.Line line : sale.figures().lines()) {
            sum = sum.add(line.price().multiply(line.quantity()));
        }
        for (SaleFigures.Charge charge : sale.figures().charges()) {
            sum = sum.add(charge.price().multiply(charge.quantity()));
        }
        return sum;
    }

    @Provide
    Arbitrary<Day> days() {
        return days(Arbitraries.of(LineTotals.values()));
    }

    @Provide
    Arbitrary<Day> plainDays() {
        return days(Arbitraries.of(LineTotals.NOT, LineTotals.EXACT, LineTotals.ROUNDED));
    }

    private static Arbitrary<Day> days(Arbitrary<LineTotals> lineTotals) {
        // few prices, so that orders share lines, and many
        Arbitrary<BigDecimal> prices =
                Arbitraries.oneOf(
                        Arbitraries.of("0.33", "1", "2.5", "8.50", "19.9999", "0.0001")
                                .map(BigDecimal::new),
                        prices(0, 4));
        Arbitrary<BigDecimal> percent =
                Arbitraries.of("0", "5", "7.7", "8.875", "19", "20.0", "25", "27")
                        .map(BigDecimal::new);
        return Combinators.combine(
                        GeneratedOrders.orders(prices, lineTotals)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(12),
                        percent.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Day::new);
    }
}
