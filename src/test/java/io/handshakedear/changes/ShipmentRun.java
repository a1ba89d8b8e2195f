package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.Ledger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@link ModelRun} in which people ship, wholly and in parts, with and without a carrier, and the
 * integration brings the shipments to Handshake (design rules S1, S2).
 */
final class ShipmentRun extends ModelRun {

    private static final List<List<String>> CALLS =
            List.of(
                    List.of("POST", "shipments"),
                    List.of("PATCH", "shipment_lines"),
                    List.of("PUT", "shipments/.*"),
                    List.of("POST", "orders/.*/actions/changeStatus"));

    private static final List<String> POINTS =
            List.of(
                    "insert sale_shipment",
                    "update sale_shipment",
                    "insert pushed_shipment",
                    "update pushed_shipment",
                    "insert remote_write handshake-shipment",
                    "update remote_write.state handshake-shipment",
                    "insert remote_write shipment-lines",
                    "update remote_write.state shipment-lines",
                    "insert remote_write shipment-update",
                    "update remote_write.state shipment-update",
                    "insert remote_write order-complete",
                    "update remote_write.state order-complete",
                    "insert remote_write sale-void",
                    "insert remote_write credit-note",
                    "delete changed_order");

    /** Orders that people have moved to Complete: from then on that is none of our business. */
    private final Set<Integer> completedByHand = new HashSet<>();

    private final Map<Integer, Integer> completed = new HashMap<>();

    /** Orders that the integration knows to have completed: their history says so. */
    private final Set<Integer> knownComplete = new HashSet<>();

    private int looked;
    private int parcel;

    ShipmentRun(Path home, String paidFrom, Map<String, String> changed) throws Exception {
        super(home, paidFrom, changed, Clock.systemUTC());
    }

    @Override
    void live(long seed, int count, int events) throws Exception {
        completedByHand.clear();
        completed.clear();
        knownComplete.clear();
        looked = 0;
        super.live(seed, count, events);
    }

    @Override
    void happen(TestOrder order, int event) throws Exception {
        if (event < 17) {
            capture();
        } else if (event < 30) {
            call("process", "direct:process-orders");
        } else if (event < 35) {
            atOnce(order);
        } else if (event < 42) {
            editQuantity(order, 1 + random.nextInt(5));
        } else if (event < 46) {
            status(order, random.nextInt(5) == 0 ? "Complete" : "Processing");
        } else if (event < 48) {
            status(order, random.nextBoolean() ? "Open" : "Confirmed");
        } else if (event < 50) {
            status(order, "Cancelled");
        } else if (event < 51) {
            trace("delete " + order.number());
            systems.handshake().deleteOrder(order.id());
        } else if (event < 62) {
            ship(order, 1 + random.nextInt(3));
        } else if (event < 68) {
            ship(order, Integer.MAX_VALUE);
        } else if (event < 73) {
            retrack(order);
        } else if (event < 80) {
            call("poll shipments", "direct:look-for-shipments");
        } else if (event < 88) {
            call("push shipments", "direct:push-shipments");
        } else if (event < 89) {
            voidByHand(order);
        } else if (event < 91) {
            reconcile();
        } else if (event < 94) {
            loseAnAnswer();
        } else if (event < 97) {
            loseHandshakesAnswer();
        } else {
            dieSoon();
        }
    }

    @Override
    void status(TestOrder order, String status) {
        if (status.equals("Complete")) {
            completedByHand.add(order.id());
        }
        if (!knownComplete.contains(order.id())) {
            // its answer was lost, and from here on nobody can tell from the order that it was done
            completed.remove(order.id());
        }
        super.status(order, status);
    }

    @Override
    List<String> points() {
        return POINTS;
    }

    /** Ships what is neither picked nor credited, at most so many units of each product. */
    private void ship(TestOrder order, int most) {
        inDear(
                order,
                "ship",
                json -> {
                    ModelSale sale = new ModelSale(json);
                    Map<String, BigDecimal> goods = new HashMap<>();
                    sale.ordered()
                            .forEach(
                                    (sku, units) -> {
                                        BigDecimal left =
                                                units.subtract(ModelSale.of(sale.picked(), sku))
                                                        .subtract(
                                                                ModelSale.of(sale.credited(), sku))
                                                        .min(BigDecimal.valueOf(most));
                                        if (left.signum() > 0) {
                                            goods.put(sku, left);
                                        }
                                    });
                    if (goods.isEmpty()) {
                        throw new IllegalStateException("Nothing is left");
                    }
                    String carrier = random.nextInt(4) == 0 ? null : "UPS";
                    String number = carrier == null ? null : "1Z" + ++parcel;
                    systems.dear().ship(sale.externalId(), carrier, number, goods);
                    trace("shipped " + goods + " by " + carrier);
                });
    }

