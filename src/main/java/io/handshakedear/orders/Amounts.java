package io.handshakedear.orders;

import java.math.BigDecimal;

/**
 * What a sale comes to, in the order's currency.
 *
 * @param tax in cents
 * @param net what the customer pays, with tax
 */
public record Amounts(BigDecimal tax, BigDecimal net) {

    /** How much less the other one is. */
    public Amounts less(Amounts other) {
        return new Amounts(tax.subtract(other.tax), net.subtract(other.net));
    }
}
