package io.handshakedear.stock;

import io.handshakedear.database.Moments;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store's warehouse should show of a product (design rule Q1): DEAR's available stock at the
 * warehouse's locations, less what orders keep back, less the buffer; whole units, never below 0.
 */
final class StockFigures {

    /** DEAR's stock of a product, by location. */
    private final Map<String, Map<String, Map<String, Object>>> levels = new HashMap<>();

    private final Map<String, List<Map<String, Object>>> reservations = new HashMap<>();

    /** When the last complete sweep began, or null. */
    private final Instant sweptAt;

    private final StoreSettings settings;
    private final boolean ownOrdersCount;

    /**
     * @param levels rows of {@code stock_level}
     * @param reservations rows of reservations with their product
     * @param cursor the row of the last sweep
     */
    StockFigures(
            List<Map<String, Object>> levels,
            List<Map<String, Object>> reservations,
            Map<String, Object> cursor,
            StoreSettings settings) {
        for (Map<String, Object> level : levels) {
            this.levels
                    .computeIfAbsent((String) level.get("product_id"), key -> new HashMap<>())
                    .put((String) level.get("location"), level);
        }
        for (Map<String, Object> reservation : reservations) {
            this.reservations
                    .computeIfAbsent((String) reservation.get("product_id"), k -> new ArrayList<>())
                    .add(reservation);
        }
        Object position = cursor.get("position");
        this.sweptAt = position == null ? null : Moments.of(position);
        this.settings = settings;
        this.ownOrdersCount = !settings.flag("handshake-deducts-orders");
    }

    /** Empty while DEAR's stock of the product is not known. */
    Optional<BigDecimal> of(String productId, String warehouseId) {
        Map<String, Map<String, Object>> stock = levels.getOrDefault(productId, Map.of());
        if (!isKnown(stock)) {
            return Optional.empty();
        }
        List<String> locations = settings.stockLocations(warehouseId);
        BigDecimal figure = BigDecimal.valueOf(settings.number("stock-buffer")).negate();
        for (String location : locations) {
            if (stock.containsKey(location)) {
                figure = figure.add((BigDecimal) stock.get(location).get("available"));
            }
        }
        figure = figure.subtract(reserved(productId, locations));
        return Optional.of(figure.max(BigDecimal.ZERO).setScale(0, RoundingMode.FLOOR));
    }

    /** DEAR's available stock of a product by location, as far as it is known. */
    Map<String, BigDecimal> available(String productId) {
        Map<String, BigDecimal> available = new HashMap<>();
        levels.getOrDefault(productId, Map.of())
                .forEach(
                        (location, row) ->
                                available.put(location, (BigDecimal) row.get("available")));
        available.remove(StockReadings.NOWHERE);
        return available;
    }

    /**
     * What orders keep back of a product.
     *
     * @param warehouseId of the warehouse, or null for all locations
     */
    BigDecimal reserved(String productId, String warehouseId) {
        List<String> locations =
                warehouseId == null
                        ? levels.getOrDefault(productId, Map.of()).keySet().stream().toList()
                        : settings.stockLocations(warehouseId);
        return StockViews.whole(reserved(productId, locations));
    }

    private BigDecimal reserved(String productId, List<String> locations) {
        Map<String, Map<String, Object>> stock = levels.getOrDefault(productId, Map.of());
        return reservations.getOrDefault(productId, List.of()).stream()
                .filter(reservation -> counts(reservation, locations, stock))
                .map(reservation -> (BigDecimal) reservation.get("quantity"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isKnown(Map<String, Map<String, Object>> stock) {
        return stock.entrySet().stream()
                .anyMatch(
                        row ->
                                !row.getKey().equals(StockReadings.NOWHERE)
                                        || row.getValue().get("missed_at") == null);
    }

    /** An order whose location is not decided may take the stock from any. */
    private boolean counts(
            Map<String, Object> reservation,
            List<String> locations,
            Map<String, Map<String, Object>> stock) {
        String location = (String) reservation.get("location");
        boolean here = location.isEmpty() || locations.contains(location);
        boolean own = settings.name().equals(reservation.get("store"));
        if (!here || own && !ownOrdersCount) {
            return false;
        }
        if (reservation.get("released_at") == null) {
            return true;
        }
        Instant readAt = readAt(location, stock);
        return readAt == null || Moments.of(reservation.get("released_at")).isAfter(readAt);
    }

    /** Since when DEAR's stock of a product at a location is as we know it, at least. */
    private Instant readAt(String location, Map<String, Map<String, Object>> stock) {
        Map<String, Object> row = stock.get(location);
        if (row != null && row.get("missed_at") != null) {
            return Moments.of(row.get("read_at"));
        }
        Map<String, Object> known = row == null ? stock.get(StockReadings.NOWHERE) : row;
        Instant own = known == null ? null : Moments.of(known.get("read_at"));
        if (own == null || sweptAt != null && sweptAt.isAfter(own)) {
            return sweptAt;
        }
        return own;
    }
}
