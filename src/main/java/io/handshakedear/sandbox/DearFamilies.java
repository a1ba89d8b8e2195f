package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Product families: links to products that exist, by at most three options (DEAR API:
 * productFamily).
 */
final class DearFamilies {
    private final DearReferenceBooks books;
    private final DearProducts products;
    private final Supplier<String> now;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();

    DearFamilies(DearReferenceBooks books, DearProducts products, Supplier<String> now) {
        this.books = books;
        this.products = products;
        this.now = now;
        books.categories.onRenaming(this::renameCategory);
    }

    boolean has(String id) {
        return rows.containsKey(id);
    }

    List<ObjectNode> all() {
        return new ArrayList<>(rows.values());
    }

    Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> list(call);
            case "POST" -> written(save(DearFields.body(call), null));
            case "PUT" -> {
                ObjectNode body = DearFields.body(call);
                ObjectNode old = rows.get(DearFields.guid(body, "ID", true));
                if (old == null) {
                    throw Refusal.dear("Product Family with specified 'ID' not found.");
                }
                yield written(save(body, old));
            }
            default -> Answer.text(405, "");
        };
    }

    private Answer list(Call call) {
        Instant since = DearProducts.instant(call, "ModifiedSince");
        String id = call.parameter("ID");
        List<ObjectNode> found =
                rows.values().stream()
                        .filter(row -> id == null || row.get("ID").asText().equalsIgnoreCase(id))
                        .filter(row -> DearProducts.startsWith(row, "SKU", call.parameter("Sku")))
                        .filter(row -> DearProducts.startsWith(row, "Name", call.parameter("Name")))
                        .filter(
                                row ->
                                        since == null
                                                || !Instant.parse(
                                                                row.get("LastModifiedOn").asText())
                                                        .isBefore(since))
                        .toList();
        return Answer.json(200, DearFields.page(call, "ProductFamilies", found, this::shown));
    }

    private ObjectNode shown(ObjectNode family) {
        ObjectNode view = family.deepCopy();
        view.set("Attachments", products.attachments.of(family.get("ID").asText()));
        return view;
    }

    private static Answer written(ObjectNode family) {
        ObjectNode envelope = Json.object().put("Total", 1).put("Page", 1);
        envelope.set("ProductFamilies", Json.array().add(family));
        return Answer.json(200, envelope);
    }

    /** Saves a family as a stand-in's data set gives it. */
    ObjectNode save(ObjectNode body, ObjectNode old) {
        ObjectNode family = Json.object();
        family.put("ID", old == null ? DearFields.newId() : old.get("ID").asText());
        String sku = DearFields.required(body, "SKU", 45);
        for (ObjectNode other : rows.values()) {
            if (other != old && other.get("SKU").asText().equalsIgnoreCase(sku)) {
                throw Refusal.dear("Specified attribute 'SKU' already exists.");
            }
        }
        family.put("SKU", sku).put("Name", DearFields.required(body, "Name", 256));
        books.category(DearFields.required(body, "Category", 256));
        DearFields.required(body, "CostingMethod", 50);
        books.location(DearFields.required(body, "DefaultLocation", 50));
        books.unit(DearFields.required(body, "UOM", 50));
        DearFields.required(body, "Option1Name", 50);
        for (String name :
                List.of(
                        "Category",
                        "CostingMethod",
                        "DefaultLocation",
                        "UOM",
                        "Brand",
                        "ShortDescription",
                        "Description",
                        "Tags",
                        "AttributeSet",
                        "SaleTaxRule",
                        "PurchaseTaxRule",
                        "DropShipMode",
                        "COGSAccount",
                        "RevenueAccount",
                        "InventoryAccount",
                        "HSCode",
                        "CountryOfOrigin")) {
            family.put(
                    name,
                    DearFields.text(body, name, name.equals("Description") ? 1_000_000 : 500));
        }
        if (family.hasNonNull("Brand")) {
            books.brand(family.get("Brand").asText());
        }
        for (int i = 1; i <= 10; i++) {
            family.put("PriceTier" + i, DearFields.decimal(body, "PriceTier" + i, 4));
        }
        Map<String, ObjectNode> links = new LinkedHashMap<>();
        if (old != null) {
            // a PUT adds and changes links but never takes one away
            old.get("Products")
                    .forEach(link -> links.put(link.get("ID").asText(), (ObjectNode) link));
        }
        for (JsonNode link : DearFields.list(body, "Products")) {
            ObjectNode made = link(body, link);
            links.put(made.get("ID").asText(), made);
        }
        ArrayNode list = Json.array();
        links.values().forEach(list::add);
        for (int i = 1; i <= 3; i++) {
            String name = DearFields.text(body, "Option" + i + "Name", 50);
            family.put("Option" + i + "Name", name == null ? "Option " + i : name);
            Set<String> values = new LinkedHashSet<>();
            for (JsonNode link : list) {
                if (!Json.blank(link, "Option" + i)) {
                    values.add(link.get("Option" + i).asText());
                }
            }
            family.put("Option" + i + "Values", String.join(",", values));
        }
        family.set("Products", list);
        family.put("LastModifiedOn", now.get());
        family.set("Attachments", Json.array());
        rows.put(family.get("ID").asText(), family);
        return family;
    }

    private ObjectNode link(ObjectNode body, JsonNode link) {
        String id = DearFields.guid(link, "ID", true);
        ObjectNode product = products.get(id);
        if (product == null) {
            throw Refusal.dear(400, 404, "Product with specified 'ID' not found.");
        }
        ObjectNode made = Json.object().put("ID", id);
        made.set("SKU", product.get("SKU"));
        made.set("Name", product.get("Name"));
        made.put("Option1", DearFields.required(link, "Option1", 256));
        for (int i = 2; i <= 3; i++) {
            String value = DearFields.text(link, "Option" + i, 256);
            if (value != null && Json.blank(body, "Option" + i + "Name")) {
                throw Refusal.dear(
                        "Option" + i + " should be empty: Option" + i + "Name is not set");
            }
            made.put("Option" + i, value);
        }
        return made;
    }

    /** Families and products name their category: they follow when it is renamed. */
    private void renameCategory(String old, String name) {
        rows.values().forEach(row -> rename(row, old, name));
        products.all().forEach(row -> rename(row, old, name));
    }

    private static void rename(ObjectNode row, String old, String name) {
        if (row.path("Category").asText().equalsIgnoreCase(old)) {
            row.put("Category", name);
        }
    }
}
