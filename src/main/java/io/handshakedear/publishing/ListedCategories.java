package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.NameKey;
import io.handshakedear.systems.ReferenceBooks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The Handshake category of what is listed, and the manufacturer that comes with it (K2, K3). */
public final class ListedCategories {

    private final ReferenceBooks books;

    public ListedCategories(ReferenceBooks books) {
        this.books = books;
    }

    /**
     * Begins to read a store's categories.
     *
     * @param links rows of the links to DEAR's
     */
    public CategoryTree begin(@Body List<Map<String, Object>> links) {
        return new CategoryTree(links);
    }

    /** The lists that are read: brands need the manufacturers. */
    public List<String> lists(@Variable("settings") StoreSettings settings) {
        return settings.flag("sync-brands-and-categories")
                ? List.of("categories", "manufacturers")
                : List.of("categories");
    }

    /**
     * Keeps a page of a list.
     *
     * @return the query of the next page, or null
     */
    public String keep(
            @Body JsonNode answer,
            @Variable("categoryTree") CategoryTree tree,
            @Variable("list") String list) {
        for (JsonNode row : answer.path("objects")) {
            if (list.equals("categories")) {
                tree.addCategory(row);
            } else {
                tree.addManufacturer(row);
            }
        }
        String next = answer.path("meta").path("next").asText("");
        return next.contains("?") ? next.substring(next.indexOf('?') + 1) : null;
    }

    /**
     * What the mappings of a new category read: name, position and, for a brand that Handshake has
     * a manufacturer of, the manufacturer. An item's manufacturer is that of its category.
     */
    public ObjectNode document(
            @Variable("listing") Listing listing,
            @Variable("categoryTree") CategoryTree tree,
            @Variable("settings") StoreSettings settings) {
        String name = listing.document().path("Category").asText();
        ObjectNode document =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("categoryId", categoryId(name))
                        .put("position", tree.nextPosition());
        String brand = OrderReader.text(listing.document().path("Brand"));
        if (brand != null && settings.flag("sync-brands-and-categories")) {
            tree.manufacturer(brand)
                    .ifPresentOrElse(
                            number -> document.put("manufacturer", number),
                            () ->
                                    listing.remark(
                                            ("Handshake has no manufacturer '%s': its API cannot"
                                                            + " make one, so create it there, then"
                                                            + " list again")
                                                    .formatted(brand)));
        }
        return document;
    }

    private String categoryId(String name) {
        return books.dear("category").values().stream()
                .filter(one -> NameKey.of(one.path("Name").asText()).equals(NameKey.of(name)))
                .map(one -> one.path("ID").asText().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** The category's result if Handshake has it; null if it is to be created. */
    public JsonNode known(
            @Variable("document") JsonNode document,
            @Variable("listing") Listing listing,
            @Variable("categoryTree") CategoryTree tree) {
        String current =
                listing.getCurrent() == null
                        ? null
                        : OrderReader.reference(listing.getCurrent().path("category"));
        return tree.find(
                        document.path("categoryId").asText(),
                        document.path("name").asText(),
                        current,
                        document.path("manufacturer").asText(null))
                .map(
                        one ->
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("categoryNo", one.number())
                                        .put("uri", one.uri()))
                .orElse(null);
    }

    public String subject(
            @Variable("store") String store, @Variable("document") JsonNode document) {
        return "listing:%s:category:%s:%s"
                .formatted(
                        store,
                        document.path("manufacturer").asText(""),
                        document.path("name").asText());
    }

    /** Goes on with a category that was created just now. */
    public void add(
            @Body JsonNode result,
            @Variable("document") JsonNode document,
            @Variable("categoryTree") CategoryTree tree) {
        ObjectNode category = JsonNodeFactory.instance.objectNode();
        category.put("objID", Long.parseLong(result.path("categoryNo").asText()));
        category.put("resource_uri", result.path("uri").asText());
        category.put("name", document.path("name").asText());
        category.put("categoryPosition", document.path("position").asLong());
        if (document.has("manufacturer")) {
            category.put(
                    "manufacturer",
                    "/api/latest/manufacturers/" + document.path("manufacturer").asText());
        }
        tree.addCategory(category);
    }

    /** Notes the listing's category. */
    public void choose(@Body JsonNode result, @Variable("listing") Listing listing) {
        listing.category(result.path("uri").asText());
    }

    /** True if the category is not linked to DEAR's. */
    public boolean needsLink(
            @Body JsonNode result,
            @Variable("document") JsonNode document,
            @Variable("categoryTree") CategoryTree tree) {
        return !tree.isLinked(result.path("categoryNo").asText())
                && !document.path("categoryId").asText().isEmpty();
    }

    /** The category's link, as named parameters of SQL. */
    public Map<String, Object> linkRow(
            @Body JsonNode result,
            @Variable("document") JsonNode document,
            @Variable("categoryTree") CategoryTree tree,
            @Variable("store") String store,
            @Variable("subject") String subject,
            @Variable("write") String write) {
        String number = result.path("categoryNo").asText();
        String categoryId = document.path("categoryId").asText();
        tree.link(number, categoryId, document.path("name").asText());
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("categoryNo", number);
        row.put("categoryId", categoryId);
        row.put("name", document.path("name").asText());
        row.put("subject", subject);
        row.put("write", write);
        return row;
    }
}
