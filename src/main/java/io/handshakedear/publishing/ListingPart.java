package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * One product of a listing: the product itself, or one of a family's.
 *
 * @param productId its number in DEAR
 * @param document DEAR's product
 * @param price in the tier that is published; null where it has none
 * @param options its values of the family's options, by option
 * @param link of the product in the store, or null
 */
record ListingPart(
        String productId,
        JsonNode document,
        BigDecimal price,
        Map<String, String> options,
        Link link) {

    /**
     * What a product is in Handshake.
     *
     * @param variantId empty for a simple item
     */
    record Link(String itemId, String variantId, String variantSku) {
        boolean isVariant() {
            return !variantId.isEmpty() || !variantSku.isEmpty();
        }
    }

    String sku() {
        return document.path("SKU").asText().strip();
    }
}
