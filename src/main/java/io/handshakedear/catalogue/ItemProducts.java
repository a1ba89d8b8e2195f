package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.orders.Decimals;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.NameKey;
import io.handshakedear.systems.QueryText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * What the routes ask about the DEAR products that an item becomes (design rule K1): a simple item
 * one, an item with variants one for each.
 */
public final class ItemProducts {

    private static final int LONGEST_NAME = 256;

    private final JsonMapping mappings;
    private final PriceTiers tiers;

    public ItemProducts(JsonMapping mappings, PriceTiers tiers) {
        this.mappings = mappings;
        this.tiers = tiers;
    }

    /** The named parameters that find the product of a part. */
    public Map<String, Object> key(
            @Variable("loading") LoadingItem loading, @Variable("part") ItemPart part) {
        return Map.of(
                "store", loading.store(),
                "itemId", loading.itemId(),
                "variantId", part.variantId(),
                "variantSku", part.variantSku(),
                "sku", part.sku());
    }

    /**
     * @throws MendableFailure when DEAR's product is deprecated: selling it again is for people to
     *     decide
     */
    public void requireUsable(
            @Variable("known") Map<String, Object> known, @Variable("part") ItemPart part) {
        if (known != null && "Deprecated".equalsIgnoreCase((String) known.get("status"))) {
            throw new MendableFailure(
                    ("%s is not loaded: DEAR's product of that SKU is deprecated; make it active"
                                    + " there, or give the item another SKU")
                            .formatted(part.sku()));
        }
    }

    /**
     * What the mappings of products read: item, variant, name, category and prices, and at owned
     * what of the product follows Handshake.
     */
    public ObjectNode document(
            @Variable("loading") LoadingItem loading,
            @Variable("part") ItemPart part,
            @Variable("settings") StoreSettings settings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("item", loading.item());
        if (!part.variantId().isEmpty()) {
            document.set("variant", part.document());
        }
        document.put("name", part.name());
        document.put("category", loading.category());
        ObjectNode prices = document.putObject("prices");
        if (part.price() != null) {
            prices.set(tiers.field(settings), Decimals.node(part.price()));
        }
        document.set("owned", mappings.apply("product", document));
        return document;
    }

    /** A digest of what follows Handshake in the product. */
    public String fingerprint(@Variable("document") ObjectNode document) {
        return Digest.of(document.path("owned").toString());
    }

    /** What the writes of the part belong to. */
    public String subject(
            @Variable("loading") LoadingItem loading, @Variable("part") ItemPart part) {
        return part.subject(loading.subject());
    }

    /** The named parameters that find another product of the same name. */
    public Map<String, Object> nameKey(
            @Variable("document") JsonNode document, @Variable("known") Map<String, Object> known) {
        return Map.of(
                "name",
                document.path("owned").path("Name").asText(),
                "productId",
                known == null ? "" : known.get("product_id"));
    }

    /** Another product has the name, and DEAR's are unique: the SKU goes into it. */
    public void rename(
            @Variable("document") ObjectNode document, @Variable("loading") LoadingItem loading) {
        String name = document.path("owned").path("Name").asText();
        String sku = document.path("owned").path("SKU").asText();
        String end = " (" + sku + ")";
        String stem = name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length()));
        document.put("name", stem + end);
        document.set("owned", mappings.apply("product", document));
        loading.remark(
                "Another product in DEAR is named '%s'; this one is '%s'"
                        .formatted(name, stem + end));
    }

    /** A place for a price that Handshake does not have: DEAR wants one of a new product. */
    public void requirePrice(
            @Variable("document") ObjectNode document,
            @Variable("settings") StoreSettings settings) {
        if (document.path("prices").isEmpty()) {
            document.withObject("/prices")
                    .set(tiers.field(settings), Decimals.node(BigDecimal.ZERO));
        }
    }

    public String skuQuery(@Variable("document") JsonNode document) {
        return query("Sku", document.path("owned").path("SKU").asText());
    }

    public String nameQuery(@Variable("document") JsonNode document) {
        return query("Name", document.path("owned").path("Name").asText());
    }

    private static String query(String filter, String value) {
        return filter + "=" + QueryText.encoded(value) + "&IncludeDeprecated=true&Limit=1000";
    }

    /** True if one of DEAR's products has the name of the new one. */
    public boolean isNameTaken(@Body JsonNode answer, @Variable("document") JsonNode document) {
        String name = NameKey.of(document.path("owned").path("Name").asText());
        for (JsonNode product : answer.path("Products")) {
            if (NameKey.of(product.path("Name").asText()).equals(name)) {
                return true;
            }
        }
        return false;
    }

    public void rethrow(@Variable("refusal") Exception refusal) throws Exception {
        throw refusal;
    }

    /** What is known of a product that was created or found just now. */
    public Map<String, Object> known(@Body JsonNode result) {
        return Map.of("product_id", result.path("ID").asText().toLowerCase(Locale.ROOT));
    }

    /** All of DEAR's product that a PUT would clear (DEAR API 1.7). */
    public String wholeProductQuery(@Variable("known") Map<String, Object> known) {
        return "ID="
                + known.get("product_id")
                + "&IncludeDeprecated=true&IncludeBOM=true&IncludeSuppliers=true"
                + "&IncludeReorderLevels=true&IncludeCustomPrices=true";
    }

    /** DEAR's product as it is now goes where the update's mappings read it: current. */
    public void keepCurrent(@Body JsonNode answer, @Variable("document") ObjectNode document) {
        document.set("current", answer.path("Products").path(0));
    }

    public void created(@Variable("loading") LoadingItem loading) {
        loading.countCreated();
        if (loading.dimensions() == null) {
            loading.isNewInDear();
        }
    }

    public void updated(@Variable("loading") LoadingItem loading) {
        loading.countUpdated();
    }

    /** Notes which product the part is. */
    public void keep(
            @Variable("loading") LoadingItem loading,
            @Variable("part") ItemPart part,
            @Variable("known") Map<String, Object> known) {
        loading.product(part, (String) known.get("product_id"));
    }

    /** The product's row in the index and its link, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("loading") LoadingItem loading,
            @Variable("part") ItemPart part,
            @Variable("known") Map<String, Object> known,
            @Variable("document") JsonNode document,
            @Variable("fingerprint") String fingerprint,
            @Variable("write") String write,
            @Variable("subject") String subject) {
        Map<String, Object> row =
                IndexRow.of(key(loading, part), document, fingerprint, write, subject);
        row.put("productId", known.get("product_id"));
        return row;
    }

    /** A part that DEAR refuses, or that does not fit, costs only itself. */
    public void refused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("loading") LoadingItem loading,
            @Variable("part") ItemPart part) {
        loading.missing(MendableFailure.told(exception, part.sku() + " is not loaded"));
    }
}
