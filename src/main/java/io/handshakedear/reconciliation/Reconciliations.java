package io.handshakedear.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.database.Moments;
import io.handshakedear.orders.Assessment;
import io.handshakedear.orders.RunTally;
import io.handshakedear.orders.SaleInDear;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ListPages;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What the routes of the comparison ask: its window, how far it has come, which sales are ours, and
 * what is told of orders that only one side has (design rule C8: what comes to neither system's
 * notice is found here).
 */
public final class Reconciliations {

    /** So many orders may be missing in Handshake's list, however few it should have. */
    private static final int FEW = 10;

    private static final String OURS = "handshake:";
    private static final String A_DAY = "\\d{4}-\\d\\d-\\d\\d(:\\d+)?";

    /** Why a store cannot be compared, or null. */
    public String problem(@Body Map<String, Object> cursor, @Variable("store") String store) {
        return cursor == null
                ? "No order of %s was captured yet: there is nothing to compare".formatted(store)
                : null;
    }

    /** The row of a job that the clock asks for. */
    public Map<String, Object> nightly(@Variable("store") String store) {
        return Map.of("id", UUID.randomUUID().toString(), "store", store, "command", "reconcile");
    }

    /**
     * Begins a comparison, or goes on with one that a crash has interrupted.
     *
     * @param cursor of the store's capture: nothing before its beginning is compared
     * @param job whose argument is null, the moment that the window begins with, or that and the
     *     position in Handshake's list, once DEAR's list is stored
     */
    public Reconciliation begin(
            @Body Map<String, Object> cursor,
            @Variable("job") Map<String, Object> job,
            @Variable("settings") StoreSettings settings) {
        String argument = (String) job.get("argument");
        Instant begins = Moments.of(cursor.get("begins_at"));
        if (argument != null && argument.contains(" ")) {
            String[] moments = argument.split(" ");
            return new Reconciliation(Instant.parse(moments[0]), Instant.parse(moments[1]), true);
        }
        Instant asked =
                argument == null
                        ? Instant.now().minus(Duration.ofDays(settings.number("reconcile-days")))
                        : Instant.parse(argument);
        Instant since = asked.isBefore(begins) ? begins : asked;
        return new Reconciliation(since, since, false);
    }

    /**
     * The rows of a page of {@code saleList} that have an ExternalID of the store.
     *
     * @throws Unavailable when it is no list of sales
     */
    public List<Map<String, Object>> listed(
            @Body JsonNode answer,
            @Variable("store") String store,
            @Variable("reconciliation") Reconciliation run) {
        JsonNode list = answer == null ? null : answer.get("SaleList");
        if (list == null || !list.isArray()) {
            throw new Unavailable(200, "DEAR's list of sales has no SaleList", null);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode sale : list) {
            String externalId = sale.path("ExternalID").asText("");
            if (externalId.startsWith(OURS + store + ":") && sale.hasNonNull("SaleID")) {
                rows.add(saleRow(sale, externalId, store));
            }
        }
        run.pageListed(list.size(), answer.path("Total").asLong(), rows.size());
        return rows;
    }

    public ListPages pages(@Variable("reconciliation") Reconciliation run) {
        return ListPages.editedSince(run.position());
    }

    /** DEAR's list is stored: from here on a crash goes on with Handshake's. */
    public Map<String, Object> salesListed(
            @Variable("job") Map<String, Object> job,
            @Variable("reconciliation") Reconciliation run) {
        return progress(job, run.since(), run.position(), 0, null);
    }

    /** A page more of Handshake's list is read. */
    public Map<String, Object> pageRead(
            @Variable("job") Map<String, Object> job,
            @Variable("reconciliation") Reconciliation run,
            @Variable("rows") List<JsonNode> rows,
            @Variable("pages") ListPages pages) {
        if (rows != null) {
            rows.forEach(order -> run.shown(order.path("objID").asText()));
        }
        int before = ((Number) job.get("done")).intValue();
        int seen = before + pages.seen();
        return progress(
                job, run.since(), pages.position(), seen, Math.max(seen, before + pages.total()));
    }

    /** The store, the beginning of the window and the job, as named parameters of SQL. */
    public Map<String, Object> window(
            @Variable("store") String store,
            @Variable("job") Map<String, Object> job,
            @Variable("reconciliation") Reconciliation run) {
        return Map.of("store", store, "since", Timestamp.from(run.since()), "jobId", job.get("id"));
    }

    /**
     * What people are told when Handshake's list lacks so much that it cannot be the list of this
     * store's orders: read one by one they would all count as deleted. Null otherwise.
     */
    public String implausible(
            @Variable("unseen") List<Map<String, Object>> unseen, @Variable("store") String store) {
        long known = unseen.isEmpty() ? 0 : ((Number) unseen.get(0).get("known")).longValue();
        return unseen.size() > FEW && unseen.size() * 2L > known
                ? ("Handshake's list lacks %d of %d orders of %s. Nothing was done about them: is the"
                                + " key that of the same Handshake account?")
                        .formatted(unseen.size(), known, store)
                : null;
    }

