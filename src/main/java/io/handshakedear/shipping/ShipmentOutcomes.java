package io.handshakedear.shipping;

import io.handshakedear.orders.WorkOutcomes;
import io.handshakedear.settings.Settings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.util.ObjectHelper;

/**
 * What becomes of an order's shipments whose push ended early: they wait for their next attempt, or
 * for a person. The order itself stays as it is.
 */
public final class ShipmentOutcomes {

    private final WorkOutcomes outcomes;
    private final Duration retryDelay;

    public ShipmentOutcomes(Settings settings, WorkOutcomes outcomes) {
        this.outcomes = outcomes;
        this.retryDelay = settings.duration("retry-delay");
    }

    /** The next attempt and what to tell people, as named parameters of SQL. */
    public Map<String, Object> row(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("entry") Map<String, Object> entry,
            @Variable("generation") Integer generation) {
        Map<String, Object> row = new HashMap<>();
        if (entry == null) {
            row.put("store", store);
            row.put("orderId", orderId);
            row.put("attempts", 0);
            row.put("nextAttemptAt", null);
            row.put("marks", 0);
            return row;
        }
        if (ObjectHelper.getException(ShipmentsWait.class, exception) != null) {
            row.put("store", store);
            row.put("orderId", orderId);
            row.put("attempts", entry.get("attempts"));
            row.put("nextAttemptAt", Timestamp.from(Instant.now().plus(retryDelay)));
        } else {
            row.putAll(outcomes.row(exception, store, orderId, entry, generation, null, null));
            if ("STOPPED".equals(row.get("cause"))) {
                // due now, it would be looked at again and again until the stop is over
                row.put("nextAttemptAt", Timestamp.from(Instant.now().plus(retryDelay)));
            }
            boolean over = row.get("nextAttemptAt") == null;
            row.put("event", over ? "shipments held" : "shipments postponed");
            if (over) {
                row.put(
                        "alertCause",
                        "shipment:%s:%s".formatted(entry.get("external_id"), row.get("cause")));
                row.put(
                        "alert",
                        "The shipments of order %s of %s cannot be pushed, see why. When the cause is mended, push-shipments"
                                .formatted(entry.get("order_number"), store));
            }
        }
        row.put("marks", entry.get("marks"));
        return row;
    }
}
