package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What must be true of an order's shipments in Handshake when both systems have come to rest
 * (design rules S1, S2): each that DEAR has with a carrier is there once with its goods, and the
 * order is Complete by us only when all of it was shipped.
 */
final class ShipmentModel {

    private static final Set<String> LIVE = Set.of("Confirmed", "Processing", "Complete");

    private final JsonNode order;
    private final List<ModelSale> sales;
    private final String state;
    private final List<ObjectNode> shipments;
    private final Map<String, List<ObjectNode>> lines;
    private final boolean completedByHand;
    private final int completed;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param order as Handshake has it, or null when it is deleted
     * @param sales all that DEAR has of it
     * @param state of the order in the log, or null
     * @param shipments of the order in Handshake
     * @param lines of these shipments by the shipment's URI
     * @param completedByHand whether people have ever moved the order to Complete
     * @param completed how often we have
     */
    ShipmentModel(
            JsonNode order,
            List<JsonNode> sales,
            String state,
            List<ObjectNode> shipments,
            Map<String, List<ObjectNode>> lines,
            boolean completedByHand,
            int completed) {
        this.order = order;
        this.sales = sales.stream().map(ModelSale::new).toList();
        this.state = state;
        this.shipments = shipments;
        this.lines = lines;
        this.completedByHand = completedByHand;
        this.completed = completed;
    }

    /** What is wrong; empty where all is right. */
    List<String> problems() {
        Map<String, JsonNode> tasks = new HashMap<>();
        for (ModelSale sale : sales) {
            for (JsonNode task : sale.shipments()) {
                tasks.put(id(task), task);
            }
        }
        Set<String> seen = new HashSet<>();
        for (ObjectNode shipment : shipments) {
            String reference = shipment.path("reference").asText();
            require(seen.add(reference), "a doubled shipment " + reference);
            JsonNode task = tasks.get(reference);
            require(task != null, "a shipment that DEAR does not have " + reference);
            if (task != null) {
                goodsAreRight(shipment, task);
            }
        }
        require(completed <= 1, "completed %d times".formatted(completed));
        boolean live = order != null && LIVE.contains(order.path("status").asText());
        if (live && "PROCESSED".equals(state) && !completedByHand) {
            sales.stream().filter(sale -> !sale.isVoid()).forEach(sale -> allIsThere(sale, seen));
        }
        return problems;
    }

    private void allIsThere(ModelSale sale, Set<String> references) {
        for (JsonNode task : sale.shipments()) {
            if (hasCarrier(task)) {
                boolean there = references.contains(id(task));
                require(there, "Handshake lacks the shipment " + id(task));
                if (there) {
                    isUpToDate(task);
                }
            }
        }
        if (isAllOrderedShipped(sale)) {
            require(completed == 1, "all is shipped, and we have not moved it to Complete");
        }
        boolean complete = order.path("status").asText().equals("Complete");
        require(!complete || completed == 1, "Complete by nobody");
    }

    private void isUpToDate(JsonNode task) {
        for (ObjectNode shipment : shipments) {
            if (shipment.path("reference").asText().equals(id(task))) {
                JsonNode box = task.at("/Ship/Lines/0");
                require(
                        shipment.path("carrier").asText().equals(box.path("Carrier").asText())
                                && shipment.path("tracking_number")
                                        .asText()
                                        .equals(box.path("TrackingNumber").asText()),
                        "not the carrier and number of " + box);
                require(
                        !lines.get(shipment.path("resource_uri").asText()).isEmpty(),
                        "a shipment without lines");
            }
        }
    }

    /** The lines say the goods of the task, each once. */
    private void goodsAreRight(ObjectNode shipment, JsonNode task) {
        List<String> told =
                lines.get(shipment.path("resource_uri").asText()).stream()
                        .map(line -> line.path("notes").asText())
                        .map(text -> text.replaceFirst("^(\\d+ x \\S+) .*", "$1"))
                        .sorted()
                        .toList();
        List<String> packed =
                task.at("/Pack/Lines")
                        .valueStream()
                        .map(
                                line ->
                                        "%d x %s"
                                                .formatted(
                                                        line.path("Quantity").asInt(),
                                                        line.path("SKU").asText()))
                        .sorted()
                        .toList();
        require(
                told.isEmpty() || told.equals(packed),
                "Handshake is told %s of %s".formatted(told, packed));
    }

    /** True if nothing that the customer is to have is left, and each parcel has a carrier. */
    static boolean isWhollyShipped(ModelSale sale) {
        Map<String, BigDecimal> due = new TreeMap<>(sale.ordered());
        sale.credited().forEach((sku, units) -> due.merge(sku, units.negate(), BigDecimal::add));
        return isShipped(sale, due);
    }

    private static boolean isAllOrderedShipped(ModelSale sale) {
        return isShipped(sale, sale.ordered());
    }

    private static boolean isShipped(ModelSale sale, Map<String, BigDecimal> due) {
        Map<String, BigDecimal> shipped = sale.shipped();
        return !sale.shipments().isEmpty()
                && sale.shipments().stream().allMatch(ShipmentModel::hasCarrier)
                && due.entrySet().stream()
                        .allMatch(
                                one ->
                                        ModelSale.of(shipped, one.getKey())
                                                        .compareTo(one.getValue())
                                                >= 0);
    }

    private static boolean hasCarrier(JsonNode task) {
        Set<String> carriers =
                task.at("/Ship/Lines")
                        .valueStream()
                        .map(
                                line ->
                                        line.path("Carrier").isNull()
                                                ? ""
                                                : line.path("Carrier").asText())
                        .collect(Collectors.toSet());
        return !carriers.contains("");
    }

    private static String id(JsonNode task) {
        return task.path("TaskID").asText().toLowerCase(Locale.ROOT);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
