package io.handshakedear.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.orders.SeenOrder;
import io.handshakedear.settings.OrderStatuses;
import io.handshakedear.settings.StoreSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Compares a sale's shipments in DEAR with those that Handshake has, and says what is to be written
 * (design rules S1, S2). The documents that mappings read hold {@code order} (as Handshake gave
 * it), {@code shipment}, {@code status} and {@code complete}.
 */
public final class Shipments {

    private static final String MAPPING = "handshake-shipment";

    private final JsonMapping mappings;

    public Shipments(JsonMapping mappings) {
        this.mappings = mappings;
    }

    public ShipmentTally tally() {
        return new ShipmentTally();
    }

    /**
     * @throws ShipmentsWait while the order is written, changed, or waits for a person
     */
    public void requireReady(@Variable("entry") Map<String, Object> entry) {
        if (entry == null) {
            throw new ShipmentsWait("The order was forgotten");
        }
        String state = (String) entry.get("state");
        if (!state.equals("PROCESSED") && !state.equals("CANCELLED")) {
            throw new ShipmentsWait("The order is " + state);
        }
    }

    /** What Handshake lacks of the sale's shipments. */
    public ShipmentPlan plan(
            @Body JsonNode sale,
            @Variable("entry") Map<String, Object> entry,
            @Variable("pushed") List<Map<String, Object>> rows,
            @Variable("orderId") String orderId,
            @Variable("settings") StoreSettings settings) {
        ShipmentPlan plan = new ShipmentPlan(ShippingFigure.ofSale(sale));
        if (sale.path("Status").asText().equals("VOIDED")
                || !sale.path("ExternalID").asText().equals(entry.get("external_id"))) {
            plan.note("The sale is void or not this order's: nothing is pushed");
            return plan;
        }
        Map<String, Map<String, Object>> pushed = new HashMap<>();
        rows.forEach(row -> pushed.put((String) row.get("task_id"), row));
        plan.setDocument(document(entry, orderId, settings));
        for (JsonNode task : sale.path("Fulfilments")) {
            planTask(task, pushed.get(ShippedTask.id(task)), plan, settings);
        }
        List<String> missing = ShippedQuantities.missing(sale);
        boolean shipped = isShipped(sale);
        if (shipped && missing.isEmpty() && !isFulfilled(sale)) {
            plan.note(
                    "Not complete yet: DEAR says the order is %s"
                            .formatted(sale.path("FulFilmentStatus").asText()));
        } else if (shipped && missing.isEmpty() && !plan.waitsForCarrier()) {
            if (!isCapturedAtItsEnd(settings)) {
                plan.finish("DONE".equals(entry.get("completion")));
            }
        } else if (shipped) {
            missing.forEach(plan::note);
        }
        return plan;
    }

    /**
     * Decides whether anything may be written: not for an order that is cancelled, gone, or at its
     * last status without our doing.
     */
    public void judge(
            @Variable("plan") ShipmentPlan plan,
            @Variable("entry") Map<String, Object> entry,
            @Variable("seen") SeenOrder seen,
            @Variable("settings") StoreSettings settings) {
        OrderStatuses statuses = settings.statuses();
        String status = seen == null ? (String) entry.get("status") : seen.status();
        plan.getDocument().put("status", status);
        if (plan.isGone()) {
            plan.refuse("The order is gone in Handshake: nothing is written there");
        } else if (statuses.isCancelled(status) || "CANCELLED".equals(entry.get("state"))) {
            plan.refuse(
                    "The order is cancelled in Handshake (status %s): nothing is written there"
                            .formatted(status));
        } else if (entry.get("completion") == null
                && !isCapturedAtItsEnd(settings)
                && statuses.hasReached(status, statuses.last())) {
            plan.refuse(
                    "The order is %s in Handshake already: nothing is written".formatted(status));
        }
    }

    /** The same after Handshake refused the change of status; the order was read again. */
    public void judgeAgain(
            @Variable("plan") ShipmentPlan plan,
            @Variable("entry") Map<String, Object> entry,
            @Variable("seen") SeenOrder seen,
            @Variable("settings") StoreSettings settings,
            @Variable("refusal") Exception refusal)
            throws Exception {
        String refused = plan.getDocument().path("status").asText(null);
        judge(plan, entry, seen, settings);
        String status = plan.getDocument().path("status").asText(null);
        if (!plan.isRefused() && (status == null || status.equals(refused))) {
            throw refusal;
        }
    }

    public void gone(@Variable("plan") ShipmentPlan plan) {
        plan.gone();
    }

    public boolean isNew(@Variable("document") JsonNode document) {
        return document.path("pushed").isMissingNode();
    }

    /** True if Handshake was told something else last. */
    public boolean differs(@Variable("document") JsonNode document) {
        return !told(document).equals(document.path("digest").asText());
    }

    public boolean hasLines(@Variable("document") JsonNode document) {
        return !document.at("/shipment/lines").isEmpty();
    }

    /** What the writes of a shipment belong to: the order's sale and DEAR's task. */
    public String subject(
            @Variable("entry") Map<String, Object> entry, @Variable("document") JsonNode document) {
        return "%s#%s"
                .formatted(entry.get("external_id"), document.at("/shipment/taskId").asText());
    }

    /** Each update of a shipment is a write of its own. */
    public String updateSubject(
            @Variable("entry") Map<String, Object> entry, @Variable("document") JsonNode document) {
        return subject(entry, document) + "#" + nextVersion(document);
    }

