package io.handshakedear.orders;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A DEAR tax rule; one serves a whole order (design rule O4).
 *
 * @param percent the rule's effective rate, such as 20.0 for a fifth
 */
public record TaxRule(String name, BigDecimal percent) {

    public TaxRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(percent, "percent");
    }
}
