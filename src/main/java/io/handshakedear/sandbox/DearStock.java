package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stock by product and location (DEAR API: ref/productavailability). Available = OnHand −
 * Allocated.
 */
final class DearStock {
    /** One product at one location. */
    private static final class Level {
        private BigDecimal onHand = BigDecimal.ZERO;
        private BigDecimal allocated = BigDecimal.ZERO;

        private BigDecimal available() {
            return onHand.subtract(allocated);
        }
    }

    private final DearProducts products;
    private final Map<String, Level> levels = new LinkedHashMap<>();

    /** Is told of each product whose stock changes. */
    private Consumer<String> listener = productId -> {};

    DearStock(DearProducts products) {
        this.products = products;
    }

    void onChange(Consumer<String> listening) {
        listener = listening;
    }

    private void changed(String key) {
        listener.accept(key.substring(0, key.indexOf('\t')));
    }

    private static String key(String productId, String location) {
        return productId + "\t" + location;
    }

    private Level level(String productId, String location) {
        return levels.computeIfAbsent(key(productId, location), k -> new Level());
    }

    void setOnHand(String productId, String location, BigDecimal quantity) {
        level(productId, location).onHand = quantity;
        listener.accept(productId);
    }

    BigDecimal onHand(String productId, String location) {
        return level(productId, location).onHand;
    }

    BigDecimal available(String productId, String location) {
        return level(productId, location).available();
    }

    /**
     * Allocates for one line as much as there is, a kit's components where the kit itself is short.
     * Answers what was taken, by product, under which it can be released; {@code taken[0]} is the
     * quantity of the line that is covered.
     */
    Map<String, BigDecimal> allocate(
            ObjectNode product, String location, BigDecimal quantity, BigDecimal[] taken) {
        Map<String, BigDecimal> allocations = new HashMap<>();
        String id = product.get("ID").asText();
        BigDecimal own = quantity.min(available(id, location).max(BigDecimal.ZERO));
        take(allocations, id, location, own);
        BigDecimal open = quantity.subtract(own);
        JsonNode parts = product.path("BillOfMaterialsProducts");
        if (open.signum() > 0 && product.path("AutoAssembly").asBoolean() && !parts.isEmpty()) {
            BigDecimal kits = open;
            for (JsonNode part : parts) {
                BigDecimal free =
                        available(part.get("ProductID").asText(), location).max(BigDecimal.ZERO);
                kits =
                        kits.min(
                                free.divide(
                                        part.get("Quantity").decimalValue(),
                                        0,
                                        RoundingMode.FLOOR));
            }
            for (JsonNode part : parts) {
                take(
                        allocations,
                        part.get("ProductID").asText(),
                        location,
                        kits.multiply(part.get("Quantity").decimalValue()));
            }
            own = own.add(kits);
        }
        taken[0] = own;
        return allocations;
    }

    private void take(
            Map<String, BigDecimal> allocations,
            String productId,
            String location,
            BigDecimal quantity) {
        if (quantity.signum() > 0) {
            Level level = level(productId, location);
            level.allocated = level.allocated.add(quantity);
            allocations.merge(key(productId, location), quantity, BigDecimal::add);
            listener.accept(productId);
        }
    }

    void release(Map<String, BigDecimal> allocations) {
        allocations.forEach(
                (key, quantity) -> {
                    Level level = levels.get(key);
                    level.allocated = level.allocated.subtract(quantity);
                    changed(key);
                });
        allocations.clear();
    }

    /** Goods leave: what was allocated is no longer on hand. */
    void ship(Map<String, BigDecimal> allocations) {
        allocations.forEach(
                (key, quantity) -> {
                    Level level = levels.get(key);
                    level.allocated = level.allocated.subtract(quantity);
                    level.onHand = level.onHand.subtract(quantity);
                    changed(key);
                });
        allocations.clear();
    }

    void restock(String productId, String location, BigDecimal quantity) {
        Level level = level(productId, location);
        level.onHand = level.onHand.add(quantity);
        listener.accept(productId);
    }

    /** The rows of one product, as the webhook tells them. */
    ArrayNode rows(String productId) {
        ArrayNode rows = Json.array();
        levels.forEach(
                (key, level) -> {
                    int tab = key.indexOf('\t');
                    ObjectNode product = products.get(productId);
                    if (product != null && key.substring(0, tab).equals(productId)) {
                        ObjectNode row = row(product, key.substring(tab + 1), level);
                        row.set("Category", product.get("Category"));
                        row.remove("InTransit");
                        rows.add(row);
                    }
                });
        rows.forEach(row -> ((ObjectNode) row).put("MaxRows", rows.size()));
        return rows;
    }

    /** Rows of which nothing is on hand or allocated are absent, as on the real service. */
    Answer answer(Call call) {
        if (!call.is("GET")) {
            return Answer.text(405, "");
        }
        String id = call.parameter("ID") == null ? null : DearFields.guid(call, "ID");
        String sku = call.parameter("Sku");
        String name = call.parameter("Name");
        String location = call.parameter("Location");
        String category = call.parameter("Category");
        List<ObjectNode> found = new ArrayList<>();
        for (Map.Entry<String, Level> entry : levels.entrySet()) {
            Level level = entry.getValue();
            if (level.onHand.signum() == 0 && level.allocated.signum() == 0) {
                continue;
            }
            int tab = entry.getKey().indexOf('\t');
            ObjectNode product = products.get(entry.getKey().substring(0, tab));
            String place = entry.getKey().substring(tab + 1);
            boolean wanted =
                    product != null
                            && (id == null || product.get("ID").asText().equals(id))
                            && (sku == null || product.get("SKU").asText().equalsIgnoreCase(sku))
                            && DearProducts.startsWith(product, "Name", name)
                            && (location == null || place.equalsIgnoreCase(location))
                            && (category == null
                                    || product.get("Category").asText().equalsIgnoreCase(category));
            if (wanted) {
                found.add(row(product, place, level));
            }
        }
        return Answer.json(
                200, DearFields.page(call, "ProductAvailabilityList", found, row -> row));
    }

    private static ObjectNode row(ObjectNode product, String location, Level level) {
        ObjectNode row = Json.object();
        row.set("ID", product.get("ID"));
        row.set("SKU", product.get("SKU"));
        row.set("Name", product.get("Name"));
        row.set("Barcode", product.get("Barcode"));
        row.put("Location", location).putNull("Bin").putNull("Batch").putNull("ExpiryDate");
        row.put("OnHand", level.onHand).put("Allocated", level.allocated);
        row.put("Available", level.available()).put("OnOrder", 0).put("InTransit", 0);
        row.put("StockOnHand", level.onHand.multiply(BigDecimal.valueOf(5)));
        row.putNull("NextDeliveryDate");
        return row;
    }

    ObjectNode levels() {
        ObjectNode all = Json.object();
        levels.forEach(
                (key, level) -> {
                    ObjectNode product = products.get(key.substring(0, key.indexOf('\t')));
                    all.withObject("/" + key.substring(key.indexOf('\t') + 1).replace("/", "~1"))
                            .set(
                                    product.get("SKU").asText().toUpperCase(Locale.ROOT),
                                    Json.object()
                                            .put("OnHand", level.onHand)
                                            .put("Allocated", level.allocated)
                                            .put("Available", level.available()));
                });
        return all;
    }
}
