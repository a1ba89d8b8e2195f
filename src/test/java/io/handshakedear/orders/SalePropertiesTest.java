package io.handshakedear.orders;

import static io.handshakedear.orders.GeneratedOrders.decimals;
import static io.handshakedear.orders.GeneratedOrders.prices;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.orders.GeneratedOrders.Line;
import io.handshakedear.orders.GeneratedOrders.LineTotals;
import io.handshakedear.orders.GeneratedOrders.Order;
import io.handshakedear.orders.GeneratedOrders.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
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
 * Holds the sales of generated orders against a sum of their own (design rule O6). The sum is done
 * here, from the generated values; only the rounding of a half is the subject's choice, and so
 * taxes are checked by their distance from the exact fraction.
 */
class SalePropertiesTest {

    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void theSaleEqualsTheOrderToTheCent(@ForAll("orders") Order order, @ForAll("taxes") Tax tax) {
        SaleFigures sale = sale(order, tax, true);

        checkRows(order, sale);
        checkTax(tax, sale);
        checkCharges(order, sale);
        assertThat(sum(sale)).isEqualByComparingTo(order.figure());
        assertThat(sale.orderTotal()).isEqualTo(order.figure());
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.BOUNDED)
    void withoutARoundingChargeNothingIsHeldThatDearCanExpress(
            @ForAll("plainOrders") Order order, @ForAll("taxes") Tax tax) {
        SaleFigures sale = sale(order, tax, false);

        checkRows(order, sale);
        checkTax(tax, sale);
        assertThat(sum(sale).subtract(order.figure()).abs()).isLessThanOrEqualTo(HALF_CENT);
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.BOUNDED)
    void pricesBeyondFourDecimalsAreChargedVisiblyOrHeld(
            @ForAll("fineOrders") Order order, @ForAll("taxes") Tax tax) {
        SaleFigures sale = sale(order, tax, true);
        checkTax(tax, sale);
        checkCharges(order, sale);
        assertThat(sum(sale)).isEqualByComparingTo(order.figure());

        try {
            SaleFigures without = sale(order, tax, false);
            checkTax(tax, without);
            assertThat(sum(without).subtract(order.figure()).abs()).isLessThanOrEqualTo(HALF_CENT);
        } catch (HeldOrder held) {
            assertThat(held.remedy()).contains("charge.rounding.product");
            assertThat(atDearPrices(order).subtract(order.figure()).abs()).isGreaterThan(HALF_CENT);
        }
    }

    /** What the order would come to, had its prices four decimals. */
    private static BigDecimal atDearPrices(Order order) {
        BigDecimal sum = order.shipping().subtract(order.discount());
        for (Line line : order.lines()) {
            BigDecimal price = line.price().setScale(4, RoundingMode.HALF_UP);
            sum = sum.add(price.multiply(new BigDecimal(line.qty())));
        }
        return sum;
    }

    private static SaleFigures sale(Order order, Tax tax, boolean rounding) {
        Map<String, String> settings = new HashMap<>(Samples.ALL_CHARGES);
        settings.put("charge.shipping.in-total", String.valueOf(order.shippingInTotal()));
        settings.put("sale-tax-status", tax.inclusive() ? "Inclusive" : "Exclusive");
        if (!rounding) {
            settings.remove("charge.rounding.product");
        }
        Map<String, Product> products = new HashMap<>();
        for (int i = 0; i < order.lines().size(); i++) {
            products.put("S" + i, Samples.stock("S" + i));
        }
        return SaleFigures.of(
                order.json(),
                Samples.store(settings),
                new TaxRule("VAT", tax.percent()),
                tax.perRow() ? "Row Total" : "Total",
                products,
                Set.of());
    }

    /** Nothing is distributed over lines: their quantities and prices are the order's. */
    private static void checkRows(Order order, SaleFigures sale) {
        int row = 0;
        for (int i = 0; i < order.lines().size(); i++) {
            Line line = order.lines().get(i);
            if (line.qty() > 0) {
                checkLine(sale.lines().get(row++), i, line.qty(), line.price());
            }
            if (line.free() > 0) {
                checkLine(sale.lines().get(row++), i, line.free(), BigDecimal.ZERO);
            }
        }
        assertThat(sale.lines()).hasSize(row);
    }

