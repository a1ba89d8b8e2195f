package io.handshakedear.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.database.Moments;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.stock.StockReading.Level;
import io.handshakedear.stock.StockReading.Place;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What the routes that read DEAR's stock ask: pages, and what a reading changes of the table {@code
 * stock_level} (design rule Q1).
 */
public final class StockReadings {

    private static final int ROWS_AT_ONCE = 1000;

    /** The location of the row that says only that a product was looked for. */
    static final String NOWHERE = "";

    private final Settings settings;

    public StockReadings(Settings settings) {
        this.settings = settings;
    }

    /** True if a store's levels follow DEAR. */
    public boolean isWanted() {
        return settings.stores().stream().anyMatch(StoreSettings::updatesStock);
    }

    /** A sweep through the stock of all products. */
    public StockReading sweep() {
        return StockReading.ofAll();
    }

    /** A read of one product's stock. */
    public StockReading one(@Variable("mark") Map<String, Object> mark) {
        return StockReading.of((String) mark.get("product_id"));
    }

    /** Notes a page. */
    public void read(
            @Body JsonNode answer,
            @Variable("reading") StockReading reading,
            @Variable("readAt") Object readAt) {
        reading.add(answer, Moments.of(readAt));
    }

    /** Where the next part of the table begins, before the first one. */
    public Map<String, Object> beginning() {
        return Map.of("afterProduct", "", "afterLocation", "");
    }

    /** Where the next part of the table begins, or null behind the last row. */
    public Map<String, Object> next(@Body List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        Map<String, Object> last = rows.get(rows.size() - 1);
        return Map.of(
                "afterProduct", last.get("product_id"), "afterLocation", last.get("location"));
    }

    /** What a reading changes of these rows of the table, as named parameters of SQL. */
    public List<Map<String, Object>> changes(
            @Body List<Map<String, Object>> rows, @Variable("reading") StockReading reading) {
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Place place = new Place((String) row.get("product_id"), (String) row.get("location"));
            Level level = reading.take(place);
            if (!reading.isUnreadable(place.productId())) {
                Map<String, Object> change =
                        level == null
                                ? lacking(place, row, reading)
                                : found(place, row, reading, level);
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    /** The rows of the reading that the table lacks, in parts. */
    public List<List<Map<String, Object>>> additions(@Variable("reading") StockReading reading) {
        List<Map<String, Object>> additions = new ArrayList<>();
        reading.rest()
                .forEach(
                        (place, level) -> {
                            if (!reading.isUnreadable(place.productId())) {
                                additions.add(row(place, level.available(), level.readAt(), null));
                            }
                        });
        if (!reading.isOfAll() && !reading.isUnreadable(reading.getProductId())) {
            // that DEAR has it nowhere else, or at all, is known now
            additions.add(
                    row(
                            new Place(reading.getProductId(), NOWHERE),
                            BigDecimal.ZERO,
                            reading.startedAt(),
                            null));
        }
        return StockReading.parts(additions, ROWS_AT_ONCE);
    }

    /** When the sweep began, for the products that it lacks and for the cursor. */
    public Map<String, Object> cursorRow(@Variable("reading") StockReading reading) {
        Timestamp startedAt = Timestamp.from(reading.startedAt());
        return Map.of("index", "stock", "position", startedAt, "readAt", startedAt);
    }

    /** Marks of products that are read though nothing has marked them. */
    public List<Map<String, Object>> marks(@Variable("listedProducts") List<String> products) {
        return products.stream()
                .map(id -> Map.<String, Object>of("product_id", id, "marks", 0))
                .toList();
    }

    /** The mark that was there when the product's read began, as named parameters of SQL. */
    public Map<String, Object> markRow(@Variable("mark") Map<String, Object> mark) {
        return Map.of("productId", mark.get("product_id"), "marks", mark.get("marks"));
    }

    /**
     * True if another sweep costs less than a call for each product that was missed.
     *
     * @param missed how many products the sweep lacked
     */
    public boolean isSweepCheaper(
            @Body Number missed,
            @Variable("reading") StockReading reading,
            @Variable("sweeps") int sweeps) {
        return sweeps == 1 && missed.longValue() > reading.getPages();
    }

    private static Map<String, Object> found(
            Place place, Map<String, Object> row, StockReading reading, Level level) {
        boolean same = level.available().compareTo((BigDecimal) row.get("available")) == 0;
        if (same && row.get("missed_at") == null && reading.isOfAll()) {
            return null;
        }
        return row(place, level.available(), level.readAt(), null);
    }

    /** A sweep may have missed a row; the second one, or the product's own read, has not. */
    private static Map<String, Object> lacking(
            Place place, Map<String, Object> row, StockReading reading) {
        BigDecimal available = (BigDecimal) row.get("available");
        Instant readAt = Moments.of(row.get("read_at"));
        if (!reading.isOfAll()) {
            return row(place, BigDecimal.ZERO, reading.startedAt(), null);
        }
        if (row.get("missed_at") != null) {
            return row(place, BigDecimal.ZERO, reading.startedAt(), null);
        }
        boolean known = available.signum() == 0 || readAt.isAfter(reading.startedAt());
        return known ? null : row(place, available, readAt, reading.startedAt());
    }

    private static Map<String, Object> row(
            Place place, BigDecimal available, Instant readAt, Instant missedAt) {
        Map<String, Object> row = new HashMap<>();
        row.put("productId", place.productId());
        row.put("location", place.location());
        row.put("available", available);
        row.put("readAt", Timestamp.from(readAt));
        row.put("missedAt", missedAt == null ? null : Timestamp.from(missedAt));
        return row;
    }
}
