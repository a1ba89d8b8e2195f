package io.handshakedear.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.SaleInDear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A sale that DEAR's list does not show as it was written, and what reading it has told. The list
 * may be older than what happened since: only what was read counts.
 */
public final class Suspect {

    private final Map<String, Object> row;
    private final String hint;
    private JsonNode sale;
    private final List<JsonNode> others = new ArrayList<>();
    private BigDecimal credited = BigDecimal.ZERO;
    private boolean invoiceWritten;

    Suspect(Map<String, Object> row, String hint) {
        this.row = row;
        this.hint = hint;
    }

    public String getExternalId() {
        return (String) row.get("external_id");
    }

    public String getOwnerId() {
        return (String) row.get("owner_id");
    }

    /** Null for the sale of a day. */
    public String getOrderId() {
        return (String) row.get("order_id");
    }

    public boolean isDay() {
        return row.get("order_id") == null;
    }

    public boolean isHeld() {
        return "HELD".equals(row.get("state"));
    }

    /** In small letters, as lists have it. */
    public String getSaleId() {
        return loggedSaleId().toLowerCase(Locale.ROOT);
    }

    String loggedSaleId() {
        return (String) row.get("sale_id");
    }

    String number() {
        return (String) row.get("sale_number");
    }

    String hint() {
        return hint;
    }

    Object judgedAt() {
        return row.get("judged_at");
    }

    String orderResult() {
        return (String) row.get("order_result");
    }

    /** The other live sales of the list, and those that it was held for before. */
    List<String> others(List<String> listed) {
        TreeSet<String> ids = new TreeSet<>(listed);
        String digest = (String) row.get("digest");
        if (digest != null && digest.startsWith(Finding.DOUBLED + " ")) {
            ids.addAll(Arrays.asList(digest.split(" ")).subList(1, digest.split(" ").length));
        }
        return List.copyOf(ids);
    }

    void own(JsonNode read) {
        sale = read;
    }

    void other(JsonNode read) {
        if (read != null && !new SaleInDear(read).isVoid()) {
            others.add(read);
        }
    }

    void credited(BigDecimal amount) {
        credited = credited.add(amount);
    }

    void invoiceWritten() {
        invoiceWritten = true;
    }

    /** The sale as it is; null if DEAR does not have it any more. */
    SaleInDear sale() {
        return sale == null ? null : new SaleInDear(sale);
    }

    List<JsonNode> liveOthers() {
        return others;
    }

    BigDecimal credited() {
        return credited;
    }

    boolean isInvoiceWritten() {
        return invoiceWritten;
    }
}
