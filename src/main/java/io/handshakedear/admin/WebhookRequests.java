package io.handshakedear.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshakedear.settings.Settings;
import io.handshakedear.webhooks.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * What a delivery of a DEAR webhook says, checked. Only which sale or product it names is taken
 * from it; the sale, or the stock, is read from DEAR.
 */
public final class WebhookRequests {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[\\p{Alnum} ._/#-]{1,64}");
    private static final String NONE = "";

    /** DEAR tells of one product at a time. */
    private static final int MOST_PRODUCTS = 100;

    private final Settings settings;
    private final ObjectMapper json = new ObjectMapper();

    public WebhookRequests(Settings settings) {
        this.settings = settings;
    }

    /**
     * Compares the bearer token in a time that does not tell how much of it was right.
     *
     * @throws ApiProblem unless it is webhook.secret and the event is one of ours
     */
    public void admit(
            @Header("Authorization") String authorization, @Header("event") String event) {
        String given = authorization == null ? "" : authorization.strip();
        boolean bearer = given.regionMatches(true, 0, "Bearer ", 0, 7);
        byte[] token = bytes(bearer ? given.substring(7).strip() : given);
        boolean right = MessageDigest.isEqual(token, bytes(settings.get("webhook.secret")));
        if (!(right & bearer)) {
            throw ApiProblem.unauthorized("A delivery carries webhook.secret as bearer token");
        }
        if (WebhookEvent.of(event).isEmpty()) {
            throw ApiProblem.notFound(
                    "There is no event %s; the events are %s"
                            .formatted(event, String.join(", ", WebhookEvent.words())));
        }
    }

    /**
     * The sale that a delivery names, as named parameters of SQL: {@code saleId} and {@code
     * saleNumber}, empty where it names none.
     *
     * @throws JsonProcessingException if it is no JSON
     */
    public Map<String, Object> sale(@Body String body) throws JsonProcessingException {
        JsonNode delivery = json.readTree(body == null || body.isBlank() ? "null" : body);
        return Map.of(
                "saleId",
                first(delivery, GUID, "SaleID", "SaleTaskID").toLowerCase(Locale.ROOT),
                "saleNumber",
                first(delivery, NUMBER, "SaleOrderNumber", "OrderNumber"));
    }

    /**
     * The products that a delivery of the stock webhook names, as named parameters of SQL: a bare
     * array of rows of stock (DEAR API 9). What it says of their stock is not believed.
     *
     * @throws JsonProcessingException if it is no JSON
     */
    public List<Map<String, Object>> products(@Body String body) throws JsonProcessingException {
        JsonNode delivery = json.readTree(body == null || body.isBlank() ? "null" : body);
        Set<String> products = new LinkedHashSet<>();
        for (JsonNode row : delivery.isArray() ? delivery : List.<JsonNode>of()) {
            String id = first(row, GUID, "ID").toLowerCase(Locale.ROOT);
            if (!id.equals(NONE) && products.size() < MOST_PRODUCTS) {
                products.add(id);
            }
        }
        return products.stream().map(id -> Map.<String, Object>of("productId", id)).toList();
    }

    /** True if the delivery is of the stock webhook; its body does not tell. */
    public boolean isOfStock(@Header("event") String event) {
        return WebhookEvent.of(event)
                .filter(WebhookEvent.AVAILABLE_STOCK_LEVEL_CHANGED::equals)
                .isPresent();
    }

    /** Those of the named orders whose store exports shipments. */
    public List<Map<String, Object>> exported(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .filter(row -> settings.storeNames().contains((String) row.get("store")))
                .filter(row -> settings.store((String) row.get("store")).exportsShipments())
                .map(
                        row ->
                                Map.of(
                                        "store", row.get("store"),
                                        "orderId", row.get("order_id"),
                                        "saleId", row.get("sale_id")))
                .toList();
    }

    private static String first(JsonNode delivery, Pattern shape, String... fields) {
        for (String field : fields) {
            JsonNode value = delivery.path(field);
            if (value.isTextual() && shape.matcher(value.asText()).matches()) {
                return value.asText();
            }
        }
        return NONE;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
