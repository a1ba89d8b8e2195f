package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** What the admin API is asked about many orders at once, checked, as named parameters of SQL. */
public final class OrderSearch {

    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9000, 1, 1);
    private static final int MOST_AT_ONCE = 1000;

    private final Settings settings;
    private final ApiRequests requests;

    public OrderSearch(Settings settings, ApiRequests requests) {
        this.settings = settings;
        this.requests = requests;
    }

    /**
     * @param state one or several with commas
     * @param order a number, its sign may be left out, or an objID
     * @param text a part of the number, the objID or the sale's number
     * @param from the first local day of the capture, in the store's zone
     * @param to the last one
     * @param sort newest or oldest
     */
    public Map<String, Object> search(
            @Header("store") String store,
            @Header("state") String state,
            @Header("order") String order,
            @Header("search") String text,
            @Header("from") String from,
            @Header("to") String to,
            @Header("sort") String sort,
            @Header("page") String page,
            @Header("limit") String limit) {
        Map<String, Object> search = requests.rows(List.of(), store, null, page, limit);
        search.put("states", states(state));
        String name = order == null ? "" : order.strip();
        search.put("order", name);
        search.put("number", "#" + name);
        search.put("text", text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
        ZoneId zone = zone((String) search.get("store"));
        search.put("from", start(day("from", from, FIRST_DAY), zone));
        search.put("to", start(day("to", to, LAST_DAY).plusDays(1), zone));
        search.put("sorted", sorted(sort));
        search.put("end", (Long) search.get("offset") + (Integer) search.get("limit"));
        return search;
    }

    /**
     * How many orders there are in all pages, where the page tells it: one that is not full is the
     * last. Null where they have to be counted.
     */
    public Long totalAtEnd(
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("search") Map<String, Object> search) {
        long offset = (Long) search.get("offset");
        boolean last = rows.size() < (Integer) search.get("limit");
        return last && (offset == 0 || !rows.isEmpty()) ? offset + rows.size() : null;
    }

    /**
     * The orders that a call names, as rows with {@code store} and {@code orderId}.
     *
     * @param body {@code {"orders": [{"store": "acme", "orderId": "5001"}]}}
     */
    public List<Map<String, Object>> named(@Body JsonNode body) {
        JsonNode orders = body == null ? null : body.get("orders");
        if (orders == null || !orders.isArray() || orders.isEmpty()) {
            throw ApiProblem.badRequest(
                    "Expected {\"orders\": [{\"store\": \"…\", \"orderId\": \"…\"}]}");
        }
        if (orders.size() > MOST_AT_ONCE) {
            throw ApiProblem.badRequest(
                    "%d orders: a call may name at most %d".formatted(orders.size(), MOST_AT_ONCE));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode order : orders) {
            rows.add(
                    Map.of(
                            "store", order.path("store").asText(),
                            "orderId", order.path("orderId").asText()));
        }
        return rows;
    }

    /** What became of the named orders: {@code done}, a number, and {@code refused}. */
    public ObjectNode tally() {
        ObjectNode tally = JsonNodeFactory.instance.objectNode();
        tally.put("done", 0);
        tally.putArray("refused");
        return tally;
    }

    public void done(@Variable("tally") ObjectNode tally) {
        tally.put("done", tally.path("done").asInt() + 1);
    }

    /** One of the named orders does not allow it; the others go on. */
    public void refused(
            @Variable("tally") ObjectNode tally,
            @Header("store") String store,
            @Header("objID") String objId,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        ((ArrayNode) tally.get("refused"))
                .addObject()
                .put("store", store)
                .put("orderId", objId)
                .put("detail", ApiProblems.problem(exception).getMessage());
    }

    private static List<String> states(String given) {
        if (given == null || given.isBlank()) {
            return ApiRequests.STATES;
        }
        List<String> states = Arrays.stream(given.split(",")).map(String::strip).toList();
        for (String state : states) {
            ApiRequests.requireState(ApiRequests.STATES, state);
        }
        return states;
    }

    private static String sorted(String sort) {
        if (sort == null || sort.isEmpty() || sort.equals("newest")) {
            return "newest";
        }
        if (sort.equals("oldest")) {
            return sort;
        }
        throw ApiProblem.badRequest("sort = %s: expected newest or oldest".formatted(sort));
    }

    /** Without a store, that of the first one. */
    private ZoneId zone(String store) {
        return store.isEmpty()
                ? settings.stores().stream()
                        .map(StoreSettings::timeZone)
                        .findFirst()
                        .orElse(ZoneId.of("UTC"))
                : settings.store(store).timeZone();
    }

    private static LocalDate day(String name, String value, LocalDate standard) {
        if (value == null || value.isEmpty()) {
            return standard;
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                throw new DateTimeException("out of range");
            }
            return day;
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    "%s = %s: expected a day such as 2026-01-31".formatted(name, value));
        }
    }

    private static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
