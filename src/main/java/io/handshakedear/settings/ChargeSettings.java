package io.handshakedear.settings;

import java.util.List;

/**
 * Where an additional charge comes from and which DEAR service product carries it (design rule O5).
 *
 * @param kind discount, shipping, gift-wrap, handling or rounding
 * @param product the name of the DEAR service product
 * @param skus SKUs of order lines that are this charge; empty for none
 * @param field the name of the order's field that holds the amount, or null
 * @param inTotal whether the order's {@code totalAmount} contains the field's amount
 */
public record ChargeSettings(
        String kind, String product, List<String> skus, String field, boolean inTotal) {}