    /** Another carrier and number for one of the order's shipments, or the first one. */
    private void retrack(TestOrder order) {
        inDear(
                order,
                "retrack",
                json -> {
                    List<JsonNode> tasks = new ModelSale(json).shipments();
                    if (!tasks.isEmpty()) {
                        JsonNode task = tasks.get(random.nextInt(tasks.size()));
                        String carrier = random.nextBoolean() ? "UPS" : "DHL";
                        systems.dear()
                                .retrack(task.path("TaskID").asText(), carrier, "JD" + ++parcel);
                    }
                });
    }

    private void loseHandshakesAnswer() {
        Point point = random.nextBoolean() ? Point.BEFORE : Point.AFTER;
        List<String> call = CALLS.get(random.nextInt(CALLS.size()));
        trace("lose Handshake's answer to %s %s".formatted(call, point));
        systems.handshake().faults().add(FaultRule.on(call.get(0), call.get(1)).drop(point).nth(1));
    }

    @Override
    void work() throws Exception {
        super.work();
        call("poll shipments", "direct:look-for-shipments");
        call("push shipments", "direct:push-shipments");
    }

    /** Whatever was done: who was completed just now has to be shipped wholly. */
    @Override
    void mourn() throws Exception {
        List<Ledger.Entry> calls = systems.handshake().ledger().entries();
        for (; looked < calls.size(); looked++) {
            Ledger.Entry call = calls.get(looked);
            if (call.path().endsWith("/actions/changeStatus") && call.handled() / 100 == 2) {
                int id = Integer.parseInt(call.path().replaceAll("\\D", ""));
                completed.merge(id, 1, Integer::sum);
                TestOrder order =
                        orders.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
                trace("… completed " + order.number());
                boolean shipped =
                        sales(order).stream()
                                .map(ModelSale::new)
                                .anyMatch(
                                        sale ->
                                                !sale.isVoid()
                                                        && ShipmentModel.isWhollyShipped(sale));
                if (!shipped) {
                    throw new AssertionError(
                            "%s is wrongly Complete: %s".formatted(order.number(), sales(order)));
                }
            }
        }
        super.mourn();
        completed.keySet().stream().filter(this::knowsComplete).forEach(knownComplete::add);
    }

    private boolean knowsComplete(int order) {
        return knownComplete.contains(order)
                || count(
                                "order_audit where event = 'order-complete' and order_id = '%d'"
                                        .formatted(order))
                        > 0;
    }

    @Override
    void check() throws Exception {
        shipmentsAreRight();
        super.check();
        List<Map<String, Object>> before = log();
        for (TestOrder order : orders) {
            if (random.nextBoolean()) {
                ship(order, Integer.MAX_VALUE);
                retrack(order);
            }
        }
        trace("at the end");
        call("poll shipments", "direct:look-for-shipments");
        call("push shipments", "direct:push-shipments");
        capture();
        if (!log().equals(before)) {
            throw new AssertionError(
                    "Our own writes were seen as edits: %s, then %s".formatted(before, log()));
        }
        settle();
        shipmentsAreRight();
    }

    private List<Map<String, Object>> log() {
        return orders.stream()
                .flatMap(
                        order ->
                                integration
                                        .database()
                                        .queryForList(
                                                "select order_id, state, generation, fingerprint,"
                                                        + " external_id from order_log where"
                                                        + " order_id = ?",
                                                String.valueOf(order.id()))
                                        .stream())
                .toList();
    }

    private void shipmentsAreRight() {
        List<ObjectNode> shipments = systems.handshake().documents("shipments");
        List<ObjectNode> lines = systems.handshake().documents("shipment_lines");
        for (TestOrder order : orders) {
            List<ObjectNode> own =
                    shipments.stream()
                            .filter(
                                    one ->
                                            one.path("order")
                                                    .asText()
                                                    .endsWith("/orders/" + order.id()))
                            .toList();
            Map<String, List<ObjectNode>> ownLines = new HashMap<>();
            for (ObjectNode shipment : own) {
                String uri = shipment.path("resource_uri").asText();
                ownLines.put(
                        uri,
                        lines.stream()
                                .filter(line -> line.path("shipment").asText().equals(uri))
                                .toList());
            }
            String state =
                    integration
                            .database()
                            .queryForList(
                                    "select state from order_log where order_id = ?",
                                    String.class,
                                    String.valueOf(order.id()))
                            .stream()
                            .findFirst()
                            .orElse(null);
            List<String> problems =
                    new ShipmentModel(
                                    systems.handshake().order(order.id()),
                                    sales(order),
                                    state,
                                    own,
                                    ownLines,
                                    completedByHand.contains(order.id()),
                                    completed.getOrDefault(order.id(), 0))
                            .problems();
            if (!problems.isEmpty()) {
                throw new AssertionError(
                        "%s: %s%nshipments %s%nlines %s%nwhy %s%nsales %s"
                                .formatted(
                                        order.number(),
                                        problems,
                                        own,
                                        ownLines,
                                        why(order),
                                        sales(order)));
            }
        }
    }
}
