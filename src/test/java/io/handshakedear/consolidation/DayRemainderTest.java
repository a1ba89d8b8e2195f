package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.orders.Amounts;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SaleTax;
import io.handshakedear.orders.TaxRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a daily sale when its orders fall in any sequence (design rules O14, O15). */
class DayRemainderTest {

    private static final String RULE = "Tax on Sales";
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @ParameterizedTest
    @CsvSource({"true, Total", "false, Total", "true, Row Total", "false, Row Total"})
    void whatFallsComesToTheSaleToTheCent(boolean inclusive, String method) {
        Function<String, SaleTax> taxes =
                name -> new SaleTax(new TaxRule(name, new BigDecimal("8.875")), inclusive, method);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<SaleFigures> orders = new ArrayList<>();
            DayPlan plan = new DayPlan("rounding");
            for (int i = 0; i <= random.nextInt(12); i++) {
                SaleFigures figures = order(random, 1 + random.nextInt(9));
                orders.add(figures);
                plan.add(new DayPlan.Share("" + i, "#" + i, 1, "f" + i, RULE, figures));
            }
            JsonNode left =
                    ExactJson.read(plan.sale(taxes, inclusive, java.util.Set.of()).toJson() + "");
            assertThat(DayRemainder.amounts(left))
                    .as("the sale as it was planned")
                    .satisfies(is -> same(is, new DayRemainder(left).amounts(taxes, inclusive)));
            JsonNode rest = left;
            while (!orders.isEmpty()) {
                SaleFigures before = orders.remove(random.nextInt(orders.size()));
                boolean all = random.nextBoolean();
                SaleFigures after = all ? SaleFigures.nothing() : times(before, random.nextInt(3));
                if (!all && !after.lines().isEmpty()) {
                    orders.add(after);
                }
                DayRemainder remainder = new DayRemainder(rest);
                assertThat(remainder.replace("", before, after, RULE)).isTrue();
                Amounts becomes = remainder.amounts(taxes, inclusive);
                Amounts back = DayRemainder.amounts(rest).less(becomes);
                assertThat(back.net()).as("what falls").isNotNegative();
                assertThat(becomes.net()).as("what is left").isNotNegative();
                BigDecimal goods = sum(before).subtract(sum(after));
                BigDecimal base = inclusive ? back.net() : back.net().subtract(back.tax());
                assertThat(base).as("the order's own share").isEqualByComparingTo(goods);
                rest = ExactJson.read(remainder.toJson(becomes).toString());
            }
            same(DayRemainder.amounts(rest), new Amounts(BigDecimal.ZERO, BigDecimal.ZERO));
        }
    }

    private static void same(Amounts is, Amounts expected) {
        assertThat(is.net()).isEqualByComparingTo(expected.net());
        assertThat(is.tax()).isEqualByComparingTo(expected.tax());
    }

    private static SaleFigures order(Random random, int units) {
        List<SaleFigures.Line> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int product = random.nextInt(4);
            lines.add(line(product, units, CENT.multiply(new BigDecimal(99 + 37 * product))));
        }
        return figures(lines);
    }

    /** The order with each line at most so many units. */
    private static SaleFigures times(SaleFigures order, int most) {
        List<SaleFigures.Line> lines = new ArrayList<>();
        for (SaleFigures.Line line : order.lines()) {
            int units = Math.min(most, line.quantity().intValue());
            if (units > 0) {
                lines.add(line(Integer.parseInt(line.productId()), units, line.price()));
            }
        }
        return figures(lines);
    }

    private static SaleFigures figures(List<SaleFigures.Line> lines) {
        BigDecimal sum =
                lines.stream()
                        .map(SaleFigures.Line::total)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal none = new BigDecimal("0.00");
        return new SaleFigures(
                lines, List.of(), sum, none, sum, sum, List.of(), SaleFigures.noCredit(), false);
    }

    private static SaleFigures.Line line(int product, int units, BigDecimal price) {
        BigDecimal quantity = new BigDecimal(units);
        return new SaleFigures.Line(
                "" + product,
                "SKU-" + product,
                "Product",
                quantity,
                price,
                new BigDecimal("0.00"),
                quantity.multiply(price),
                "",
                false);
    }

    private static BigDecimal sum(SaleFigures figures) {
        return figures.lines().stream()
                .map(SaleFigures.Line::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
