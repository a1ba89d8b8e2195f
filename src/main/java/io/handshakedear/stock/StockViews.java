package io.handshakedear.stock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.database.Moments;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ReferenceBooks;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * A store's stock as people see it: what DEAR has, what orders keep back, and what each warehouse
 * of Handshake shows and should show (design rules Q1 and Q2). Computed as a push computes it.
 */
public final class StockViews {

    private final Settings settings;
    private final ReferenceBooks books;

    public StockViews(Settings settings, ReferenceBooks books) {
        this.settings = settings;
        this.books = books;
    }

    /** The store that is asked about. */
    public StoreSettings store(@Variable("search") Map<String, Object> search) {
        return settings.store((String) search.get("store"));
    }

    /** The products of the page; never empty, as SQL needs it. */
    public List<Object> productIds(@Variable("rows") List<Map<String, Object>> rows) {
        List<Object> ids = rows.stream().map(row -> row.get("product_id")).toList();
        return ids.isEmpty() ? List.of("") : ids;
    }

    /**
     * A page of products, each with its stock units.
     *
     * @param reservations as {@code know-stock} answers them
     */
    public JsonNode stock(
            @Body List<Map<String, Object>> reservations,
            @Variable("total") long total,
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("units") List<Map<String, Object>> units,
            @Variable("levels") List<Map<String, Object>> levels,
            @Variable("stockCursor") Map<String, Object> cursor,
            @Variable("search") Map<String, Object> search) {
        StoreSettings store = store(search);
        StockFigures figures = new StockFigures(levels, reservations, cursor, store);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("store", store.name());
        answer.put("page", (Integer) search.get("page"));
        answer.put("limit", (Integer) search.get("limit"));
        answer.put("total", total);
        answer.put("updates", store.flag("update-stock-levels"));
        answer.put("buffer", store.number("stock-buffer"));
        if (cursor.get("position") != null) {
            answer.put("readAt", Moments.of(cursor.get("position")).toString());
        }
        ObjectNode warehouses = answer.putObject("warehouses");
        books.book(store.name(), "warehouses")
                .forEach((id, entry) -> warehouses.put(id, entry.path("name").asText()));
        ArrayNode products = answer.putArray("products");
        for (Map<String, Object> row : rows) {
            String product = (String) row.get("product_id");
            ObjectNode view = products.addObject();
            view.put("productId", product);
            view.put("sku", (String) row.get("sku"));
            view.put("name", (String) row.get("name"));
            Map<String, BigDecimal> available = figures.available(product);
            view.put("available", sum(available.values().stream().toList()));
            view.put("reserved", figures.reserved(product, null));
            ArrayNode shown = view.putArray("units");
            units.stream()
                    .filter(unit -> product.equals(unit.get("product_id")))
                    .forEach(unit -> shown.add(unit(unit, product, available, figures, store)));
        }
        return answer;
    }

    private static ObjectNode unit(
            Map<String, Object> unit,
            String product,
            Map<String, BigDecimal> available,
            StockFigures figures,
            StoreSettings store) {
        String warehouse = (String) unit.get("warehouse_id");
        List<String> locations = store.stockLocations(warehouse);
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("warehouse", warehouse);
        view.put("kind", (String) unit.get("kind"));
        view.put("sku", (String) unit.get("sku"));
        locations.forEach(view.putArray("locations")::add);
        Map<String, BigDecimal> here = new HashMap<>(available);
        here.keySet().retainAll(locations);
        view.put("available", sum(here.values().stream().toList()));
        view.put("reserved", figures.reserved(product, warehouse));
        figures.of(product, warehouse).ifPresent(level -> view.put("level", level));
        if (unit.get("shelf_qty") != null) {
            view.put("shown", whole((BigDecimal) unit.get("shelf_qty")));
        }
        view.put("due", Boolean.TRUE.equals(unit.get("due")));
        if (unit.get("refusal") != null) {
            view.put("refusal", (String) unit.get("refusal"));
        }
        return view;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return whole(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Without zeros behind the point; never as a power of ten. */
    static BigDecimal whole(BigDecimal amount) {
        BigDecimal shorter = amount.stripTrailingZeros();
        return shorter.scale() < 0 ? shorter.setScale(0) : shorter;
    }
}