    private static void checkLine(SaleFigures.Line line, int index, int qty, BigDecimal price) {
        assertThat(line.sku()).isEqualTo("S" + index);
        assertThat(line.quantity()).isEqualByComparingTo(new BigDecimal(qty));
        assertThat(line.price()).isEqualByComparingTo(price);
    }

    private static void checkCharges(Order order, SaleFigures sale) {
        BigDecimal discount = BigDecimal.ZERO;
        for (SaleFigures.Charge charge : sale.charges()) {
            assertThat(sale.charges().stream().filter(c -> c.kind().equals(charge.kind())))
                    .hasSize(1);
            if (charge.kind().equals("discount")) {
                discount = charge.total().negate();
            }
            if (charge.kind().equals("shipping")) {
                assertThat(charge.total()).isEqualByComparingTo(order.shipping());
            }
        }
        assertThat(discount.signum()).isNotNegative();
        // a cent and a half: what rounding the order's total may take
        BigDecimal distance =
                discount.subtract(order.discount())
                        .abs()
                        .min(discount.subtract(order.discountOfPrices()).abs());
        assertThat(distance).isLessThan(new BigDecimal("0.015"));
    }

    private static void checkTax(Tax tax, SaleFigures sale) {
        BigDecimal taxes = BigDecimal.ZERO;
        for (SaleFigures.Line line : sale.lines()) {
            assertThat(line.total()).isEqualByComparingTo(line.price().multiply(line.quantity()));
            assertThat(line.price().scale()).isBetween(2, 4);
            assertThat(line.tax()).isBetween(BigDecimal.ZERO, line.total().max(line.tax().abs()));
            assertThat(!tax.perRow() || tax.isRight(line.tax(), line.total())).isTrue();
            taxes = taxes.add(line.tax());
        }
        for (SaleFigures.Charge charge : sale.charges()) {
            assertThat(charge.total())
                    .isEqualByComparingTo(charge.price().multiply(charge.quantity()));
            assertThat(charge.price().scale()).isBetween(2, 4);
            assertThat(!tax.perRow() || tax.isRight(charge.tax(), charge.total())).isTrue();
            taxes = taxes.add(charge.tax());
        }
        assertThat(sale.tax()).isEqualByComparingTo(taxes);
        assertThat(tax.perRow() || tax.isRight(sale.tax(), sum(sale))).isTrue();
        assertThat(tax.inclusive() ? sale.total() : sale.totalBeforeTax())
                .isEqualByComparingTo(sum(sale));
        assertThat(sale.totalBeforeTax().add(sale.tax())).isEqualByComparingTo(sale.total());
    }

    private static BigDecimal sum(SaleFigures sale) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SaleFigures.Line line : sale.lines()) {
            sum = sum.add(line.price().multiply(line.quantity()));
        }
        for (SaleFigures.Charge charge : sale.charges()) {
            sum = sum.add(charge.price().multiply(charge.quantity()));
        }
        return sum;
    }

    @Provide
    Arbitrary<Order> orders() {
        return GeneratedOrders.orders(prices(0, 4), Arbitraries.of(LineTotals.values()));
    }

    @Provide
    Arbitrary<Order> plainOrders() {
        return GeneratedOrders.orders(
                prices(0, 4), Arbitraries.of(LineTotals.NOT, LineTotals.EXACT, LineTotals.ROUNDED));
    }

    @Provide
    Arbitrary<Order> fineOrders() {
        return GeneratedOrders.orders(
                Arbitraries.oneOf(prices(0, 4), prices(5, 10)),
                Arbitraries.of(LineTotals.NOT, LineTotals.EXACT, LineTotals.ROUNDED));
    }

    @Provide
    Arbitrary<Tax> taxes() {
        Arbitrary<BigDecimal> percent =
                Arbitraries.oneOf(
                        Arbitraries.of("0", "5", "7.7", "8.875", "19", "20.0", "25", "27")
                                .map(BigDecimal::new),
                        decimals(27, 3));
        return Combinators.combine(
                        percent, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Tax::new);
    }
}
