package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Products and their images (DEAR API: product, product/attachments). PUT replaces the whole
 * document.
 */
final class DearProducts {
    private static final List<String> COSTING =
            List.of(
                    "FIFO",
                    "Special - Batch",
                    "Special - Serial Number",
                    "FIFO - Serial Number",
                    "FIFO - Batch",
                    "FEFO - Batch",
                    "FEFO - Serial Number");
    private static final Map<String, Integer> TEXTS = new LinkedHashMap<>();
    private static final List<String> NUMBERS =
            List.of(
                    "Length",
                    "Width",
                    "Height",
                    "Weight",
                    "CartonLength",
                    "CartonWidth",
                    "CartonHeight",
                    "CartonQuantity",
                    "CartonInnerQuantity",
                    "MinimumBeforeReorder",
                    "ReorderQuantity",
                    "QuantityToProduce");

    static {
        String limits =
                "Brand 50 DefaultLocation 50 AttributeSet 50 DiscountRule 128 Barcode 256 ShortDescription 500"
                        + " Description 1000000 InternalNote 4000 Tags 256 StockLocator 256 WeightUnits 10"
                        + " DimensionsUnits 10 COGSAccount 50 RevenueAccount 50 ExpenseAccount 50"
                        + " InventoryAccount 50 PurchaseTaxRule 50 SaleTaxRule 50 DropShipMode 50 HSCode 200"
                        + " CountryOfOrigin 100 CountryOfOriginCode 10 PickZones 256 WarrantyName 256"
                        + " AssemblyCostEstimationMethod 50";
        String[] words = limits.split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            TEXTS.put(words[i], Integer.valueOf(words[i + 1]));
        }
        for (int i = 1; i <= 10; i++) {
            TEXTS.put("AdditionalAttribute" + i, 256);
        }
    }

    private final DearReferenceBooks books;
    private final Supplier<String> now;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private final Map<String, String> bySku = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    final DearAttachments attachments = new DearAttachments();

    DearProducts(DearReferenceBooks books, Supplier<String> now) {
        this.books = books;
        this.now = now;
    }

    ObjectNode get(String id) {
        return id == null ? null : rows.get(id.toLowerCase(Locale.ROOT));
    }

    ObjectNode bySku(String sku) {
        String id = sku == null ? null : bySku.get(sku.toLowerCase(Locale.ROOT));
        return id == null ? null : rows.get(id);
    }

    /** A product by its whole name; null when there is none. */
    ObjectNode byName(String name) {
        String id = byName.get(name.toLowerCase(Locale.ROOT));
        return id == null ? null : rows.get(id);
    }

    Iterable<ObjectNode> all() {
        return rows.values();
    }

    ObjectNode put(ObjectNode product) {
        ObjectNode old = rows.get(product.get("ID").asText());
        if (old != null) {
            bySku.remove(old.get("SKU").asText().toLowerCase(Locale.ROOT));
            byName.remove(old.get("Name").asText().toLowerCase(Locale.ROOT));
        }
        String id = product.get("ID").asText().toLowerCase(Locale.ROOT);
        product.put("LastModifiedOn", now.get());
        rows.put(id, product);
        bySku.put(product.get("SKU").asText().toLowerCase(Locale.ROOT), id);
        byName.put(product.get("Name").asText().toLowerCase(Locale.ROOT), id);
        return product;
    }

    Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> list(call);
            case "POST" -> written(create(DearFields.body(call)));
            case "PUT" -> written(update(DearFields.body(call)));
            default -> Answer.text(405, "");
        };
    }

    private static Answer written(ObjectNode product) {
        ObjectNode envelope = Json.object().put("Total", 1).put("Page", 1);
        envelope.set("Products", Json.array().add(product));
        return Answer.json(200, envelope);
    }

    private Answer list(Call call) {
        List<ObjectNode> found;
        if (call.parameter("ID") != null) {
            ObjectNode product = get(DearFields.guid(call, "ID"));
            if (product == null) {
                throw Refusal.dear(400, 404, "Product with specified 'ID' not found.");
            }
            found = List.of(product);
        } else {
            boolean deprecated = call.flag("IncludeDeprecated");
            Instant since = instant(call, "ModifiedSince");
            found = new ArrayList<>();
            for (ObjectNode product : rows.values()) {
                boolean wanted =
                        (deprecated || !product.path("Status").asText().equals("Deprecated"))
                                && startsWith(product, "SKU", call.parameter("Sku"))
                                && startsWith(product, "Name", call.parameter("Name"))
                                && (since == null
                                        || !Instant.parse(product.get("LastModifiedOn").asText())
                                                .isBefore(since));
                if (wanted) {
                    found.add(product);
                }
            }
        }
        return Answer.json(
                200, DearFields.page(call, "Products", found, product -> shown(product, call)));
    }

    private ObjectNode shown(ObjectNode product, Call call) {
        ObjectNode view = product.deepCopy();
        view.set(
                "Attachments",
                call.flag("IncludeAttachments")
                        ? attachments.of(product.get("ID").asText())
                        : Json.array());
        if (!call.flag("IncludeBOM")) {
            view.set("BillOfMaterialsProducts", Json.array());
            view.set("BillOfMaterialsServices", Json.array());
        }
        return view;
    }

    /** Lists of DEAR compare names by their beginning: a client has to look again for equality. */
    static boolean startsWith(JsonNode row, String field, String wanted) {
        return wanted == null
                || row.path(field).asText().regionMatches(true, 0, wanted, 0, wanted.length());
    }

    static Instant instant(Call call, String name) {
        String text = call.parameter(name);
        if (text == null) {
            return null;
        }
        try {
            String utc =
                    text.length() == 10
                            ? text + "T00:00:00Z"
                            : text.endsWith("Z") ? text : text + "Z";
            return Instant.parse(utc);
        } catch (DateTimeParseException e) {
            throw Refusal.dear(name + " parameter is not a valid date");
        }
    }

    private ObjectNode create(ObjectNode body) {
        if (body.path("Suppliers").size() > 0) {
            throw Refusal.dear("Suppliers is invalid");
        }
        ObjectNode product = checked(body, null);
        product.put("ID", DearFields.newId()).put("AverageCost", 0);
        return put(product);
    }

    private ObjectNode update(ObjectNode body) {
        String id = DearFields.guid(body, "ID", true);
        ObjectNode old = get(id);
        if (old == null) {
            throw Refusal.dear(400, 404, "Product with specified 'ID' not found.");
        }
        ObjectNode product = checked(body, old);
        product.put("ID", id);
        product.set("AverageCost", old.get("AverageCost"));
        return put(product);
    }

    /** The document that a body stands for: what it leaves out is empty. */
    ObjectNode checked(ObjectNode body, ObjectNode old) {
        ObjectNode product = Json.object();
        String sku = DearFields.required(body, "SKU", 50);
        String name = DearFields.required(body, "Name", 256);
        ObjectNode sameSku = bySku(sku);
        if (sameSku != null && sameSku != old) {
            throw Refusal.dear(
                    old == null
                            ? "Specified attribute 'SKU' already exists."
                            : "Failed to update product: SKU \""
                                    + sku
                                    + "\" already exists! Please provide different value");
        }
        ObjectNode sameName = byName(name);
        if (sameName != null && sameName != old) {
            throw Refusal.dear("Product with specified 'Name' already exists.");
        }
        product.put("SKU", sku).put("Name", name);
        String category = DearFields.required(body, "Category", 256);
        books.category(category);
        product.put("Category", category);
        String type = DearFields.text(body, "Type", 50);
        if (!"Stock".equalsIgnoreCase(type) && !"Service".equalsIgnoreCase(type)) {
            throw Refusal.dear("Required attribute 'Type' valid values are 'Stock' and 'Service'.");
        }
        if (old != null && !old.path("Type").asText().equalsIgnoreCase(type)) {
            throw Refusal.dear("Attribute 'Type' cannot be changed.");
        }
        product.put("Type", type);
        String costing = DearFields.text(body, "CostingMethod", 50);
        if (costing == null || !COSTING.contains(costing)) {
            throw Refusal.dear("Required attribute 'CostingMethod' not valid.");
        }
        product.put("CostingMethod", costing);
        String unit = DearFields.required(body, "UOM", 50);
        books.unit(unit);
        product.put("UOM", unit);
        String status = DearFields.required(body, "Status", 50);
        if (!List.of("Active", "Setup required", "Deprecated").contains(status)) {
            throw Refusal.dear("Status value should be Active or Deprecated.");
        }
        product.put("Status", status);
        prices(body, product);
        TEXTS.forEach((field, max) -> product.put(field, DearFields.text(body, field, max)));
        NUMBERS.forEach(
                field -> {
                    BigDecimal number = DearFields.decimal(body, field, 4);
                    product.put(field, number == null ? BigDecimal.ZERO : number);
                });
        for (String flag :
                List.of(
                        "AutoAssembly",
                        "AutoDisassembly",
                        "BillOfMaterial",
                        "AlwaysShowQuantity")) {
            product.put(flag, DearFields.flag(body, flag, false));
        }
        product.put("Sellable", DearFields.flag(body, "Sellable", true));
        product.set("BillOfMaterialsProducts", DearFields.list(body, "BillOfMaterialsProducts"));
        product.set("BillOfMaterialsServices", DearFields.list(body, "BillOfMaterialsServices"));
        names(product);
        return product;
    }

    private void names(ObjectNode product) {
        if (product.hasNonNull("Brand")) {
            books.brand(product.get("Brand").asText());
        }
        if (product.hasNonNull("DefaultLocation")) {
            books.location(product.get("DefaultLocation").asText());
        }
        if (product.hasNonNull("AttributeSet")
                && books.attributeSets.named(product.get("AttributeSet").asText()) == null) {
            throw Refusal.dear(
                    "Product's attribute set with this name is not found in Additional Attribute Sets reference book");
        }
        if (product.hasNonNull("DiscountRule")) {
            throw Refusal.dear(
                    "Discount Rule '"
                            + product.get("DiscountRule").asText()
                            + "' was not found in reference book");
        }
        for (String account :
                List.of("COGSAccount", "RevenueAccount", "ExpenseAccount", "InventoryAccount")) {
            if (product.hasNonNull(account)) {
                books.account(product.get(account).asText());
            }
        }
        if (product.hasNonNull("SaleTaxRule")) {
            books.taxRule(product.get("SaleTaxRule").asText());
        }
        String mode = Json.text(product, "DropShipMode");
        if (mode == null) {
            product.put("DropShipMode", "No Drop Ship");
        } else if (!List.of("No Drop Ship", "Optional Drop Ship", "Always Drop Ship")
                .contains(mode)) {
            throw Refusal.dear("Attribute 'DropShipMode' is not valid.");
        }
    }

    private void prices(ObjectNode body, ObjectNode product) {
        boolean any = false;
        ObjectNode byTier = Json.object();
        JsonNode map = body.path("PriceTiers");
        for (Map.Entry<String, JsonNode> price : map.properties()) {
            books.tier(price.getKey());
        }
        for (JsonNode tier : books.tiers()) {
            String slot = "PriceTier" + tier.get("Code").asInt();
            String name = tier.get("Name").asText();
            BigDecimal price = DearFields.decimal(body, slot, 4);
            if (price == null && map.has(name)) {
                price = DearFields.decimal(map, name, 4);
            }
            any |= price != null;
            price = price == null ? BigDecimal.ZERO : price;
            product.put(slot, price);
            byTier.put(name, price);
        }
        product.set("PriceTiers", byTier);
        if (!any) {
            throw Refusal.dear("PriceTiers value cannot be empty.");
        }
    }
}
