package io.handshakedear.consolidation;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.SaleInDear;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * What becomes of a daily sale whose orders have changed since it was written (design rule O12).
 */
public final class DayChanges {

    /**
     * Why a person has to decide about the changed orders of a daily sale; null if the sale can be
     * voided and written anew (design rule O12).
     *
     * @param changes of the day's orders
     * @param sale as DEAR has it now
     */
    public Map<String, Object> hold(
            @Variable("changes") List<Map<String, Object>> changes,
            @Variable("day") Map<String, Object> day,
            @Variable("sale") JsonNode sale,
            @Variable("subject") String externalId) {
        SaleInDear state = new SaleInDear(sale);
        if (Boolean.TRUE.equals(day.get("void_begun")) && state.isVoid()
                || credits(changes, day, sale)) {
            return null;
        }
        String what = "The order was %s in Handshake after the sale %s of its day was written";
        String change = changed(changes);
        if (state.isVoid()) {
            return held(
                    externalId,
                    "VOIDED",
                    what.formatted(change, state.number()) + ", and that sale is void in DEAR",
                    "Forget the orders of the day and load them again");
        }
        if (changes.stream().allMatch(row -> "REOPENED".equals(row.get("change")))) {
            return held(
                    externalId,
                    "REOPENED_LATE",
                    what.formatted(change, state.number()),
                    "Nothing to do: it goes on when its status rises again in Handshake");
        }
        String obstacle =
                state.hasAuthorisedInvoice()
                        ? "its invoice %s is authorised".formatted(state.invoiceNumber())
                        : state.isPicked()
                                ? "goods of it are picked"
                                : state.hasOtherPayments(externalId)
                                        ? "it has payments"
                                        : state.hasCreditNote() ? "it has a credit note" : null;
        return obstacle == null
                ? null
                : held(
                        externalId,
                        "CHANGED_LATE",
                        what.formatted(change, state.number()) + ", and " + obstacle,
                        "Enter the difference in DEAR by hand, such as a credit note for the order's"
                                + " share (see why), or undo the change in Handshake; where the"
                                + " sale is free again in DEAR, retry");
    }

    /**
     * True if the orders are followed one by one, by credit notes on the authorised invoice; where
     * nothing has changed, credit notes wait.
     */
    public boolean credits(
            @Variable("changes") List<Map<String, Object>> changes,
            @Variable("day") Map<String, Object> day,
            @Variable("sale") JsonNode sale) {
        SaleInDear state = new SaleInDear(sale);
        boolean invoiced = !state.isVoid() && state.hasAuthorisedInvoice();
        return changes.isEmpty() || invoiced && !Boolean.TRUE.equals(day.get("void_begun"));
    }

    /** True unless the sale is void already. */
    public boolean voids(
            @Variable("sale") JsonNode sale, @Variable("day") Map<String, Object> day) {
        return !new SaleInDear(sale).isVoid() || Boolean.TRUE.equals(day.get("void_begun"));
    }

    private static String changed(List<Map<String, Object>> changes) {
        List<String> words =
                changes.stream()
                        .map(
                                row ->
                                        switch ((String) row.get("change")) {
                                            case "CANCELLED" -> "cancelled";
                                            case "GONE" -> "deleted";
                                            case "REOPENED" -> "set back";
                                            default -> "edited";
                                        })
                        .distinct()
                        .toList();
        return String.join(" or ", words);
    }

    private static Map<String, Object> held(
            String externalId, String cause, String reason, String remedy) {
        return Map.of("subject", externalId, "cause", cause, "reason", reason, "remedy", remedy);
    }
}
