package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * What a call of the admin API asks for, checked, as named parameters of SQL. Everything wrong is
 * told with what is allowed ({@link ApiProblem}).
 */
public final class ApiRequests {

    static final List<String> STATES =
            List.of("SKIPPED", "PENDING", "HELD", "PROCESSING", "FAILED", "PROCESSED", "CANCELLED");
    private static final int LARGEST_PAGE = 1000;

    private final Settings settings;

    public ApiRequests(Settings settings) {
        this.settings = settings;
    }

    /**
     * What each search of rows has: store and state (empty for any), page, limit and offset.
     *
     * @param states those that rows may have
     */
    Map<String, Object> rows(
            List<String> states, String store, String state, String page, String limit) {
        String wanted = state == null ? "" : state;
        if (!wanted.isEmpty()) {
            requireState(states, wanted);
        }
        int pageNumber = number("page", page, 1, 1_000_000);
        int pageSize = number("limit", limit, 50, LARGEST_PAGE);
        Map<String, Object> search = new HashMap<>();
        search.put("store", store == null || store.isEmpty() ? "" : known(store));
        search.put("state", wanted);
        search.put("page", pageNumber);
        search.put("limit", pageSize);
        search.put("offset", (pageNumber - 1) * (long) pageSize);
        return search;
    }

    static void requireState(List<String> states, String state) {
        if (!states.contains(state)) {
            throw ApiProblem.badRequest(
                    "state = %s: the states are %s".formatted(state, String.join(", ", states)));
        }
    }

    /**
     * The named parameters that find an order.
     *
     * @throws ApiProblem for a dry run: what is done with one order is not shown before
     */
    public Map<String, Object> order(
            @Header("store") String store,
            @Header("objID") String objId,
            @Header("dryRun") String dryRun) {
        if (isDryRun(dryRun)) {
            throw ApiProblem.badRequest(
                    "One order has no dry run; POST stores/%s/process?dryRun=true shows all"
                            .formatted(store));
        }
        return Map.of("store", known(store), "orderId", objId);
    }

    /**
     * The parameters of everything that is done with an order.
     *
     * @param entry the order's row, or null if there is no such order
     */
    public Map<String, Object> asked(
            @Variable("entry") Map<String, Object> entry,
            @Header("store") String store,
            @Header("objID") String objId,
            @Header("CamelHttpMethod") String method) {
        if (entry == null) {
            throw ApiProblem.notFound(
                    "The log of %s has no order with the objID %s".formatted(store, objId));
        }
        Map<String, Object> asked = new HashMap<>();
        asked.put("store", store);
        asked.put("orderId", objId);
        asked.put("generation", entry.get("generation"));
        asked.put("externalId", entry.get("external_id"));
        asked.put("dayId", dayId(store, (String) entry.get("external_id")));
        asked.put("nextAttemptAt", Timestamp.from(Instant.now()));
        asked.put("event", "DELETE".equals(method) ? "forgotten" : "retried");
        asked.put("detail", "By the operator, when it was " + entry.get("state"));
        return asked;
    }

    /** What the audit of the order's sale is kept under: its day, if it has one (rule O15). */
    private static String dayId(String store, String externalId) {
        String prefix = "handshake:" + store + ":";
        return externalId != null && externalId.startsWith(prefix)
                ? externalId.substring(prefix.length())
                : "";
    }

    /** Under daily consolidation an order is written with its day, not by itself (rule O15). */
    public void requireNoConsolidation(@Header("store") String store) {
        if (settings.store(store).get("consolidate-orders").equals("Daily")) {
            throw ApiProblem.conflict(
                    "The orders of %s are consolidated daily; process the store instead"
                            .formatted(store));
        }
    }

    public void requireAskedFor(
            @Header("CamelSqlUpdateCount") int changed,
            @Variable("entry") Map<String, Object> entry) {
        if (changed == 0) {
            throw ApiProblem.conflict(
                    "The order is %s; only a PENDING order can be processed%s"
                            .formatted(
                                    entry.get("state"),
                                    waitsForPerson(entry) ? ", retry this one" : ""));
        }
    }

    public void requireRetried(
            @Variable("changed") int changed, @Variable("entry") Map<String, Object> entry) {
        if (changed == 0) {
            throw ApiProblem.conflict(
                    waitsForPerson(entry)
                            ? "The order was set back in Handshake; it goes on when its status"
                                    + " rises again there"
                            : "The order is %s; only HELD and FAILED orders can be retried"
                                    .formatted(entry.get("state")));
        }
    }

    /** What forgetting has done, and what it has not. */
    public JsonNode forgotten(
            @Variable("changed") int changed, @Variable("entry") Map<String, Object> entry) {
        if (changed == 0 && !"SKIPPED".equals(entry.get("state"))) {
            throw ApiProblem.conflict(
                    "The order is being written to DEAR; forget it when that is done");
        }
        String number = String.valueOf(entry.get("order_number"));
        Object sale = entry.get("sale_number");
        return JsonNodeFactory.instance
                .objectNode()
                .put("order", number)
                .put(
                        "message",
                        "Order %s is forgotten; its next capture makes a new sale.%s"
                                .formatted(
                                        number,
                                        sale == null
                                                ? ""
                                                : " The sale %s stays in DEAR: void it there if it"
                                                                .formatted(sale)
                                                        + " is not wanted."));
    }

    /** The row of a new job; the body may hold its parameters. */
    public Map<String, Object> job(
            @Header("store") String store,
            @Header("command") String command,
            @Header("dryRun") String dryRun,
            @Body JsonNode body) {
        boolean dry = isDryRun(dryRun);
        if (dry) {
            JobCommand.named(command).requireDryRun();
        }
        Map<String, Object> job = new HashMap<>();
        job.put("dryRun", dry);
        job.put("id", UUID.randomUUID().toString());
        job.put("store", known(store));
        job.put("command", JobCommand.named(command).word());
        job.put("argument", JobCommand.named(command).argument(body, settings.store(store)));
        return job;
    }

    /** The settings of the store that is asked about. */
    public StoreSettings store(@Header("store") String store) {
        return settings.store(known(store));
    }

    /** A page of what belongs to a job. */
    public Map<String, Object> jobPage(
            @Header("id") String id, @Header("page") String page, @Header("limit") String limit) {
        Map<String, Object> search = rows(List.of(), null, null, page, limit);
        search.put("id", id);
        return search;
    }

    public Map<String, Object> jobId(@Header("id") String id) {
        return Map.of("id", id);
    }

    /** Anything but true and false is refused: it would do what it was not to do. */
    private static boolean isDryRun(String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw ApiProblem.badRequest("dryRun = %s: expected true or false".formatted(value));
    }

    private String known(String store) {
        if (!settings.storeNames().contains(store)) {
            throw ApiProblem.notFound(
                    "There is no store %s; the stores are %s"
                            .formatted(store, String.join(", ", settings.storeNames())));
        }
        return store;
    }

    private static boolean waitsForPerson(Map<String, Object> entry) {
        return "HELD".equals(entry.get("state")) || "FAILED".equals(entry.get("state"));
    }

    private static int number(String name, String value, int standard, int largest) {
        if (value == null || value.isEmpty()) {
            return standard;
        }
        if (value.matches("\\d{1,7}")) {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= largest) {
                return number;
            }
        }
        throw ApiProblem.badRequest(
                "%s = %s: expected a whole number from 1 to %d".formatted(name, value, largest));
    }
}
