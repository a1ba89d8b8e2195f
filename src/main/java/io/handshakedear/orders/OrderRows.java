package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The rows that the capture flow writes, as named parameters of its SQL. */
public final class OrderRows {

    /** So many SKUs are named where all would be too many. */
    private static final int MOST_SHOWN = 5;

    /** What belongs to a newly logged order, or replaces what belonged to a changed one. */
    public Map<String, Object> row(
            @Variable("store") String store,
            @Variable("seen") SeenOrder seen,
            @Variable("assessment") Assessment assessment,
            @Variable("generation") int generation,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", seen.orderId());
        row.put("generation", generation);
        row.put("document", seen.document().toString());
        row.put("nextAttemptAt", isDue(assessment, settings) ? now() : null);
        row.put("why", why(seen, assessment, settings));
        row.put("state", assessment.state());
        row.put("cause", assessment.cause());
        row.put("reason", assessment.reason());
        row.put("remedy", assessment.remedy());
        row.put("status", seen.status());
        row.put("fingerprint", assessment.fingerprint());
        row.put("currency", seen.currency());
        row.put("total", seen.total());
        row.put("taxRule", assessment.taxRule());
        row.put("location", assessment.location());
        row.put("lastEdited", lastEdited(seen));
        return row;
    }

    /** One row for each SKU that the order keeps back, with what may link it to a product. */
    public List<Map<String, Object>> reservations(
            @Variable("store") String store,
            @Variable("seen") SeenOrder seen,
            @Variable("assessment") Assessment assessment) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, JsonNode> lines = new HashMap<>();
        seen.document()
                .path("lines")
                .forEach(line -> lines.putIfAbsent(line.path("sku").asText(), line));
        for (Map.Entry<String, BigDecimal> reserved : assessment.reserved().entrySet()) {
            JsonNode line = lines.getOrDefault(reserved.getKey(), MissingNode.getInstance());
            rows.add(
                    Map.of(
                            "itemId", text(OrderReader.reference(line.path("item"))),
                            "variantSku", text(OrderReader.text(line.path("vsku"))),
                            "store", store,
                            "orderId", seen.orderId(),
                            "sku", reserved.getKey(),
                            "location", assessment.location(),
                            "quantity", reserved.getValue()));
        }
        return rows;
    }

    public Map<String, Object> skippedRow(
            @Variable("store") String store,
            @Variable("seen") SeenOrder seen,
            @Variable("assessment") Assessment assessment) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", seen.orderId());
        row.put("orderNumber", seen.number());
        row.put("status", seen.status());
        row.put("cause", assessment.cause());
        row.put("reason", assessment.reason());
        row.put("remedy", assessment.remedy());
        row.put("lastEdited", lastEdited(seen));
        row.put("document", seen.document().toString());
        return row;
    }

    /** The key behind which the next rows are read; null when there are no more. */
    public String lastKey(@Body List<Map<String, Object>> rows) {
        return rows.isEmpty() ? null : (String) rows.get(rows.size() - 1).get("order_id");
    }

    /** When Handshake last changed the order, or null. */
    public Timestamp lastEdited(@Variable("seen") SeenOrder seen) {
        return seen.lastEdited() == null ? null : Timestamp.from(seen.lastEdited());
    }

    /** An alert, without personal data, as named parameters of SQL. */
    public Map<String, Object> alert(
            @Variable("cause") String cause,
            @Variable("alert") String text,
            @Variable("store") String store,
            @Variable("orderId") String orderId) {
        Map<String, Object> document = new HashMap<>();
        document.put("cause", cause);
        document.put("text", text);
        document.put("store", store);
        document.put("orderId", orderId);
        return document;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** Under manual processing and daily consolidation orders wait to be asked for. */
    private static boolean isDue(Assessment assessment, StoreSettings settings) {
        return assessment.state().equals("PENDING")
                && settings.get("process").equals("auto")
                && settings.get("consolidate-orders").equals("None");
    }

    private static String why(SeenOrder seen, Assessment assessment, StoreSettings settings) {
        if (seen.problem() != null) {
            return seen.problem();
        }
        return "Status '%s' has reached %s. Tax rule '%s' (%s). Location '%s' (%s).%s"
                .formatted(
                        seen.status(),
                        settings.get("order-capture"),
                        assessment.taxRule(),
                        assessment.taxRuleReason(),
                        assessment.location(),
                        assessment.locationReason(),
                        keptBack(assessment.reserved()));
    }

    /** What the stores show less of for this order, until DEAR has its sale (design rule Q1). */
    private static String keptBack(Map<String, BigDecimal> reserved) {
        if (reserved.isEmpty()) {
            return "";
        }
        String shown =
                reserved.entrySet().stream()
                        .limit(MOST_SHOWN)
                        .map(one -> one.getValue().toPlainString() + " " + one.getKey())
                        .collect(Collectors.joining(", "));
        int more = reserved.size() - MOST_SHOWN;
        return " Kept back from the levels of all stores until DEAR has the sale, unless DEAR drop-ships it: %s%s."
                .formatted(shown, more > 0 ? " and %d SKUs more".formatted(more) : "");
    }

    private static Timestamp now() {
        return Timestamp.from(Instant.now());
    }
}
