package io.handshakedear.orders;

import io.handshakedear.settings.OrderStatuses;
import io.handshakedear.settings.StoreSettings;
import java.util.Map;
import org.apache.camel.Variable;

/** Says what happened to an order that the log knows already (design rule O12). */
public final class OrderChanges {

    private final OrderAssessor assessor;

    public OrderChanges(OrderAssessor assessor) {
        this.assessor = assessor;
    }

    /** The order judged anew; where it would be skipped, it is held instead, for it has a row. */
    public Assessment assess(
            @Variable("seen") SeenOrder seen, @Variable("settings") StoreSettings settings) {
        return assessor.assess(seen, settings).heldIfSkipped();
    }

    /**
     * EDITED, REOPENED or CANCELLED for an order that was not written to DEAR yet, SAME for one
     * that did not change; LATER for a change after the first write.
     */
    public String kind(
            @Variable("entry") Map<String, Object> entry,
            @Variable("seen") SeenOrder seen,
            @Variable("assessment") Assessment assessment,
            @Variable("settings") StoreSettings settings) {
        OrderStatuses statuses = settings.statuses();
        boolean waiting = isWaiting(entry);
        boolean reopened = "REOPENED".equals(entry.get("cause"));
        boolean captures = seen.problem() != null || statuses.captures(seen.status());
        if (statuses.isCancelled(seen.status())) {
            return waiting ? "CANCELLED" : "LATER";
        }
        if (!captures && statuses.isKnown(seen.status())) {
            return waiting ? (reopened ? "SAME" : "REOPENED") : "LATER";
        }
        boolean edited = !assessment.fingerprint().equals(entry.get("fingerprint"));
        if (edited || reopened && captures) {
            return waiting ? "EDITED" : "LATER";
        }
        return "SAME";
    }

    private static boolean isWaiting(Map<String, Object> entry) {
        return !Boolean.TRUE.equals(entry.get("written"))
                && ("PENDING".equals(entry.get("state"))
                        || "HELD".equals(entry.get("state"))
                        || "FAILED".equals(entry.get("state")));
    }
}
