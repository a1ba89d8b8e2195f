package io.handshakedear.orders;

import io.handshakedear.database.Moments;
import io.handshakedear.settings.OrderStatuses;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ListPages;
import io.handshakedear.systems.ListPages.LeftOut;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the capture routes ask about a run: where it begins, what a status means. */
public final class CaptureRuns {

    private final Settings settings;
    private final Instant runningSince = Instant.now();

    public CaptureRuns(Settings settings) {
        this.settings = settings;
    }

    /** When this instance began; each instance captures once at its start. */
    public Timestamp runningSince() {
        return Timestamp.from(runningSince);
    }

    /**
     * A pending order that was last seen before this is read again before its first write (O10).
     */
    public Timestamp rereadBefore() {
        return Timestamp.from(Instant.now().minus(settings.duration("reread-after")));
    }

    public StoreSettings settings(@Variable("store") String store) {
        return settings.store(store);
    }

    /** Where the first run of a store begins (design rule O2); used until a cursor exists. */
    public Map<String, Object> beginning(
            @Variable("store") String store, @Variable("settings") StoreSettings storeSettings) {
        Instant beginning = storeSettings.captureFrom().orElse(runningSince);
        return Map.of("store", store, "beginning", Timestamp.from(beginning));
    }

    /**
     * A run starts at the cursor less capture-overlap, but never before the first beginning (C8).
     */
    public ListPages capture(
            @Body Map<String, Object> cursor, @Variable("settings") StoreSettings storeSettings) {
        Duration overlap = storeSettings.duration("capture-overlap");
        Instant begins = Moments.of(cursor.get("begins_at"));
        Instant since = Moments.of(cursor.get("position")).minus(overlap);
        return ListPages.editedSince(since.isBefore(begins) ? begins : since);
    }

    public Timestamp position(@Variable("pages") ListPages pages) {
        return Timestamp.from(pages.position());
    }

    public String orderId(@Variable("seen") SeenOrder seen) {
        return seen.orderId();
    }

    /**
     * What an order is by itself (design rule O1): DRAFT for a draft version, else what its status
     * says if the log does not know it, CAPTURED, EARLY, CANCELLED or UNKNOWN. An order that cannot
     * be read is taken, to be held.
     */
    public String standing(
            @Variable("seen") SeenOrder seen, @Variable("settings") StoreSettings storeSettings) {
        if (seen.isDraft()) {
            return "DRAFT";
        }
        OrderStatuses statuses = storeSettings.statuses();
        if (seen.problem() != null || statuses.captures(seen.status())) {
            return "CAPTURED";
        }
        if (statuses.isCancelled(seen.status())) {
            return "CANCELLED";
        }
        return statuses.isKnown(seen.status()) ? "EARLY" : "UNKNOWN";
    }

    /** What becomes of an order that is new: PENDING, HELD or SKIPPED. */
    public String verdict(@Variable("assessment") Assessment assessment) {
        return assessment.state();
    }

    /**
     * Stands for the one order that Handshake cannot give, so that people see that there is one.
     */
    public SeenOrder unreadable(@Variable("pages") ListPages pages) {
        return SeenOrder.unreadable(
                pages.leftOut().id(),
                "(unreadable)",
                pages.position(),
                "Handshake cannot give an order, " + pages.suspected());
    }

    /** True if an earlier run has held the order that Handshake cannot give. */
    public boolean isKnownToBeUnreadable(@Variable("pages") ListPages pages) {
        return pages.isKnown();
    }

    /** Where the order is that Handshake cannot give, as named parameters of SQL. */
    public Map<String, Object> leftOut(
            @Variable("store") String store, @Variable("pages") ListPages pages) {
        return Map.of(
                "store", store,
                "orderId", pages.leftOut().id(),
                "since", Timestamp.from(pages.leftOut().since()),
                "rowOffset", pages.leftOut().offset(),
                "until", Timestamp.from(pages.leftOutUntil()));
    }

    /** From when on a run reads, as a named parameter of SQL. */
    public Map<String, Object> reach(
            @Variable("store") String store, @Variable("pages") ListPages pages) {
        return Map.of("store", store, "since", Timestamp.from(pages.position()));
    }

    /** Tells a run what earlier ones could not fetch. */
    public void recall(@Body List<Map<String, Object>> rows, @Variable("pages") ListPages pages) {
        pages.recall(
                rows.stream()
                        .map(
                                row ->
                                        new LeftOut(
                                                (String) row.get("order_id"),
                                                Moments.of(row.get("since")),
                                                ((Number) row.get("row_offset")).intValue()))
                        .toList());
    }

    /** The order without what the database does not take, so that it can be held. */
    public SeenOrder unstorable(@Variable("seen") SeenOrder seen) {
        return SeenOrder.unreadable(
                seen.orderId(),
                "#" + seen.orderId(),
                seen.lastEdited(),
                "The order holds something that the database does not take");
    }
}
