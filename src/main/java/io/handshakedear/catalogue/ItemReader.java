package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.OrderReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a Handshake item is to become in DEAR (design rule K1). What does not fit into DEAR
 * costs only itself, and is told in the item's remarks.
 */
final class ItemReader {

    /** The longest SKU of a DEAR product. */
    private static final int LONGEST_SKU = 50;

    private final LoadingItem loading;
    private final JsonNode item;

    private ItemReader(LoadingItem loading, JsonNode item) {
        this.loading = loading;
        this.item = item;
    }

    /**
     * @param item as Handshake gives it in full mode
     * @param place where products go in DEAR: price tier and location; part of the fingerprint
     */
    static LoadingItem read(String store, String itemId, JsonNode item, String place) {
        ObjectNode own = ((ObjectNode) item).deepCopy();
        own.remove("variants");
        LoadingItem loading = new LoadingItem(store, itemId, own, fingerprint(item, place));
        new ItemReader(loading, item).read();
        return loading;
    }

    private void read() {
        if (OrderReader.text(item.path("name")) == null) {
            loading.missing("The item has no name");
        } else if (item.path("variants").isEmpty()) {
            part("", "", item, name(), List.of());
        } else {
            variants();
        }
    }

    private void variants() {
        if (OrderReader.text(item.path("sku")) == null) {
            loading.missing("The item has no SKU, and a family in DEAR needs one");
            return;
        }
        Dimensions dimensions = Dimensions.of(item.path("variants"), loading::remark);
        loading.withVariants(dimensions);
        Set<String> names = new HashSet<>();
        for (JsonNode variant : item.path("variants")) {
            String id = OrderReader.reference(variant);
            if (id == null) {
                loading.missing("A variant has no objID: it is not loaded");
                continue;
            }
            if (variant.isTextual()) {
                loading.missing("The variant %s is not in Handshake".formatted(id));
                continue;
            }
            List<String> options = dimensions.options(variant, loading::remark);
            part(id, sku(variant), variant, variantName(variant, dimensions, names), options);
        }
    }

    private void part(
            String variantId, String variantSku, JsonNode own, String name, List<String> options) {
        String sku = sku(own);
        String what = variantId.isEmpty() ? "The item" : "The variant " + sku;
        if (sku.isEmpty()) {
            loading.missing(
                    (variantId.isEmpty() ? "The item" : "The variant %s".formatted(variantId))
                            + " has no SKU: it is not loaded");
        } else if (sku.length() > LONGEST_SKU) {
            loading.missing(
                    ("%s is not loaded: its SKU has %d characters, DEAR takes %d; shorten it in"
                                    + " Handshake")
                            .formatted(what, sku.length(), LONGEST_SKU));
        } else {
            try {
                BigDecimal price = price(own, what);
                loading.add(new ItemPart(variantId, variantSku, sku, name, price, options, own));
            } catch (MendableFailure e) {
                loading.missing(e.getMessage());
            }
        }
    }

    private static String sku(JsonNode own) {
        return Optional.ofNullable(OrderReader.text(own.path("sku"))).orElse("");
    }

    /**
     * A variant without a price has that of its item (Handshake API: variants).
     *
     * @return null where Handshake has none
     */
    private BigDecimal price(JsonNode own, String what) {
        JsonNode given = own.path("unitPrice");
        if (Decimals.isAbsent(given)) {
            given = item.path("unitPrice");
        }
        if (Decimals.isAbsent(given)) {
            loading.remark(what + " has no price in Handshake; a new product gets 0");
            return null;
        }
        BigDecimal price = Decimals.read(given).orElse(null);
        if (price == null || price.signum() < 0) {
            throw new MendableFailure(
                    "%s is not loaded: its price %s is none"
                            .formatted(what, Decimals.shown(given)));
        }
        BigDecimal rounded = Decimals.dearPrice(price);
        if (rounded.compareTo(price) != 0) {
            loading.remark(
                    "%s: the price %s is %s in DEAR, which keeps four decimals"
                            .formatted(what, price.toPlainString(), Decimals.text(rounded)));
        }
        return rounded;
    }

    private String name() {
        return OrderReader.text(item.path("name"));
    }

    /** Its own name; where that does not tell it from the others, the item's with its values. */
    private String variantName(JsonNode variant, Dimensions dimensions, Set<String> names) {
        String own = OrderReader.text(variant.path("name"));
        if (own != null && !own.equals(name()) && names.add(own)) {
            return own;
        }
        List<String> words = new ArrayList<>(List.of(name()));
        dimensions.values(variant).forEach(words::add);
        String composed = String.join(" - ", words);
        if (words.size() == 1 || !names.add(composed)) {
            composed = composed + " - " + sku(variant);
            names.add(composed);
        }
        return composed;
    }

    /** A digest of all of the item that reaches DEAR. */
    private static String fingerprint(JsonNode item, String place) {
        StringBuilder text = new StringBuilder(place);
        for (String field : List.of("sku", "name", "longDesc", "barcode", "unitPrice")) {
            text.append('\n').append(item.path(field).asText());
        }
        text.append('\n').append(OrderReader.reference(item.path("category")));
        text.append('\n').append(item.path("imageURLs"));
        for (JsonNode variant : item.path("variants")) {
            text.append('\n').append(OrderReader.reference(variant));
            for (String field : List.of("sku", "name", "barcode", "unitPrice", "dimensions")) {
                JsonNode value = variant.path(field);
                text.append('\n').append(value.isValueNode() ? value.asText() : value.toString());
            }
        }
        return Digest.of(text.toString());
    }
}
