package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.TestOrder;
import io.handshakedear.settings.Settings;
import io.handshakedear.stock.StockReading.Level;
import io.handshakedear.stock.StockReading.Place;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pages of DEAR's stock amount to, and what a sweep that lacks a row means (Q1). */
class StockReadingTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(5);
    private static final String LAMP = "lamp";

    private final StockReadings readings =
            new StockReadings(Settings.of(Map.of("stores", "acme"), name -> null));
    private final StockReading sweep = StockReading.ofAll();

    @Test
    void binsAndBatchesOfALocationAreSummed() {
        sweep.add(
                page(
                        row("Oslo", "'A-1'", "null", "3"),
                        row("Oslo", "'A-2'", "null", "4"),
                        row("Oslo", "'A-2'", "'B7'", "0.5"),
                        row("Bergen", "null", "null", "-2")),
                FIRST);

        assertThat(sweep.take(new Place(LAMP, "Oslo")).available()).isEqualByComparingTo("7.5");
        assertThat(sweep.take(new Place(LAMP, "Bergen")).available()).isEqualByComparingTo("-2");
    }

    @Test
    void aRowThatMovedToALaterPageCountsOnceAsItWasReadLast() {
        sweep.add(page(row("Oslo", "null", "null", "9"), row("Oslo", "'A'", "null", "1")), FIRST);
        sweep.add(page(row("Oslo", "null", "null", "8")), SECOND);

        Level level = sweep.take(new Place(LAMP, "Oslo"));
        assertThat(level.available()).isEqualByComparingTo("9");
        assertThat(level.readAt()).as("of the oldest row in it").isEqualTo(FIRST);
    }

    @Test
    void aSweepThatLacksARowOnceChangesNothingOfIt() {
        sweep.add(page(), FIRST);

        List<Map<String, Object>> changes = readings.changes(List.of(known("5", null)), sweep);

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0))
                .containsEntry("available", new BigDecimal("5"))
                .containsEntry("readAt", Timestamp.from(FIRST.minus(Duration.ofHours(1))))
                .containsEntry("missedAt", Timestamp.from(FIRST));
    }

    @Test
    void theSecondSweepThatLacksItSaysThatThereIsNone() {
        sweep.add(page(), FIRST);

        List<Map<String, Object>> changes =
                readings.changes(List.of(known("5", FIRST.minusSeconds(900))), sweep);

        assertThat(changes.get(0))
                .containsEntry("available", BigDecimal.ZERO)
                .containsEntry("readAt", Timestamp.from(FIRST))
                .containsEntry("missedAt", null);
    }

    @Test
    void aProductsOwnReadSaysThatThereIsNoneAtOnce() {
        StockReading own = StockReading.of(LAMP);
        own.add(page(), FIRST);

        List<Map<String, Object>> changes = readings.changes(List.of(known("5", null)), own);

        assertThat(changes.get(0))
                .containsEntry("available", BigDecimal.ZERO)
                .containsEntry("missedAt", null);
        assertThat(readings.additions(own).get(0))
                .extracting(row -> row.get("location"))
                .containsExactly(StockReadings.NOWHERE);
    }

    @Test
    void whatIsNoNumberIsNotKnown() {
        sweep.add(
                page(row("Oslo", "null", "null", "'many'"), row("Bergen", "null", "null", "4")),
                FIRST);

        assertThat(readings.changes(List.of(known("5", null)), sweep)).isEmpty();
        assertThat(readings.additions(sweep)).isEmpty();
    }

    @Test
    void whatIsAsItWasIsNotWritten() {
        sweep.add(page(row("Oslo", "null", "null", "5.0")), FIRST);

        assertThat(readings.changes(List.of(known("5", null)), sweep)).isEmpty();
        assertThat(readings.additions(sweep)).isEmpty();
    }

    private static Map<String, Object> known(String available, Instant missedAt) {
        Map<String, Object> row = new HashMap<>();
        row.put("product_id", LAMP);
        row.put("location", "Oslo");
        row.put("available", new BigDecimal(available));
        row.put("read_at", Timestamp.from(FIRST.minus(Duration.ofHours(1))));
        row.put("missed_at", missedAt == null ? null : Timestamp.from(missedAt));
        return row;
    }

    private static String row(String location, String bin, String batch, String available) {
        return "{'ID':'LAMP','Location':'%s','Bin':%s,'Batch':%s,'Available':%s}"
                .formatted(location, bin, batch, available);
    }

    private static JsonNode page(String... rows) {
        return TestOrder.fields(
                "{'Total':%d,'ProductAvailabilityList':[%s]}"
                        .formatted(rows.length, String.join(",", rows)));
    }
}
