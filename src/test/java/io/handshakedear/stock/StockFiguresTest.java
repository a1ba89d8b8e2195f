package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.settings.Settings;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a warehouse shows: stock at its locations less what orders keep back (Q1). */
class StockFiguresTest {

    private static final Instant READ = Instant.parse("2026-03-01T10:00:00Z");
    private static final String LAMP = "lamp";

    private final Map<String, String> settings = new HashMap<>();
    private final List<Map<String, Object>> levels = new ArrayList<>();
    private final List<Map<String, Object>> reservations = new ArrayList<>();
    private Instant sweptAt = READ;

    @Test
    void severalLocationsMayServeOneWarehouseAndOneLocationSeveral() {
        settings.put("store.acme.location.41", "Oslo, Bergen");
        settings.put("store.acme.location.42", "Bergen");
        settings.put("store.acme.location.default", "Tromso");
        level("Oslo", "5");
        level("Bergen", "3");
        level("Tromso", "1");

        assertThat(figure("41")).isEqualTo("8");
        assertThat(figure("42")).isEqualTo("3");
        assertThat(figure("43")).as("not mapped: the default").isEqualTo("1");
    }

    @Test
    void aReservationCountsWhereItsOrderIsFulfilled() {
        settings.put("store.acme.location.41", "Oslo");
        settings.put("store.acme.location.42", "Bergen");
        level("Oslo", "5");
        level("Bergen", "5");
        reserve("other", "Oslo", "2", null);
        reserve("acme", "", "1", null);

        assertThat(figure("41")).isEqualTo("2");
        assertThat(figure("42")).as("an order without a location may take it").isEqualTo("4");
    }

    @Test
    void aReleasedReservationCountsUntilDearWasReadAfterIt() {
        settings.put("store.acme.location.41", "Oslo");
        level("Oslo", "5");
        reserve("acme", "Oslo", "2", READ.plusSeconds(1));
        reserve("acme", "Oslo", "1", READ.minusSeconds(1));
        assertThat(figure("41")).isEqualTo("3");

        sweptAt = READ.plusSeconds(2);

        assertThat(figure("41")).as("the sweep has found it unchanged").isEqualTo("5");
    }

    @Test
    void aSweepThatLackedTheRowDoesNotCount() {
        settings.put("store.acme.location.41", "Oslo");
        level("Oslo", "5");
        levels.get(0).put("missed_at", Timestamp.from(READ.plusSeconds(2)));
        reserve("acme", "Oslo", "2", READ.plusSeconds(1));
        sweptAt = READ.plusSeconds(2);

        assertThat(figure("41")).isEqualTo("3");
    }

    @Test
    void nothingIsShownOfWhatDearWasNotReadOf() {
        settings.put("store.acme.location.41", "Oslo");
        assertThat(figure("41")).isEqualTo("unknown");
        level(StockReadings.NOWHERE, "0");
        levels.get(0).put("missed_at", Timestamp.from(READ));
        assertThat(figure("41")).as("missed once").isEqualTo("unknown");

        levels.get(0).put("missed_at", null);

        assertThat(figure("41")).isEqualTo("0");
    }

    @Test
    void figuresAreWholeAndNeverBelowZero() {
        settings.put("store.acme.location.41", "Oslo, Bergen");
        level("Oslo", "7.9");
        level("Bergen", "-2");
        assertThat(figure("41")).isEqualTo("5");
        settings.put("store.acme.stock-buffer", "4");
        assertThat(figure("41")).isEqualTo("1");
        reserve("acme", "Oslo", "9", null);
        assertThat(figure("41")).isEqualTo("0");
    }

    @Test
    void whereHandshakeDeductsItsOrdersOnlyThoseOfOtherStoresCount() {
        settings.put("store.acme.location.41", "Oslo");
        settings.put("store.acme.handshake-deducts-orders", "true");
        level("Oslo", "9");
        reserve("acme", "Oslo", "2", null);
        reserve("other", "Oslo", "3", null);

        assertThat(figure("41")).isEqualTo("6");
    }

    private void level(String location, String available) {
        Map<String, Object> row = new HashMap<>();
        row.put("product_id", LAMP);
        row.put("location", location);
        row.put("available", new BigDecimal(available));
        row.put("read_at", Timestamp.from(READ));
        row.put("missed_at", null);
        levels.add(row);
    }

    private void reserve(String store, String location, String quantity, Instant releasedAt) {
        Map<String, Object> row = new HashMap<>();
        row.put("product_id", LAMP);
        row.put("store", store);
        row.put("location", location);
        row.put("quantity", new BigDecimal(quantity));
        row.put("released_at", releasedAt == null ? null : Timestamp.from(releasedAt));
        reservations.add(row);
    }

    private String figure(String warehouse) {
        settings.put("stores", "acme");
        return new StockFigures(
                        levels,
                        reservations,
                        Map.of("position", Timestamp.from(sweptAt)),
                        Settings.of(settings, name -> null).store("acme"))
                .of(LAMP, warehouse)
                .map(BigDecimal::toPlainString)
                .orElse("unknown");
    }
}
