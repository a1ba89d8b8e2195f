package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.publishing.Criteria;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.ReferenceBooks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** DEAR's products as a store's catalogue and its bulk listing show them. */
public final class ProductViews {

    private static final List<String> STATUSES = List.of("listed", "not-listed");
    private static final int MOST_CHOICES = 1000;

    private final Settings settings;
    private final ApiRequests requests;
    private final ReferenceBooks books;

    public ProductViews(Settings settings, ApiRequests requests, ReferenceBooks books) {
        this.settings = settings;
        this.requests = requests;
        this.books = books;
    }

    /**
     * Named parameters of SQL.
     *
     * @param store the first one if it is left out
     * @param text a part of the SKU or the name
     * @param status listed or not-listed; all or nothing for any
     */
    public Map<String, Object> search(
            @Header("store") String store,
            @Header("search") String text,
            @Header("status") String status,
            @Header("page") String page,
            @Header("limit") String limit) {
        Map<String, Object> search = ofStore(store, text, page, limit);
        String wanted = status == null || status.equals("all") ? "" : status;
        if (!wanted.isEmpty() && !STATUSES.contains(wanted)) {
            throw ApiProblem.badRequest(
                    "status = %s: expected listed, not-listed or all".formatted(status));
        }
        search.put("status", wanted);
        return search;
    }

    /**
     * The same for the view of stock.
     *
     * @param quarantined true for those only that Handshake refuses a level of
     */
    public Map<String, Object> stockSearch(
            @Header("store") String store,
            @Header("search") String text,
            @Header("quarantined") String quarantined,
            @Header("page") String page,
            @Header("limit") String limit) {
        Map<String, Object> search = ofStore(store, text, page, limit);
        search.put("quarantined", "true".equals(quarantined) ? "true" : "");
        return search;
    }

    public JsonNode products(
            @Body long total,
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("search") Map<String, Object> search) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("store", (String) search.get("store"));
        answer.put("page", (Integer) search.get("page"));
        answer.put("limit", (Integer) search.get("limit"));
        answer.put("total", total);
        ArrayNode products = answer.putArray("products");
        for (Map<String, Object> row : rows) {
            ObjectNode product = ApiViews.object(row);
            product.put("productId", (String) row.get("dear_id"));
            product.remove("dearId");
            product.put("listed", row.get("item_id") != null);
            products.add(product);
        }
        return answer;
    }

    /**
     * What a bulk listing can be chosen by, as far as it is known without a call.
     *
     * @param tags rows of {@code list-tags.sql}
     * @param families rows of {@code list-families.sql}
     */
    public JsonNode choices(
            @Body List<Map<String, Object>> tags,
            @Variable("families") List<Map<String, Object>> families) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        books.dear("category").keySet().forEach(answer.putArray("categories")::add);
        ArrayNode names = answer.putArray("families");
        families.forEach(row -> names.add((String) row.get("name")));
        tags.stream()
                .flatMap(row -> Criteria.tags((String) row.get("tags")))
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(MOST_CHOICES)
                .forEach(answer.putArray("tags")::add);
        books.dear("priceTier").keySet().forEach(answer.putArray("priceTiers")::add);
        return answer;
    }

    private Map<String, Object> ofStore(String store, String text, String page, String limit) {
        String named = store == null || store.isEmpty() ? settings.storeNames().get(0) : store;
        Map<String, Object> search = requests.rows(List.of(), named, null, page, limit);
        search.put("text", text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
        return search;
    }
}
