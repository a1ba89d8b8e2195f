package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.systems.NameKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A store's item categories in Handshake, with the DEAR categories that they are linked to, and its
 * manufacturers. A run reads it once; the routes pass it on in the variable {@code categoryTree}.
 */
public final class CategoryTree {

    /** DEAR's names of categories end there. */
    static final int LONGEST_NAME = 50;

    /** The categories of the Handshake objects that are no orders' or customers' categories. */
    private static final String OF_ITEMS = "Item";

    /**
     * @param number objID
     * @param manufacturer objID of its manufacturer, or null
     */
    record Category(
            String number, String uri, String name, String manufacturer, boolean root, long place) {
        String key() {
            return NameKey.of(cut(name));
        }
    }

    /** A link as it is stored: DEAR's category, and the name that both had. */
    record Link(String categoryId, String name) {}

    private final Map<String, Category> categories = new HashMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private final Map<String, String> manufacturers = new HashMap<>();

    /** The manufacturer that is the merchant itself, or null where Handshake does not say. */
    private String company;

    CategoryTree(List<Map<String, Object>> rows) {
        for (Map<String, Object> row : rows) {
            links.put(
                    (String) row.get("category_no"),
                    new Link((String) row.get("category_id"), (String) row.get("name")));
        }
    }

    /** A name as DEAR keeps it. */
    static String cut(String name) {
        String text = name.strip();
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME).strip() : text;
    }

    void addCategory(JsonNode category) {
        String number = OrderReader.reference(category);
        if (number == null || !category.path("subType").asText(OF_ITEMS).equals(OF_ITEMS)) {
            return;
        }
        boolean root = category.path("parent").isMissingNode() || category.path("parent").isNull();
        categories.put(
                number,
                new Category(
                        number,
                        category.path("resource_uri").asText(),
                        category.path("name").asText(""),
                        OrderReader.reference(category.path("manufacturer")),
                        root,
                        category.path("categoryPosition").asLong()));
    }

    void addManufacturer(JsonNode manufacturer) {
        if (manufacturer.path("isCompany").asBoolean()) {
            company = OrderReader.reference(manufacturer);
        }
        manufacturers.put(
                NameKey.of(manufacturer.path("name").asText()),
                OrderReader.reference(manufacturer));
    }

    void link(String number, String categoryId, String name) {
        links.put(number, new Link(categoryId, name));
    }

    /** A manufacturer's number by its name. */
    Optional<String> manufacturer(String name) {
        return Optional.ofNullable(manufacturers.get(NameKey.of(name)));
    }

    /** The categories that are linked, with their links. */
    Map<Category, Link> linked() {
        Map<Category, Link> linked = new HashMap<>();
        links.forEach(
                (number, link) -> {
                    if (categories.containsKey(number)) {
                        linked.put(categories.get(number), link);
                    }
                });
        return linked;
    }

    /** True if the category is the one of DEAR: by link, else by its name. */
    private boolean is(Category category, String categoryId, String name) {
        Link link = links.get(category.number());
        return link == null
                ? category.key().equals(NameKey.of(name))
                : link.categoryId().equalsIgnoreCase(categoryId);
    }

    /**
     * The Handshake category of a DEAR category: the one that the item is in, if it is one; else
     * one that is linked; else the first.
     *
     * @param current the number of the category that the item is in, or null
     * @param manufacturer the manufacturer that it must be of, or null for any
     */
    Optional<Category> find(String categoryId, String name, String current, String manufacturer) {
        List<Category> all = new ArrayList<>();
        for (Category category : categories.values()) {
            boolean fits =
                    manufacturer == null || Objects.equals(manufacturer, category.manufacturer());
            if (fits && is(category, categoryId, name)) {
                all.add(category);
            }
        }
        return all.stream()
                .min(
                        Comparator.comparing((Category one) -> !one.number().equals(current))
                                .thenComparing(one -> isOfAnotherBrand(one, manufacturer))
                                .thenComparing(one -> !links.containsKey(one.number()))
                                .thenComparing(one -> one.number().length())
                                .thenComparing(Category::number));
    }

    /** Without a manufacturer of its own a product is the merchant's, not another brand's. */
    private boolean isOfAnotherBrand(Category category, String manufacturer) {
        return manufacturer == null && company != null && !company.equals(category.manufacturer());
    }

    /** The position behind the last root category. */
    long nextPosition() {
        return 1
                + categories.values().stream()
                        .filter(Category::root)
                        .mapToLong(Category::place)
                        .max()
                        .orElse(0);
    }

    boolean isLinked(String number) {
        return links.containsKey(number);
    }
}
