package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.HeldOrder;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.QueryText;
import io.handshakedear.systems.ReferenceBooks;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Turns a simple Handshake item into what DEAR needs to create its product (design rule K1). */
public final class ItemProducts {

    private static final int LONGEST_SKU = 50;
    private static final int LONGEST_CATEGORY = 50;
    private static final String NO_CATEGORY = "Handshake";
    private static final int FIRST_TIER = 1;
    private static final int LAST_TIER = 10;

    private final ReferenceBooks books;

    public ItemProducts(ReferenceBooks books) {
        this.books = books;
    }

    /**
     * What the mapping {@code product} reads: the item, its category's name and its prices.
     *
     * @return null for an item that is gone, has variants, or does not fit into a DEAR product
     * @throws HeldOrder when DEAR lacks the price tier of the settings
     */
    public ObjectNode document(@Body JsonNode item, @Variable("settings") StoreSettings settings) {
        if (item == null
                || !item.path("variants").isEmpty()
                || item.path("name").asText().isBlank()
                || item.path("sku").asText().isBlank()
                || item.path("sku").asText().length() > LONGEST_SKU) {
            return null;
        }
        BigDecimal price = price(item.path("unitPrice").asText());
        if (price == null) {
            return null;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("item", item);
        document.put("category", category(item.path("category")));
        document.putObject("prices").put("PriceTier" + tier(settings), price);
        return document;
    }

    /** True if the price goes to a tier that the settings name. */
    public boolean needsTiers(@Variable("settings") StoreSettings settings) {
        return settings.find("sale-price-tier").isPresent();
    }

    /** What the write of the item's category belongs to. */
    public String categorySubject(@Variable("document") JsonNode document) {
        return "category:" + document.path("category").asText();
    }

    public String categoryQuery(@Variable("document") JsonNode document) {
        return "Name=" + QueryText.encoded(document.path("category").asText()) + "&Limit=1000";
    }

    public String productQuery(@Variable("document") JsonNode document) {
        return "Sku="
                + QueryText.encoded(document.path("item").path("sku").asText())
                + "&IncludeDeprecated=true&Limit=1000";
    }

    /** The product's row in the index and its link, as named parameters of SQL. */
    public Map<String, Object> row(
            @Body JsonNode result,
            @Variable("store") String store,
            @Variable("itemId") String itemId) {
        return Map.of(
                "store", store,
                "itemId", itemId,
                "productId", result.path("ID").asText().toLowerCase(Locale.ROOT),
                "sku", result.path("SKU").asText(),
                "name", result.path("Name").asText());
    }

    /**
     * The number of the tier that the setting names; DEAR's first tier where it names none.
     *
     * @throws HeldOrder when DEAR has no such tier: another one's price would be wrong
     */
    private int tier(StoreSettings settings) {
        String name = settings.find("sale-price-tier").orElse(null);
        if (name == null) {
            return FIRST_TIER;
        }
        return books.dear("priceTier").values().stream()
                .filter(tier -> tier.path("Name").asText().strip().equalsIgnoreCase(name))
                .map(tier -> tier.path("Code").asInt())
                .filter(code -> code >= FIRST_TIER && code <= LAST_TIER)
                .findFirst()
                .orElseThrow(
                        () ->
                                new HeldOrder(
                                        "PRICE_TIER",
                                        "DEAR has no price tier '%s' for the price of a new product"
                                                .formatted(name),
                                        "Correct store.%s.sale-price-tier or name the tier so in DEAR,"
                                                        .formatted(settings.name())
                                                + " then retry"));
    }

    private static String category(JsonNode category) {
        String name = category.path("name").asText("").strip();
        if (name.isEmpty()) {
            return NO_CATEGORY;
        }
        return name.length() > LONGEST_CATEGORY ? name.substring(0, LONGEST_CATEGORY) : name;
    }

    private static BigDecimal price(String text) {
        try {
            return text.length() > 20 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