    /** Handshake's id of the shipment. */
    public String uuid(@Variable("document") JsonNode document) {
        return (isNew(document) ? document.at("/writes/" + MAPPING) : document.path("pushed"))
                .path("uuid")
                .asText();
    }

    public Map<String, Object> pushedRow(
            @Variable("document") JsonNode document,
            @Variable("store") String store,
            @Variable("orderId") String orderId) {
        JsonNode result = document.at("/writes/" + MAPPING);
        return Map.of(
                "taskId", document.at("/shipment/taskId").asText(),
                "store", store,
                "orderId", orderId,
                "number", document.at("/shipment/number").asInt(),
                "uuid", result.path("uuid").asText(),
                "uri", result.path("uri").asText(),
                "digest", result.path("digest").asText());
    }

    public Map<String, Object> updatedRow(@Variable("document") JsonNode document) {
        return Map.of(
                "taskId", document.at("/shipment/taskId").asText(),
                "digest", document.at("/writes/shipment-update/digest").asText(),
                "version", nextVersion(document));
    }

    /**
     * @throws ShipmentsWait when a lost answer was that of an older update
     */
    public void requireUpToDate(@Variable("document") JsonNode document) {
        JsonNode told = document.at("/writes/shipment-update/digest");
        if (!told.asText().equals(document.path("digest").asText())) {
            throw new ShipmentsWait("The shipment changed again meanwhile");
        }
    }

    /** How a look ended, as named parameters of SQL. */
    public Map<String, Object> finishedRow(
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("generation") int generation,
            @Variable("entry") Map<String, Object> entry,
            @Variable("plan") ShipmentPlan plan) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("generation", generation);
        row.put("externalId", entry.get("external_id"));
        row.put("marks", entry.get("marks"));
        row.put("seen", plan.seen());
        row.put("waitsForCarrier", plan.waitsForCarrier());
        row.put("event", "shipments");
        row.put("detail", plan.story());
        return row;
    }

    public void count(
            @Variable("plan") ShipmentPlan plan, @Variable("shipmentTally") ShipmentTally tally) {
        tally.looked(plan);
    }

    private void planTask(
            JsonNode task, Map<String, Object> pushed, ShipmentPlan plan, StoreSettings settings) {
        JsonNode ship = task.path("Ship");
        String title = "Shipment " + task.path("FulfillmentNumber").asText();
        if (!ShippingFigure.status(ship.path("Status").asText()).equals("AUTHORISED")) {
            if (pushed != null) {
                plan.note(title + " was taken back in DEAR; it stays in Handshake");
            }
            return;
        }
        ShippedTask shipped = ShippedTask.of(task);
        if (shipped.carriers().isEmpty()) {
            plan.waitForCarrier();
            plan.note(title + " has no carrier in DEAR yet, it is pushed when it has one");
            return;
        }
        ObjectNode document = plan.getDocument().deepCopy();
        document.set("shipment", shipped.toJson(settings.timeZone()));
        JsonNode request = mappings.apply(MAPPING, document);
        document.set("request", request);
        document.put("digest", Digest.of(request.toString()));
        if (pushed != null) {
            ObjectNode before = document.putObject("pushed");
            before.put("uuid", (String) pushed.get("uuid"));
            before.put("digest", (String) pushed.get("digest"));
            before.put("version", ((Number) pushed.get("version")).intValue());
        }
        if (pushed == null || differs(document)) {
            plan.push(document);
            plan.note("%s: %s".formatted(title, shipped.label()));
        }
    }

    private static ObjectNode document(
            Map<String, Object> entry, String orderId, StoreSettings settings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (entry.get("document") != null) {
            document.set("order", ExactJson.read((String) entry.get("document")));
        }
        document.put("orderUri", URI.create(settings.url()).getPath() + "/orders/" + orderId);
        document.put("status", (String) entry.get("status"));
        document.put("complete", settings.statuses().last());
        return document;
    }

    /** Where only orders at their last status are captured, that status tells nothing. */
    private static boolean isCapturedAtItsEnd(StoreSettings settings) {
        OrderStatuses statuses = settings.statuses();
        return statuses.hasReached(settings.get("order-capture"), statuses.last());
    }

    private static boolean isShipped(JsonNode sale) {
        return ShippingFigure.status(sale.path("CombinedShippingStatus").asText())
                .equals("SHIPPED");
    }

    /** What was never picked may be a service or wait for stock; then DEAR's status decides. */
    private static boolean isFulfilled(JsonNode sale) {
        String fulfilment = ShippingFigure.status(sale.path("FulFilmentStatus").asText(""));
        return fulfilment.isEmpty()
                || fulfilment.equals("FULFILLED")
                || ShippedQuantities.isAllPicked(sale);
    }

    /** Digest of what Handshake was told last. */
    private static String told(JsonNode document) {
        JsonNode pushed = document.path("pushed");
        return (pushed.isMissingNode() ? document.at("/writes/" + MAPPING) : pushed)
                .path("digest")
                .asText();
    }

    private static int nextVersion(JsonNode document) {
        return document.at("/pushed/version").asInt(1) + 1;
    }

    static String taskId(JsonNode task) {
        return task.path("TaskID").asText().toLowerCase(java.util.Locale.ROOT);
    }
}
