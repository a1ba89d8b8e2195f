package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.settings.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The stock units of what was listed: in which warehouses, and for which items and variants. */
public final class ListedStock {

    /** The products of rows, as the stock flow takes them. */
    public List<Object> productIds(@Body List<Map<String, Object>> rows) {
        List<Object> products = new ArrayList<>();
        rows.forEach(row -> products.add(row.get("product_id")));
        return products;
    }

    /**
     * The addresses of the warehouses that a new item is in: those that have a location of their
     * own in the settings; without any the store's default one, since all would show the same
     * stock.
     */
    public List<String> warehouses(
            @Body JsonNode answer, @Variable("settings") StoreSettings settings) {
        List<String> mapped = new ArrayList<>();
        List<String> standard = new ArrayList<>();
        for (JsonNode warehouse : answer.path("objects")) {
            String uri = warehouse.path("resource_uri").asText();
            if (settings.locations().containsKey(OrderReader.reference(warehouse))) {
                mapped.add(uri);
            }
            if (warehouse.path("isDefault").asBoolean()) {
                standard.add(uri);
            }
        }
        return mapped.isEmpty() ? standard : mapped;
    }

    /** What the mappings of stock units read: kind, owner and warehouses. */
    public ObjectNode document(
            @Variable("owner") Map<String, Object> owner,
            @Variable("warehouses") List<String> warehouses) {
        ObjectNode document =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", (String) owner.get("kind"))
                        .put(
                                "owner",
                                "/api/latest/%ss/%s"
                                        .formatted(owner.get("kind"), owner.get("owner_id")));
        warehouses.forEach(document.putArray("warehouses")::add);
        return document;
    }

    public String subject(
            @Variable("store") String store, @Variable("owner") Map<String, Object> owner) {
        return "listing:%s:%s:%s".formatted(store, owner.get("kind"), owner.get("owner_id"));
    }
}
