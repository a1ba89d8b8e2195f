package io.handshakedear.orders;

import io.handshakedear.settings.OrderStatuses;
import io.handshakedear.settings.StoreSettings;
import java.util.HashMap;
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
     * EDITED, REOPENED or CANCELLED for an order that waits for its first write, SAME for one that
     * did not change; LATER for a change of one that is being written or was written, which its
     * sale has to follow.
     */
    public String kind(
            @Variable("entry") Map<String, Object> entry,
            @Variable("seen") SeenOrder seen,
            @Variable("assessment") Assessment assessment,
            @Variable("settings") StoreSettings settings) {
        String level = level(seen, settings);
        if (!isWaiting(entry)) {
            return differs(entry, level, assessment.fingerprint()) ? "LATER" : "SAME";
        }
        boolean reopened = "REOPENED".equals(entry.get("cause"));
        return switch (level) {
            case "CANCELLED" -> level;
            case "REOPENED" -> reopened ? "SAME" : level;
            default -> {
                boolean rises = reopened && settings.statuses().captures(seen.status());
                boolean edited = !assessment.fingerprint().equals(entry.get("fingerprint"));
                yield edited || rises ? "EDITED" : "SAME";
            }
        };
    }

    /**
     * True for an order that is cancelled or gone as far as the log knows, and alive on a page: the
     * page may be the older of the two, and the order itself tells.
     *
     * @param change as {@link #kind} told it
     * @param reread null unless the order itself was read just now
     */
    public boolean isDoubtful(
            @Variable("entry") Map<String, Object> entry,
            @Variable("change") String change,
            @Variable("reread") String reread) {
        return reread == null && change.equals("LATER") && isOver(known(entry));
    }

    /** True for an order that Handshake no longer has, unless its log row knows that already. */
    public boolean isGoneNow(@Variable("entry") Map<String, Object> entry) {
        return differs(entry, "GONE", "");
    }

    /** True if a change of the order is noted, not made at once. */
    public boolean isWaiting(@Variable("entry") Map<String, Object> entry) {
        return !Boolean.TRUE.equals(entry.get("written"))
                && entry.get("change") == null
                && ("PENDING".equals(entry.get("state"))
                        || "HELD".equals(entry.get("state"))
                        || "FAILED".equals(entry.get("state")));
    }

    /** The row of the table changed_order, and what people are told. */
    public Map<String, Object> changeRow(
            @Variable("store") String store,
            @Variable("entry") Map<String, Object> entry,
            @Variable("seen") SeenOrder seen,
            @Variable("assessment") Assessment assessment,
            @Variable("settings") StoreSettings settings) {
        String level = level(seen, settings);
        Map<String, Object> row = changeRow(store, seen.orderId(), entry, level);
        row.put("fingerprint", assessment.fingerprint());
        row.put("status", seen.status());
        row.put("document", seen.document().toString());
        return row;
    }

    public Map<String, Object> goneRow(
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("entry") Map<String, Object> entry) {
        return changeRow(store, orderId, entry, "GONE");
    }

    private static Map<String, Object> changeRow(
            String store, String orderId, Map<String, Object> entry, String level) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("externalId", entry.get("external_id"));
        row.put("change", level);
        row.put("fingerprint", "");
        row.put("status", null);
        row.put("document", null);
        String what =
                switch (level) {
                    case "CANCELLED" -> "cancelled in Handshake";
                    case "GONE" -> "deleted in Handshake";
                    case "REOPENED" -> "set back in Handshake";
                    default -> "edited in Handshake";
                };
        row.put("event", what);
        row.put("reason", "The order was " + what + " when it was being written or was written");
        row.put("detail", "Noted; the sale in DEAR follows");
        return row;
    }

    /** What Handshake shows: LIVE, CANCELLED, or REOPENED below the threshold of capture. */
    private static String level(SeenOrder seen, StoreSettings settings) {
        OrderStatuses statuses = settings.statuses();
        if (statuses.isCancelled(seen.status())) {
            return "CANCELLED";
        }
        boolean captures = seen.problem() != null || statuses.captures(seen.status());
        return !captures && statuses.isKnown(seen.status()) ? "REOPENED" : "LIVE";
    }

    /** Compares with what was noted last, or else with what DEAR has. */
    private static boolean differs(Map<String, Object> entry, String level, String fingerprint) {
        Object noted = entry.get("change");
        String known = known(entry);
        boolean over = isOver(known);
        if (!level.equals("LIVE")) {
            // nothing is in DEAR of a cancelled order that is only being written up again
            return level.equals("REOPENED")
                    ? !level.equals(known) && !(over && noted == null)
                    : !over;
        }
        Object has = noted != null ? entry.get("change_fingerprint") : entry.get("fingerprint");
        return !level.equals(known) || !fingerprint.equals(has);
    }

    private static String known(Map<String, Object> entry) {
        String noted = (String) entry.get("change");
        boolean cancelled = "CANCELLED".equals(entry.get("state"));
        return noted != null ? noted : cancelled ? "CANCELLED" : "LIVE";
    }

    private static boolean isOver(String known) {
        return known.equals("CANCELLED") || known.equals("GONE");
    }
}
