package io.handshakedear.stock;

import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Compares what a store's stock units show with what they should (design rules Q1, Q2). The rows
 * are those of {@code find-stock-units.sql}, {@code find-stock-levels.sql} and {@code
 * find-stock-reservations.sql}.
 */
public final class StockLevels {

    private final Duration settlingTime;

    public StockLevels(Settings settings) {
        this.settlingTime = settings.duration("settling-time");
    }

    /** The stock units that should show something else, as named parameters of SQL. */
    public List<Map<String, Object>> differing(
            @Variable("units") List<Map<String, Object>> units,
            @Variable("levels") List<Map<String, Object>> levels,
            @Body List<Map<String, Object>> reservations,
            @Variable("stockCursor") Map<String, Object> cursor,
            @Variable("settings") StoreSettings settings) {
        StockFigures figures = new StockFigures(levels, reservations, cursor, settings);
        return units.stream()
                .filter(unit -> differs(unit, figure(figures, unit)))
                .map(unit -> key(unit, settings))
                .toList();
    }

    /** What is sent for these stock units, computed now. */
    public StockBatch batch(
            @Variable("units") List<Map<String, Object>> units,
            @Variable("levels") List<Map<String, Object>> levels,
            @Body List<Map<String, Object>> reservations,
            @Variable("stockCursor") Map<String, Object> cursor,
            @Variable("settings") StoreSettings settings) {
        StockFigures figures = new StockFigures(levels, reservations, cursor, settings);
        StockBatch batch = new StockBatch(Timestamp.from(Instant.now()));
        for (Map<String, Object> unit : units) {
            Optional<BigDecimal> figure = figure(figures, unit);
            if (differs(unit, figure)) {
                batch.send(key(unit, settings), unit, figure.orElseThrow());
            } else {
                batch.leave(key(unit, settings));
            }
        }
        return batch;
    }

    /** A write whose answer was lost before this moment is not under way any more (rule C6). */
    public Timestamp settledBefore() {
        return Timestamp.from(Instant.now().minus(settlingTime));
    }

    /** The products of rows. */
    public List<Object> productIds(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("product_id")).distinct().toList();
    }

    /** The products of stock units; never empty, as SQL needs it. */
    public List<Object> productsOf(@Variable("units") List<Map<String, Object>> units) {
        List<Object> products = productIds(units);
        return products.isEmpty() ? List.of("") : products;
    }

    /** The numbers of stock units. */
    public List<Object> unitIds(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("unit_id")).toList();
    }

    /** The last of a list, behind which the next part begins; null when there are no more. */
    public Object last(@Body List<Object> products) {
        return products.isEmpty() ? null : products.get(products.size() - 1);
    }

    /** A list of stock units in two halves. */
    public List<List<Object>> halves(@Variable("unitIds") List<Object> unitIds) {
        return StockReading.parts(unitIds, (unitIds.size() + 1) / 2);
    }

    private static Optional<BigDecimal> figure(StockFigures figures, Map<String, Object> unit) {
        return figures.of((String) unit.get("product_id"), (String) unit.get("warehouse_id"));
    }

    /**
     * What a lost write has left there is not known. A product that is to be read is not shown to
     * have more before, but fewer at once.
     */
    private static boolean differs(Map<String, Object> unit, Optional<BigDecimal> figure) {
        if (figure.isEmpty()) {
            return false;
        }
        BigDecimal shown = (BigDecimal) unit.get("shelf_qty");
        if (unit.get("intent_at") != null || shown == null) {
            return true;
        }
        int change = figure.get().compareTo(shown);
        return change < 0 || change > 0 && !Boolean.TRUE.equals(unit.get("marked"));
    }

    private static Map<String, Object> key(Map<String, Object> unit, StoreSettings settings) {
        Map<String, Object> key = new HashMap<>();
        key.put("store", settings.name());
        key.put("kind", unit.get("kind"));
        key.put("unitId", unit.get("unit_id"));
        return key;
    }
}
