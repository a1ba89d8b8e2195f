package io.handshakedear.orders;

import java.math.BigDecimal;

/**
 * One line of a Handshake order that orders something, or gives money back (design rules O5, O14).
 *
 * @param number the line's place on the order, from 1
 * @param sku the variant's SKU, or the item's when it has no variants
 * @param itemNumber the number of Handshake's item, or null when the line does not link to one
 * @param qty whole units that are paid for; below 0 where they are returned
 * @param qtyFree whole units that are given away, 0 or more
 * @param unitPrice what one paid unit costs, in the order's currency, not rounded; below 0 where
 *     the line gives money back; never below 0 together with qty
 * @param total what Handshake says the line amounts to, or null when it does not say
 * @param notes the line's note, or an empty text
 * @param description the product's name as Handshake has it, or an empty text
 */
public record OrderLine(
        int number,
        String sku,
        Long itemNumber,
        long qty,
        long qtyFree,
        BigDecimal unitPrice,
        BigDecimal total,
        String notes,
        String description) {

    /** Quantity times price, exact. */
    public BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(qty));
    }

    /** True if the line gives money back: it becomes part of a credit note (design rule O14). */
    boolean isCredit() {
        return qty < 0 || unitPrice.signum() < 0;
    }

    /** How a message names the line. */
    public String label() {
        return "line %d (SKU %s)".formatted(number, sku);
    }
}
