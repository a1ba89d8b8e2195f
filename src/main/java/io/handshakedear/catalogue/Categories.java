package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.systems.NameKey;
import io.handshakedear.systems.QueryText;
import io.handshakedear.systems.ReferenceBooks;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * The DEAR category of an item's category: by link, then by name, else a new one (design rule K1).
 * A link stands whatever both are called by now: a new name here or there is no new category.
 */
public final class Categories {

    private static final int LONGEST = 50;
    private static final String NO_CATEGORY = "Handshake";

    private final ReferenceBooks books;

    public Categories(ReferenceBooks books) {
        this.books = books;
    }

    /** The named parameters that find the category's link. */
    public Map<String, Object> key(@Variable("loading") LoadingItem loading) {
        String number = OrderReader.reference(loading.item().path("category"));
        return Map.of("store", loading.store(), "categoryNo", number == null ? "" : number);
    }

    /** True if the item only refers to a category that nothing is known of. */
    public boolean isMere(@Variable("loading") LoadingItem loading, @Variable("link") String link) {
        return linked(link) == null && loading.item().path("category").isTextual();
    }

    public String path(@Variable("loading") LoadingItem loading) {
        return "categories/" + OrderReader.reference(loading.item().path("category"));
    }

    public void embed(@Body JsonNode category, @Variable("loading") LoadingItem loading) {
        loading.item().set("category", category);
    }

    /** Without its category DEAR's product would get, or change to, a wrong one. */
    public void notThere(@Variable("loading") LoadingItem loading) {
        loading.leaveOut(
                "The item is not loaded: its category %s is not in Handshake; give it another one"
                        .formatted(key(loading).get("categoryNo")));
    }

    /** What the mapping of a category reads: the name that it should have. */
    public ObjectNode document(@Variable("loading") LoadingItem loading) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("category", name(loading.item().path("category")));
    }

    /**
     * DEAR's category as it was last read: that of the link, else that of the name.
     *
     * @return null if there is none
     */
    public JsonNode known(@Variable("link") String link, @Variable("document") JsonNode document) {
        JsonNode linked = linked(link);
        if (linked != null) {
            return linked;
        }
        String name = NameKey.of(document.path("category").asText());
        return books.dear("category").values().stream()
                .filter(one -> NameKey.of(one.path("Name").asText()).equals(name))
                .findFirst()
                .orElse(null);
    }

    private JsonNode linked(String link) {
        return link == null
                ? null
                : books.dear("category").values().stream()
                        .filter(one -> one.path("ID").asText().equalsIgnoreCase(link))
                        .findFirst()
                        .orElse(null);
    }

    /** Notes the item's category in DEAR; people are told where both names differ. */
    public void keep(
            @Variable("loading") LoadingItem loading,
            @Variable("document") JsonNode document,
            @Body JsonNode category) {
        String name = category.path("Name").asText();
        String given = document.path("category").asText();
        loading.category(name);
        boolean isNamed = !loading.item().path("category").isTextual();
        if (isNamed && !NameKey.of(name).equals(NameKey.of(given))) {
            loading.remark("Handshake's category '%s' is '%s' in DEAR".formatted(given, name));
        }
    }

    public boolean needsLink(
            @Variable("link") String link,
            @Variable("loading") LoadingItem loading,
            @Body JsonNode category) {
        return !key(loading).get("categoryNo").equals("")
                && !category.path("ID").asText().equalsIgnoreCase(link);
    }

    /** What the write of the category belongs to. */
    public String subject(@Variable("document") JsonNode document) {
        return "category:" + document.path("category").asText();
    }

    public String query(@Variable("document") JsonNode document) {
        return "Name=" + QueryText.encoded(document.path("category").asText()) + "&Limit=1000";
    }

    /** The category's link and its entry in the book, as named parameters of SQL. */
    public Map<String, Object> row(
            @Body JsonNode category,
            @Variable("loading") LoadingItem loading,
            @Variable("subject") String subject,
            @Variable("write") String write) {
        Map<String, Object> row = new HashMap<>(key(loading));
        row.put("subject", subject);
        row.put("write", write);
        row.put("categoryId", category.path("ID").asText().toLowerCase(Locale.ROOT));
        row.put("book", "category");
        row.put("entryKey", category.path("Name").asText());
        row.put("name", category.path("Name").asText());
        row.put("document", category.toString());
        return row;
    }

    private static String name(JsonNode category) {
        String name = category.path("name").asText("").strip();
        if (name.isEmpty()) {
            return NO_CATEGORY;
        }
        return name.length() > LONGEST ? name.substring(0, LONGEST).strip() : name;
    }
}