    /** Told once a day. */
    public String implausibleCause(@Variable("store") String store) {
        return "reconcile:%s:%s".formatted(store, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * @throws IllegalStateException always: the comparison ends here
     */
    public void giveUp(@Variable("alert") String text) {
        throw new IllegalStateException(text);
    }

    /** An order is gone in Handshake. */
    public void gone(@Variable("reconciliation") Reconciliation run) {
        run.gone();
    }

    /** An order was forgotten by a person: only load orders takes it again. */
    public void forgotten(@Variable("reconciliation") Reconciliation run) {
        run.forgotten();
    }

    public void unreadable(@Variable("reconciliation") Reconciliation run) {
        run.unreadable();
    }

    /**
     * An order that the log lacks and DEAR has a sale of: written again it would be doubled.
     *
     * @param sales live sales of the order
     */
    public Assessment guarded(
            @Body List<Map<String, Object>> sales, @Variable("assessment") Assessment assessment) {
        if (sales.isEmpty() || assessment.isSkipped()) {
            return assessment;
        }
        List<String> numbers =
                sales.stream()
                        .map(
                                sale ->
                                        "%s (%s)"
                                                .formatted(
                                                        sale.get("number"),
                                                        sale.get("external_id")))
                        .toList();
        return assessment.held(
                "UNKNOWN_SALE",
                "The log did not know the order, and DEAR has a live sale of it: %s."
                        .formatted(String.join(", ", numbers)),
                "Void that sale in DEAR: the order is written anew after the next comparison, or at"
                        + " once by retry. Or forget the order here to keep the sale as it is.");
    }

    public void credited(
            @Body List<Map<String, Object>> rows, @Variable("reconciliation") Reconciliation run) {
        run.credited(
                rows.stream()
                        .map(row -> ((String) row.get("subject")).replaceFirst("[#/].*", ""))
                        .toList());
    }

    /** What releasing an order writes that DEAR has no live sale of any more. */
    public Map<String, Object> cleared(
            @Body Map<String, Object> row,
            @Variable("store") String store,
            @Variable("settings") StoreSettings settings) {
        boolean due =
                settings.get("process").equals("auto")
                        && settings.get("consolidate-orders").equals("None");
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("store", store);
        cleared.put("orderId", row.get("order_id"));
        cleared.put("subject", row.get("external_id"));
        cleared.put("externalId", row.get("external_id"));
        cleared.put("nextAttemptAt", due ? Timestamp.from(Instant.now()) : null);
        return cleared;
    }

    public void healed(@Variable("reconciliation") Reconciliation run) {
        run.healed();
    }

    /** What people are told of a sale that belongs to no live order of the log. */
    public String unknownSale(
            @Variable("unknown") Map<String, Object> row, @Variable("store") String store) {
        String why =
                Boolean.TRUE.equals(row.get("known"))
                        ? "which is cancelled in the log of %s, and is live in DEAR"
                        : "which neither the log of %s nor what Handshake shows to it explains";
        return "Sale %s has the ExternalID %s, %s. Void it in DEAR if it is not wanted."
                .formatted(row.get("number"), row.get("external_id"), why.formatted(store));
    }

    public boolean isLive(@Body JsonNode sale) {
        return sale != null && !new SaleInDear(sale).isVoid();
    }

    public void told(
            @Variable("unknown") Map<String, Object> row,
            @Variable("reconciliation") Reconciliation run) {
        run.told((String) row.get("number"));
    }

    /** The end of the job, with the findings in words. */
    public Map<String, Object> ended(
            @Variable("job") Map<String, Object> job,
            @Variable("reconciliation") Reconciliation run,
            @Variable("pages") ListPages pages,
            @Variable("tally") RunTally tally) {
        int done = ((Number) job.get("done")).intValue() + pages.seen();
        Map<String, Object> row = progress(job, run.since(), pages.position(), done, done);
        row.put("state", "DONE");
        row.put("message", run.summary(tally.toString()));
        return row;
    }

    private static Map<String, Object> progress(
            Map<String, Object> job, Instant since, Instant position, int done, Integer total) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("argument", since + " " + position);
        row.put("done", done);
        row.put("total", total);
        row.put("message", "Orders changed until %s are compared".formatted(position));
        return row;
    }

    private static Map<String, Object> saleRow(JsonNode sale, String externalId, String store) {
        String own = externalId.substring(OURS.length() + store.length() + 1);
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("saleId", sale.path("SaleID").asText().toLowerCase(Locale.ROOT));
        // generations of an order are one order's, parts of a day are sales of their own
        row.put("ownerId", own.matches(A_DAY) ? externalId : own.replaceFirst(":\\d+$", ""));
        row.put("externalId", externalId);
        row.put("number", text(sale, "OrderNumber", 64));
        row.put("voided", sale.path("Status").asText().equalsIgnoreCase("VOIDED"));
        row.put("amount", amount(sale.path("InvoiceAmount")));
        row.put("creditNote", text(sale, "CreditNoteNumber", 256));
        row.put("updated", text(sale, "Updated", 40));
        return row;
    }

    private static String text(JsonNode sale, String field, int longest) {
        String text = sale.path(field).isNull() ? "" : sale.path(field).asText("");
        return text.substring(0, Math.min(text.length(), longest));
    }

    private static BigDecimal amount(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
