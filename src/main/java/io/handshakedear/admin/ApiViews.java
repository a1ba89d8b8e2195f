package io.handshakedear.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.consolidation.StoreDays;
import io.handshakedear.database.InstanceLock;
import io.handshakedear.orders.Redaction;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.Connection;
import io.handshakedear.systems.Connections;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The documents that the admin API answers, made from rows of the database. */
public final class ApiViews {

    private final Settings settings;
    private final Connections connections;
    private final InstanceLock lock;
    private final Redaction redaction = new Redaction();
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public ApiViews(Settings settings, Connections connections, InstanceLock lock) {
        this.settings = settings;
        this.connections = connections;
        this.lock = lock;
    }

    /** A page of orders with the number of all. */
    public JsonNode orders(
            @Body long total,
            @Variable("rows") List<Map<String, Object>> rows,
            @Variable("search") Map<String, Object> search) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("page", (Integer) search.get("page"));
        answer.put("limit", (Integer) search.get("limit"));
        answer.put("total", total);
        ArrayNode orders = answer.putArray("orders");
        rows.forEach(row -> orders.add(order(row)));
        return answer;
    }

    /** An order with what happened to it, what was written to DEAR, and its document. */
    public JsonNode order(
            @Body List<Map<String, Object>> writes,
            @Variable("entry") Map<String, Object> entry,
            @Variable("waits") List<Map<String, Object>> waits,
            @Variable("audit") List<Map<String, Object>> audit,
            @Variable("reservations") List<Map<String, Object>> reservations)
            throws JsonProcessingException {
        ObjectNode answer = order(entry);
        ArrayNode waiting = answer.putArray("waits");
        waits.forEach(row -> waiting.add(wait(row)));
        ArrayNode why = answer.putArray("why");
        audit.forEach(row -> why.add(object(row)));
        ArrayNode written = answer.putArray("writes");
        for (Map<String, Object> row : writes) {
            ObjectNode write = object(row);
            if (row.get("result") != null) {
                write.set("result", json.readTree((String) row.get("result")));
            }
            written.add(write);
        }
        answer.set("timeline", OrderTimeline.of(audit, writes));
        answer.set("totals", OrderTimeline.totals(audit, entry));
        answer.put("totalsMatch", !OrderTimeline.differs(entry));
        ArrayNode kept = answer.putArray("reservations");
        for (Map<String, Object> row : reservations) {
            ObjectNode view = object(row);
            view.put("quantity", (BigDecimal) row.get("quantity"));
            kept.add(view);
        }
        String document = (String) entry.get("document");
        if (document != null) {
            answer.set("document", redaction.withoutCards(json.readTree(document)));
        }
        return answer;
    }

    /** The stores with their connections, orders by state, last capture and days. */
    public JsonNode stores(
            @Body List<Map<String, Object>> captures,
            @Variable("counts") List<Map<String, Object>> counts,
            @Variable("openDays") List<Map<String, Object>> openDays,
            @Variable("days") List<Map<String, Object>> days,
            @Variable("oldest") List<Map<String, Object>> oldest,
            @Variable("disconnected") List<Map<String, Object>> disconnected) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("holdsLock", lock.isHeld());
        answer.set("dear", connection(connections.dear()));
        ArrayNode stores = answer.putArray("stores");
        for (StoreSettings store : settings.stores()) {
            ObjectNode view = stores.addObject();
            view.put("name", store.name());
            view.put("url", store.url());
            view.put("timeZone", store.timeZone().getId());
            view.put("process", store.get("process"));
            view.put("consolidateOrders", store.get("consolidate-orders"));
            view.put(
                    "connected",
                    disconnected.stream().noneMatch(row -> store.name().equals(row.get("store"))));
            oldest.stream()
                    .filter(row -> store.name().equals(row.get("store")))
                    .findFirst()
                    .ifPresent(
                            row ->
                                    view.put(
                                            "pendingSince",
                                            instant(row.get("captured_at")).toString()));
            view.set("connection", connection(connections.handshake(store)));
            ObjectNode orders = view.putObject("orders");
            counts.stream()
                    .filter(row -> store.name().equals(row.get("store")))
                    .forEach(
                            row ->
                                    orders.put(
                                            (String) row.get("state"),
                                            ((Number) row.get("orders")).longValue()));
            captures.stream()
                    .filter(row -> store.name().equals(row.get("owner")))
                    .forEach(
                            row -> {
                                ObjectNode capture = object(row);
                                capture.remove("owner");
                                view.set("lastCapture", capture);
                            });
            openDays.stream()
                    .filter(row -> store.name().equals(row.get("owner")))
                    .forEach(row -> view.set("consolidation", consolidation(store, row, days)));
        }
        return answer;
    }

    /** The oldest open date of a store, and the days whose sale is not in DEAR. */
    private static ObjectNode consolidation(
            StoreSettings store, Map<String, Object> open, List<Map<String, Object>> days) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        if (store.get("consolidate-orders").equals("Daily")) {
            LocalDate closed = ((Date) open.get("closed_until")).toLocalDate();
            view.put("openDate", StoreDays.days(store).after(closed).toString());
        }
        ArrayNode waiting = view.putArray("waitingDays");
        days.stream()
                .filter(row -> store.name().equals(row.get("store")))
                .forEach(
                        row -> {
                            ObjectNode day = object(row);
                            day.remove("store");
                            waiting.add(day);
                        });
        return view;
    }

    private static String wait(Map<String, Object> row) {
        return "credit".equals(row.get("kind"))
                ? "A credit note over %s waits until the invoice is authorised in DEAR"
                        .formatted(
                                new BigDecimal(row.get("total").toString())
                                        .setScale(2, RoundingMode.HALF_UP)
                                        .toPlainString())
                : "The payment waits until the invoice is authorised in DEAR";
    }

    private ObjectNode order(Map<String, Object> row) {
        ObjectNode order = object(row);
        order.remove("document");
        if (row.get("sale_id") != null) {
            order.put("saleLink", settings.get("dear.web-url") + "/Sale#" + row.get("sale_id"));
        }
        return order;
    }

    private static ObjectNode connection(Connection connection) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("name", connection.name());
        view.put("state", connection.brokenReason() == null ? "working" : "broken");
        if (connection.brokenReason() != null) {
            view.put("reason", connection.brokenReason());
            view.put("since", String.valueOf(connection.brokenSince()));
        }
        view.put("used", connection.used());
        view.put("limit", connection.limit());
        return view;
    }

    /**
     * A row as an object: {@code order_id} becomes orderId, moments are UTC, nulls are left out.
     */
    static ObjectNode object(Map<String, Object> row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        row.forEach(
                (column, value) -> {
                    if (value instanceof Number number) {
                        object.put(camelCase(column), number.longValue());
                    } else if (value instanceof Timestamp || value instanceof OffsetDateTime) {
                        object.put(camelCase(column), instant(value).toString());
                    } else if (value instanceof Boolean flag) {
                        object.put(camelCase(column), flag);
                    } else if (value != null) {
                        object.put(camelCase(column), value.toString());
                    }
                });
        return object;
    }

    private static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.toLowerCase(java.util.Locale.ROOT).split("_")) {
            name.append(
                    name.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    static Instant instant(Object column) {
        return column instanceof OffsetDateTime time
                ? time.toInstant()
                : ((Timestamp) column).toInstant();
    }
}
