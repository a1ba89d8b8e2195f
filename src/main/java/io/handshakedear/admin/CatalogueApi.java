package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.ExactJson;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** What the admin API asks and answers about loaded items and customers, and about listings. */
public final class CatalogueApi {

    private static final List<String> ITEM_STATES =
            List.of("LOADED", "PARTLY", "LEFT_OUT", "TRYING");
    private static final List<String> CUSTOMER_STATES =
            List.of("CREATED", "UPDATED", "UNCHANGED", "LEFT_OUT");

    private static final List<String> LISTING_STATES =
            List.of("WAITING", "TRYING", "LISTED", "PARTLY", "LEFT_OUT", "STOPPED", "UNLINKED");

    private final ApiRequests requests;

    public CatalogueApi(ApiRequests requests) {
        this.requests = requests;
    }

    /** Store and state (empty for any), whether only those with remarks, page, limit, offset. */
    public Map<String, Object> itemSearch(
            @Header("store") String store,
            @Header("state") String state,
            @Header("remarks") String remarks,
            @Header("page") String page,
            @Header("limit") String limit) {
        return search(ITEM_STATES, store, state, remarks, page, limit);
    }

    /** As {@link #itemSearch}. */
    public Map<String, Object> customerSearch(
            @Header("store") String store,
            @Header("state") String state,
            @Header("remarks") String remarks,
            @Header("page") String page,
            @Header("limit") String limit) {
        return search(CUSTOMER_STATES, store, state, remarks, page, limit);
    }

    /** The same, and the job that chose them. */
    public Map<String, Object> listingSearch(
            @Header("store") String store,
            @Header("state") String state,
            @Header("remarks") String remarks,
            @Header("job") String job,
            @Header("page") String page,
            @Header("limit") String limit) {
        Map<String, Object> search = search(LISTING_STATES, store, state, remarks, page, limit);
        search.put("job", job == null ? "" : job);
        return search;
    }

    private Map<String, Object> search(
            List<String> states,
            String store,
            String state,
            String remarks,
            String page,
            String limit) {
        Map<String, Object> search = requests.rows(states, store, state, page, limit);
        search.put("remarks", "true".equals(remarks) ? "true" : "");
        return search;
    }

    public JsonNode items(
            @Body long total,
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("search") Map<String, Object> search) {
        return list("items", total, rows, search);
    }

    public JsonNode customers(
            @Body long total,
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("search") Map<String, Object> search) {
        return list("customers", total, rows, search);
    }

    /** The calls of a dry run, each with what it would have sent as JSON. */
    public JsonNode calls(
            @Body long total,
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("search") Map<String, Object> search) {
        JsonNode answer = list("calls", total, rows, search);
        for (JsonNode call : answer.path("calls")) {
            if (call.hasNonNull("request")) {
                ((ObjectNode) call).set("request", ExactJson.read(call.get("request").asText()));
            }
        }
        return answer;
    }

    public JsonNode listings(
            @Body long total,
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("search") Map<String, Object> search) {
        return list("listings", total, rows, search);
    }

    private static JsonNode list(
            String name, long total, List<Map<String, Object>> rows, Map<String, Object> search) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("page", (Integer) search.get("page"));
        answer.put("limit", (Integer) search.get("limit"));
        answer.put("total", total);
        ArrayNode list = answer.putArray(name);
        rows.forEach(row -> list.add(ApiViews.object(row)));
        return answer;
    }
}
