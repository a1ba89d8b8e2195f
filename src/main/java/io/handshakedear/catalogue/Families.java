package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.QueryText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** What the routes ask about the DEAR family of an item with variants (design rule K1). */
public final class Families {

    /** A family's SKU is shorter than a product's (DEAR API 5). */
    private static final int LONGEST_SKU = 45;

    private static final int DIGEST_LENGTH = 8;

    private final JsonMapping mappings;
    private final PriceTiers tiers;

    public Families(JsonMapping mappings, PriceTiers tiers) {
        this.mappings = mappings;
        this.tiers = tiers;
    }

    /**
     * What the mappings of families read: item, category, location, options, prices and products,
     * and at owned what of the family follows Handshake.
     *
     * @throws MendableFailure when the settings name no location: DEAR wants one of each family
     */
    public ObjectNode document(
            @Variable("loading") LoadingItem loading,
            @Variable("settings") StoreSettings settings) {
        String location = settings.location(null);
        if (location.isEmpty()) {
            throw new MendableFailure(
                    "The variants are products without a family, since DEAR wants a location of"
                            + " each: set store.%s.location.default".formatted(settings.name()));
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("item", loading.item());
        document.put("sku", sku(loading));
        document.put("category", loading.category());
        document.put("location", location);
        ArrayNode options = document.putArray("options");
        loading.dimensions().optionNames().forEach(options::add);
        ObjectNode prices = document.putObject("prices");
        BigDecimal price = Decimals.read(loading.item().path("unitPrice")).orElse(null);
        if (price != null && price.signum() >= 0) {
            prices.set(tiers.field(settings), Decimals.node(Decimals.dearPrice(price)));
        }
        ArrayNode products = document.putArray("products");
        loading.products().forEach((part, id) -> products.add(link(part.options(), id)));
        document.set("owned", mappings.apply("family", document));
        return document;
    }

    private static ObjectNode link(List<String> options, String productId) {
        ObjectNode link = JsonNodeFactory.instance.objectNode().put("ID", productId);
        for (int at = 0; at < options.size(); at++) {
            link.put("Option" + (at + 1), options.get(at));
        }
        return link;
    }

    /** A SKU that is too long is cut; a digest keeps it apart from others that begin so. */
    private static String sku(LoadingItem loading) {
        String sku = OrderReader.text(loading.item().path("sku"));
        if (sku.length() <= LONGEST_SKU) {
            return sku;
        }
        String digest = Digest.of(sku, DIGEST_LENGTH);
        String cut = sku.substring(0, LONGEST_SKU - DIGEST_LENGTH - 1) + "-" + digest;
        loading.remark(
                "The family has the SKU '%s' in DEAR, which takes %d characters"
                        .formatted(cut, LONGEST_SKU));
        return cut;
    }

    /** The named parameters that find the item's family. */
    public Map<String, Object> key(
            @Variable("loading") LoadingItem loading, @Variable("document") JsonNode document) {
        return Map.of(
                "store", loading.store(),
                "itemId", loading.itemId(),
                "sku", document.path("sku").asText());
    }

    public String subject(@Variable("loading") LoadingItem loading) {
        return loading.subject() + ":family";
    }

    public String skuQuery(@Variable("document") JsonNode document) {
        return "Sku=" + QueryText.encoded(document.path("sku").asText()) + "&Limit=1000";
    }

    /** What is known of a family that was created or found just now. */
    public Map<String, Object> known(@Body JsonNode result) {
        return Map.of("family_id", result.path("ID").asText().toLowerCase(Locale.ROOT));
    }

    /** DEAR's family as it is now goes where the update's mappings read it: current. */
    public void keepCurrent(@Body JsonNode answer, @Variable("document") ObjectNode document) {
        document.set("current", answer.path("ProductFamilies").path(0));
    }

    public void created(@Variable("loading") LoadingItem loading) {
        loading.countCreated();
        loading.isNewInDear();
    }

    /** Notes which family the item is. */
    public void keep(
            @Variable("loading") LoadingItem loading,
            @Variable("known") Map<String, Object> known) {
        loading.familyId((String) known.get("family_id"));
    }

    /** The family's row in the index and its link, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("loading") LoadingItem loading,
            @Variable("known") Map<String, Object> known,
            @Variable("document") JsonNode document,
            @Variable("fingerprint") String fingerprint,
            @Variable("write") String write,
            @Variable("subject") String subject) {
        Map<String, Object> row =
                IndexRow.of(key(loading, document), document, fingerprint, write, subject);
        row.put("familyId", known.get("family_id"));
        return row;
    }

    /** A family that DEAR refuses leaves its products, which orders need. */
    public void refused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("loading") LoadingItem loading) {
        loading.missing(MendableFailure.told(exception, "The family is not loaded"));
    }
}
