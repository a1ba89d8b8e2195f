package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * What becomes one DEAR product: a simple item, or a variant of an item.
 *
 * @param variantId objID of the variant, empty for a simple item
 * @param variantSku its SKU, as order lines name it; empty for a simple item
 * @param sku the product's SKU
 * @param name the product's name, unless another product has it
 * @param price in DEAR's decimals; null where Handshake has none
 * @param options its values of the family's options; empty for a simple item
 * @param document the item's or variant's own document
 */
record ItemPart(
        String variantId,
        String variantSku,
        String sku,
        String name,
        BigDecimal price,
        List<String> options,
        JsonNode document) {

    /** What the writes of the product belong to. */
    String subject(String itemSubject) {
        return variantId.isEmpty() ? itemSubject : itemSubject + ":" + variantId;
    }
}
