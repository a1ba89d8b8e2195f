package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.ChargeSources.FieldCharge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What an order amounts to: once as it says itself, once as its lines and discounts say, and both
 * must agree (design rule O6). Amounts are in the order's currency and exact; before tax or after
 * it, as the store has it.
 *
 * @param discount everything that is taken off the whole order, 0 or more
 * @param discountText how the discount came about, for the charge's comment
 * @param charges what the order holds in fields, without discounts
 * @param figure the order's figure, in as many decimals as Handshake gave
 * @param arithmetic the sum in words
 */
record OrderFigure(
        BigDecimal discount,
        String discountText,
        List<FieldCharge> charges,
        BigDecimal figure,
        List<String> arithmetic) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    static OrderFigure of(JsonNode order, List<OrderLine> lines, ChargeSources sources) {
        lines.forEach(OrderFigure::requireTotal);
        BigDecimal percent = discount(order, "percentDiscount");
        BigDecimal off = discount(order, "totalOffDiscount");
        List<FieldCharge> fields = sources.inFields(order);

        BigDecimal subtotal =
                lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal computed = total(subtotal, percent, off, fields);
        List<String> arithmetic = sum(subtotal, percent, off, fields, computed);
        requireSane(subtotal, "lines");

        BigDecimal figure = computed;
        if (!Decimals.isAbsent(order.get("totalAmount"))) {
            BigDecimal totalAmount = ChargeSources.amount(order, "totalAmount");
            figure = totalAmount.add(apart(fields));
            arithmetic.add(said(totalAmount, figure));
            // Handshake adds up line totals, which it may have rounded to cents one by one
            BigDecimal rounded =
                    lines.stream()
                            .map(OrderFigure::stated)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (!agree(figure, computed) && rounded.compareTo(subtotal) != 0) {
                subtotal = rounded;
                computed = total(rounded, percent, off, fields);
                arithmetic.add("with the lines' own rounded totals " + Decimals.text(computed));
            }
            if (!agree(figure, computed)) {
                throw new HeldOrder(
                        "The order's total is not what its lines and discounts come to: %s."
                                .formatted(String.join("; ", arithmetic)),
                        "Correct the order in Handshake; if a charge is missing in this sum, say in"
                                + " charge.<kind>.field and .in-total where the order holds it.");
            }
        }
        BigDecimal discount =
                Decimals.percentOf(subtotal, percent).add(off).subtract(discountFields(fields));
        requirePositive(subtotal, discount, figure, arithmetic);
        requireSane(figure, "total");
        return new OrderFigure(
                discount,
                discountText(percent, off.subtract(discountFields(fields))),
                fields.stream().filter(field -> !isDiscount(field)).toList(),
                figure,
                arithmetic);
    }

    /** A line's own total must be quantity times price, or that rounded to cents or finer. */
    private static void requireTotal(OrderLine line) {
        if (line.total() == null) {
            return;
        }
        int scale = Math.min(Math.max(2, line.total().scale()), Decimals.DEAR_SCALE);
        BigDecimal halfOfLastPlace = Decimals.HALF_CENT.movePointLeft(scale - 2);
        if (line.total().subtract(line.amount()).abs().compareTo(halfOfLastPlace) > 0) {
            throw new HeldOrder(
                    "The total of %s is %s, but %d × %s = %s."
                            .formatted(
                                    line.label(),
                                    Decimals.text(line.total()),
                                    line.qty(),
                                    Decimals.text(line.unitPrice()),
                                    Decimals.text(line.amount())),
                    "Correct the line's price or quantity in Handshake, so that both agree.");
        }
    }

    private static BigDecimal discount(JsonNode order, String field) {
        BigDecimal value = ChargeSources.amount(order, field);
        if (value.signum() < 0) {
            throw new HeldOrder(
                    "The order's %s is negative: %s. That may mean more or less to pay."
                            .formatted(field, Decimals.shortest(value)),
                    "Write the discount without the minus sign in Handshake, or a surcharge as a"
                            + " line.");
        }
        return value;
    }

    /** What totalAmount should be, and what the order amounts to besides it. */
    private static BigDecimal total(
            BigDecimal subtotal, BigDecimal percent, BigDecimal off, List<FieldCharge> fields) {
        BigDecimal total = subtotal.subtract(Decimals.percentOf(subtotal, percent)).subtract(off);
        for (FieldCharge field : fields) {
            total = total.add(field.amount());
        }
        return total;
    }

    private static BigDecimal apart(List<FieldCharge> fields) {
        return fields.stream()
                .filter(field -> !field.inTotal())
                .map(FieldCharge::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal discountFields(List<FieldCharge> fields) {
        return fields.stream()
                .filter(OrderFigure::isDiscount)
                .map(FieldCharge::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isDiscount(FieldCharge field) {
        return field.kind().equals(ChargeSources.DISCOUNT);
    }

    private static BigDecimal stated(OrderLine line) {
        return line.total() == null ? line.amount() : line.total();
    }

    private static boolean agree(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) < 0;
    }

    private static List<String> sum(
            BigDecimal subtotal,
            BigDecimal percent,
            BigDecimal off,
            List<FieldCharge> fields,
            BigDecimal computed) {
        List<String> sum = new ArrayList<>();
        sum.add("lines " + Decimals.text(subtotal));
        if (percent.signum() > 0) {
            sum.add(
                    "less %s %% of them %s"
                            .formatted(
                                    Decimals.shortest(percent),
                                    Decimals.text(Decimals.percentOf(subtotal, percent))));
        }
        if (off.signum() > 0) {
            sum.add("less totalOffDiscount " + Decimals.text(off));
        }
        for (FieldCharge field : fields) {
            sum.add(
                    "%s %s %s (%s totalAmount)"
                            .formatted(
                                    isDiscount(field) ? "less" : "plus",
                                    field.field(),
                                    Decimals.text(field.amount().abs()),
                                    field.inTotal() ? "part of" : "besides"));
        }
        sum.add("together " + Decimals.text(computed));
        return sum;
    }

    private static String said(BigDecimal totalAmount, BigDecimal figure) {
        String said = "the order says totalAmount " + Decimals.text(totalAmount);
        return totalAmount.compareTo(figure) == 0
                ? said
                : said + ", which makes " + Decimals.text(figure);
    }

    private static String discountText(BigDecimal percent, BigDecimal off) {
        List<String> parts = new ArrayList<>();
        if (percent.signum() > 0) {
            parts.add(Decimals.shortest(percent) + " %");
        }
        if (off.signum() > 0) {
            parts.add(Decimals.text(off));
        }
        return String.join(" and ", parts) + " off";
    }

    private static void requirePositive(
            BigDecimal subtotal, BigDecimal discount, BigDecimal figure, List<String> arithmetic) {
        // a cent of tolerance: Handshake may have rounded the subtotal that it discounts
        if (discount.subtract(subtotal).compareTo(CENT) >= 0 || figure.signum() < 0) {
            throw new HeldOrder(
                    "The order's total is negative: %s.".formatted(String.join("; ", arithmetic)),
                    "Lower the discount in Handshake, or enter the refund in DEAR by hand.");
        }
    }

    private static void requireSane(BigDecimal amount, String what) {
        if (amount.abs().compareTo(Decimals.LIMIT) >= 0) {
            throw new HeldOrder(
                    "The order's %s come to %s, which no order does."
                            .formatted(what, Decimals.text(amount)),
                    "Correct the quantities and prices in Handshake.");
        }
    }
}
