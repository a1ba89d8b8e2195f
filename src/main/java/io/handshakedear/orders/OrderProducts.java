package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.StoreSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** Which DEAR products an order's lines are, and which of its items DEAR lacks (design rule O7). */
public final class OrderProducts {

    /**
     * SKUs of the order's lines.
     *
     * @throws HeldOrder when the order has no line
     */
    public List<String> skus(@Variable("order") JsonNode order) {
        List<String> skus = OrderLines.of(order).stream().map(OrderLine::sku).distinct().toList();
        if (skus.isEmpty()) {
            throw new HeldOrder(
                    "The order has no line with a quantity", "Add what is ordered in Handshake");
        }
        return skus;
    }

    /** Numbers of the items on the order's lines; never empty, as SQL needs it. */
    public List<String> itemIds(@Variable("order") JsonNode order) {
        List<String> items =
                OrderLines.of(order).stream()
                        .filter(line -> line.itemNumber() != null)
                        .map(line -> line.itemNumber().toString())
                        .distinct()
                        .toList();
        return items.isEmpty() ? List.of("") : items;
    }

    /** The product of each SKU on the order: by link to the item or variant, then by SKU (O7). */
    public Map<String, Product> products(
            @Body List<Map<String, Object>> rows, @Variable("order") JsonNode order) {
        Map<String, Product> bySku = new HashMap<>();
        Map<String, Product> byLink = new HashMap<>();
        for (Map<String, Object> row : rows) {
            Product product =
                    new Product(
                            (String) row.get("product_id"),
                            (String) row.get("sku"),
                            (String) row.get("name"),
                            (String) row.get("type"),
                            (String) row.get("drop_ship_mode"));
            if (row.get("item_id") == null) {
                bySku.put(product.sku(), product);
            } else {
                byLink.put(row.get("item_id") + "/" + row.get("variant_sku"), product);
            }
        }
        for (JsonNode line : order.path("lines")) {
            String item = OrderReader.reference(line.path("item"));
            String variant = OrderReader.text(line.path("vsku"));
            Product linked = byLink.get(item + "/" + (variant == null ? "" : variant));
            String sku = OrderReader.text(line.path("sku"));
            if (linked != null && sku != null) {
                bySku.put(sku, linked);
            }
        }
        return bySku;
    }

    public boolean hasUnknownProducts(
            @Variable("order") JsonNode order,
            @Variable("products") Map<String, Product> products,
            @Variable("settings") StoreSettings settings) {
        return !SaleFigures.unknownSkus(order, products, settings).isEmpty();
    }

    /** True if lines lack a product and the settings say to load it (design rule O7). */
    public boolean wantsMissingProducts(
            @Variable("order") JsonNode order,
            @Variable("products") Map<String, Product> products,
            @Variable("settings") StoreSettings settings) {
        return settings.flag("load-missing-products")
                && hasUnknownProducts(order, products, settings);
    }

    /** Numbers of the items that lack a product. */
    public List<String> unknownItems(
            @Variable("order") JsonNode order,
            @Variable("products") Map<String, Product> products,
            @Variable("settings") StoreSettings settings) {
        return SaleFigures.unknownSkus(order, products, settings).stream()
                .filter(line -> line.itemNumber() != null)
                .map(line -> line.itemNumber().toString())
                .distinct()
                .toList();
    }

    /** A place for what DEAR says to items that it refuses as products, by their number. */
    public Map<String, String> noRefusals() {
        return new ConcurrentHashMap<>();
    }

    public void noteRefusal(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception refusal,
            @Variable("itemId") String itemId,
            @Variable("refusals") Map<String, String> refusals) {
        refusals.put(itemId, refusal.getMessage());
    }
}
