package io.handshakedear.orders;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Orders at random, each with what it comes to by a sum of its own: nothing here calls what it
 * tests.
 */
final class GeneratedOrders {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

    private GeneratedOrders() {}

    /** How the order states its total. */
    enum Stated {
        NOT,
        EXACT,
        HALF_UP,
        HALF_EVEN
    }

    /** How lines state theirs; ROUNDED_AND_SUMMED lets totalAmount be made from those. */
    enum LineTotals {
        NOT,
        EXACT,
        ROUNDED,
        ROUNDED_AND_SUMMED
    }

    record Line(int qty, int free, BigDecimal price) {
        BigDecimal amount() {
            return price.multiply(new BigDecimal(qty));
        }
    }

    record Order(
            List<Line> lines,
            BigDecimal percent,
            int offShare,
            BigDecimal shipping,
            boolean shippingInTotal,
            Stated stated,
            LineTotals lineTotals) {

        BigDecimal subtotal() {
            BigDecimal sum = BigDecimal.ZERO;
            for (Line line : lines) {
                sum =
                        sum.add(
                                lineTotals == LineTotals.ROUNDED_AND_SUMMED && stated != Stated.NOT
                                        ? line.amount().setScale(2, RoundingMode.HALF_UP)
                                        : line.amount());
            }
            return sum;
        }

        BigDecimal percentOff() {
            return subtotal().multiply(percent).divide(HUNDRED);
        }

        /** A share of what is left after the percentage, so that the total stays positive. */
        BigDecimal off() {
            return subtotal()
                    .subtract(percentOff())
                    .multiply(new BigDecimal(offShare))
                    .divide(HUNDRED)
                    .setScale(2, RoundingMode.DOWN);
        }

        BigDecimal discount() {
            return percentOff().add(off());
        }

        /** The discount of what quantities and prices make, whatever lines say they total. */
        BigDecimal discountOfPrices() {
            BigDecimal sum = BigDecimal.ZERO;
            for (Line line : lines) {
                sum = sum.add(line.amount());
            }
            return sum.multiply(percent).divide(HUNDRED).add(off());
        }

        BigDecimal totalAmount() {
            BigDecimal amount = subtotal().subtract(discount());
            amount = shippingInTotal ? amount.add(shipping) : amount;
            return switch (stated) {
                case NOT, EXACT -> amount;
                case HALF_UP -> amount.setScale(2, RoundingMode.HALF_UP);
                case HALF_EVEN -> amount.setScale(2, RoundingMode.HALF_EVEN);
            };
        }

        /** What the customer owes for the order, in cents. */
        BigDecimal figure() {
            BigDecimal figure = shippingInTotal ? totalAmount() : totalAmount().add(shipping);
            return figure.setScale(2, RoundingMode.HALF_UP);
        }

        ObjectNode json() {
            ObjectNode order = JsonNodeFactory.instance.objectNode();
            var nodes = order.putArray("lines");
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                ObjectNode node = nodes.addObject();
                node.put("sku", "S" + i).put("qty", line.qty()).put("qtyFree", line.free());
                node.put("unitPrice", line.price().toPlainString());
                if (lineTotals == LineTotals.EXACT) {
                    node.put("total", line.amount().toPlainString());
                } else if (lineTotals != LineTotals.NOT) {
                    node.put(
                            "total",
                            line.amount().setScale(2, RoundingMode.HALF_UP).toPlainString());
                }
            }
            if (percent.signum() > 0) {
                order.put("percentDiscount", percent.toPlainString());
            }
            order.put("totalOffDiscount", off().toPlainString());
            order.put("shippingAmount", shipping.toPlainString());
            if (stated != Stated.NOT) {
                order.put("totalAmount", totalAmount().toPlainString());
            }
            return order;
        }

        @Override
        public String toString() {
            return json().toString();
        }
    }

    record Tax(BigDecimal percent, boolean inclusive, boolean perRow) {

        /** Whether tax, in cents, is a right rounding of the tax on total. */
        boolean isRight(BigDecimal tax, BigDecimal total) {
            BigDecimal base = inclusive ? HUNDRED.add(percent) : HUNDRED;
            BigDecimal distance = total.multiply(percent).subtract(tax.multiply(base)).abs();
            return tax.scale() <= 2 && distance.compareTo(HALF_CENT.multiply(base)) <= 0;
        }
    }

    static Arbitrary<Order> orders(Arbitrary<BigDecimal> prices, Arbitrary<LineTotals> lineTotals) {
        Arbitrary<Line> line =
                Combinators.combine(
                                Arbitraries.frequencyOf(
                                        Tuple.of(9, Arbitraries.integers().between(1, 12)),
                                        Tuple.of(1, Arbitraries.integers().between(0, 5000))),
                                Arbitraries.frequency(
                                        Tuple.of(8, 0), Tuple.of(1, 1), Tuple.of(1, 12)),
                                prices)
                        .as(Line::new)
                        .map(l -> l.qty() + l.free() == 0 ? new Line(1, 0, l.price()) : l);
        Arbitrary<BigDecimal> percent =
                Arbitraries.oneOf(
                        Arbitraries.of("0", "10", "33.33333333", "0.00000001", "99.99999999", "100")
                                .map(BigDecimal::new),
                        Arbitraries.integers().between(0, 8).flatMap(s -> decimals(100, s)));
        Arbitrary<Integer> offShare =
                Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 100));
        Arbitrary<BigDecimal> shipping =
                Arbitraries.oneOf(Arbitraries.just(new BigDecimal("0.00")), decimals(80, 2));
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(40),
                        percent,
                        offShare,
                        shipping,
                        Arbitraries.of(true, false),
                        Arbitraries.of(Stated.values()),
                        lineTotals)
                .as(Order::new);
    }

    static Arbitrary<BigDecimal> prices(int fewestDecimals, int mostDecimals) {
        return Arbitraries.integers()
                .between(fewestDecimals, mostDecimals)
                .flatMap(scale -> Arbitraries.oneOf(decimals(5, scale), decimals(2000, scale)));
    }

    static Arbitrary<BigDecimal> decimals(int upTo, int scale) {
        return Arbitraries.longs()
                .between(0, new BigDecimal(upTo).movePointRight(scale).longValueExact())
                .map(unscaled -> BigDecimal.valueOf(unscaled, scale));
    }
}
