package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.StoreSettings;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * The rows that the log keeps of an order whose sale has followed it (design rules O12 to O14), as
 * named parameters of the statements, each with a line for the order's audit.
 */
public final class FollowedRows {

    /** The row of a lowered order, whose credit note waits. */
    public Map<String, Object> booked(
            @Variable("row") Map<String, Object> row,
            @Variable("reduction") Reduction reduction,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint) {
        String follows =
                switch (reduction.kind()) {
                    case Reduction.DONE -> "; DEAR's invoice is credited already";
                    case Reduction.NONE -> "; the daily sale stays as it is";
                    default -> "; a credit note follows";
                };
        Map<String, Object> booked = new HashMap<>(row);
        booked.put("followedChange", followedChange);
        booked.put("followedFingerprint", followedFingerprint);
        boolean lowered = !reduction.kind().equals(Reduction.NONE);
        booked.put("event", (lowered ? "lowered" : "edited") + " in Handshake");
        booked.put("detail", reduction.difference() + follows);
        return booked;
    }

    /** The row of an order that is credited altogether: from here on the sale has nothing of it. */
    public Map<String, Object> bookedOver(
            @Variable("entry") Map<String, Object> entry,
            @Variable("store") String store,
            @Variable("reduction") Reduction reduction,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint) {
        FollowedOrder order = new FollowedOrder(entry);
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", order.orderId());
        Map<String, Object> booked = booked(row, reduction, followedChange, followedFingerprint);
        booked.put("event", order.end() + " in Handshake");
        return booked;
    }

    /** The row of the order's next generation, or of the same one if nothing of it was written. */
    public Map<String, Object> nextGeneration(
            @Variable("row") Map<String, Object> row,
            @Variable("entry") Map<String, Object> entry,
            @Variable("store") String store,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint,
            @Variable("settings") StoreSettings settings) {
        FollowedOrder order = new FollowedOrder(entry);
        boolean written = order.isWritten();
        int generation = order.generation() + (written ? 1 : 0);
        Map<String, Object> next = new HashMap<>(row);
        next.put("generation", generation);
        next.put("externalId", OrderLog.externalId(store, order.orderId(), generation));
        next.put("followedChange", followedChange);
        next.put("followedFingerprint", followedFingerprint);
        // what somebody has let through to DEAR once is not asked for again
        if (written
                && "PENDING".equals(row.get("state"))
                && settings.get("consolidate-orders").equals("None")) {
            next.put("nextAttemptAt", Timestamp.from(Instant.now()));
        }
        next.put("event", written ? "written anew" : "taken up again");
        next.put(
                "detail",
                written
                        ? "Sale %s is void; the order as it is now is generation %d"
                                .formatted(order.saleName(), generation)
                        : "Nothing of it had been written to DEAR");
        return next;
    }

    /** Parameters of the statements that end the work on an order, with a line for its audit. */
    public Map<String, Object> ended(
            @Variable("event") String event,
            @Variable("detail") String detail,
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint,
            @Variable("lookedAt") Timestamp lookedAt) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("followedChange", followedChange);
        row.put("followedFingerprint", followedFingerprint);
        row.put("lookedAt", lookedAt);
        row.put("event", event);
        row.put("detail", detail);
        return row;
    }

    /** How the end of a cancelled order is told. */
    public String voided(
            @Variable("entry") Map<String, Object> entry, @Variable("sale") JsonNode sale) {
        String end = new FollowedOrder(entry).end();
        return sale == null
                ? "The order was %s in Handshake; DEAR has no sale of it".formatted(end)
                : "Sale %s is void; the order was %s in Handshake"
                        .formatted(new SaleInDear(sale).number(), end);
    }
}
