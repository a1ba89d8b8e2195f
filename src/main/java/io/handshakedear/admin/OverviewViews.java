package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** The figures of the page's first view: how much waits, for how long, and what went through. */
public final class OverviewViews {

    private static final int HOURS = 48;
    private static final List<String> EVENTS = List.of("captured", "processed", "held");

    private final ApiRequests requests;

    public OverviewViews(ApiRequests requests) {
        this.requests = requests;
    }

    /** The store (empty for all) and the first hour that is counted, for SQL. */
    public Map<String, Object> search(@Header("store") String store) {
        Map<String, Object> search =
                new HashMap<>(requests.rows(List.of(), store, null, null, null));
        search.put("since", Timestamp.from(firstHour()));
        return search;
    }

    /**
     * @param stores the answer about all stores, to which the figures are added
     */
    public JsonNode overview(
            @Variable("storesView") ObjectNode stores,
            @Body List<Map<String, Object>> hours,
            @Variable("oldest") List<Map<String, Object>> oldest,
            @Variable("overviewOf") Map<String, Object> search) {
        String wanted = (String) search.get("store");
        stores.put("now", Instant.now().toString());
        ObjectNode sums = stores.putObject("orders");
        ApiRequests.STATES.forEach(state -> sums.put(state, 0));
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (JsonNode store : stores.path("stores")) {
            if (wanted.isEmpty() || wanted.equals(store.path("name").asText())) {
                shown.add(store);
                for (var state : store.path("orders").properties()) {
                    sums.put(
                            state.getKey(),
                            sums.path(state.getKey()).asLong() + state.getValue().asLong());
                }
            }
        }
        stores.set("stores", shown);
        oldest.stream()
                .filter(row -> wanted.isEmpty() || wanted.equals(row.get("store")))
                .findFirst()
                .ifPresent(row -> stores.set("oldestPending", ApiViews.object(row)));
        stores.set("hours", hours(hours));
        return stores;
    }

    private static ArrayNode hours(List<Map<String, Object>> rows) {
        Map<Instant, ObjectNode> byHour = new HashMap<>();
        ArrayNode hours = JsonNodeFactory.instance.arrayNode();
        Instant hour = firstHour();
        for (int number = 0; number < HOURS; number++) {
            ObjectNode view = hours.addObject().put("hour", hour.toString());
            EVENTS.forEach(name -> view.put(name, 0));
            byHour.put(hour, view);
            hour = hour.plus(1, ChronoUnit.HOURS);
        }
        for (Map<String, Object> row : rows) {
            Instant at = ApiViews.instant(row.get("at_hour")).truncatedTo(ChronoUnit.HOURS);
            String name = (String) row.get("event");
            if (byHour.containsKey(at) && EVENTS.contains(name)) {
                ObjectNode view = byHour.get(at);
                view.put(name, view.path(name).asLong() + ((Number) row.get("orders")).longValue());
            }
        }
        return hours;
    }

    private static Instant firstHour() {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1L, ChronoUnit.HOURS);
    }
}
