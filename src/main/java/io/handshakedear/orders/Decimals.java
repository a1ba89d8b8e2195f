package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads, bounds, rounds and writes decimals; nothing here passes through binary fractions. */
public final class Decimals {

    /** What an amount of money may not reach: no order does, and DEAR's fields end near there. */
    static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Half a cent: a figure this near to an amount in cents rounds to it. */
    static final BigDecimal HALF_CENT = new BigDecimal("0.005");

    /** The decimals that DEAR keeps of prices and totals. */
    static final int DEAR_SCALE = 4;

    private static final int LONGEST_TEXT = 40;
    private static final int MOST_DECIMALS = 24;
    private static final int LONGEST_SHOWN = 30;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Decimals() {}

    /** Whether the field is not there, null, or an empty text: Handshake means the same by each. */
    public static boolean isAbsent(JsonNode node) {
        return node == null
                || node.isNull()
                || node.isMissingNode()
                || node.isTextual() && node.textValue().isBlank();
    }

    /**
     * The decimal in a text or number; empty when it is neither, or absurd. The text is measured
     * before it is parsed: a short "1e999999999" would otherwise cost gigabytes later.
     */
    public static Optional<BigDecimal> read(JsonNode node) {
        if (node == null || !node.isTextual() && !node.isNumber()) {
            return Optional.empty();
        }
        String text = node.asText().strip();
        if (text.length() > LONGEST_TEXT || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        boolean isSane =
                value.precision() - (long) value.scale() <= LIMIT.precision() - 1
                        && value.scale() <= MOST_DECIMALS;
        return isSane ? Optional.of(value.setScale(Math.max(0, value.scale()))) : Optional.empty();
    }

    /** Rounded to cents, halves away from zero. */
    static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    /** Rounded to what DEAR keeps of a price. */
    public static BigDecimal dearPrice(BigDecimal value) {
        return value.setScale(DEAR_SCALE, RoundingMode.HALF_UP);
    }

    /** Whether a figure is an amount in cents, but for what lies beyond the cents. */
    public static boolean isEqualToTheCent(BigDecimal value, BigDecimal cents) {
        return value.subtract(cents).abs().compareTo(HALF_CENT) <= 0;
    }

    static BigDecimal percentOf(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }

    /** The same value with two decimals or, where it has more, with as many as it needs. */
    public static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()));
    }

    /** As JSON; ObjectNode.put would write 100 as 1E+2. */
    public static DecimalNode node(BigDecimal value) {
        return DecimalNode.valueOf(value.setScale(Math.max(0, value.scale())));
    }

    public static String text(BigDecimal value) {
        return tidy(value).toPlainString();
    }

    /** Without decimals that are zeros, for percentages and quantities. */
    static String shortest(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** A value as it came, cut to what fits into a sentence. */
    public static String shown(JsonNode node) {
        if (node == null || node.isMissingNode()) {
            return "nothing";
        }
        if (node.isContainerNode()) {
            return node.isArray() ? "a list" : "an object";
        }
        String text = node.asText();
        return text.length() <= LONGEST_SHOWN
                ? "'" + text + "'"
                : "'" + text.substring(0, LONGEST_SHOWN) + "…'";
    }
}
