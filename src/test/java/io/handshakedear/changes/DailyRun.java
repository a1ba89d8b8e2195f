package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.TestOrder;
import io.handshakedear.consolidation.DailyStore;
import io.handshakedear.consolidation.MovingClock;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A {@link ModelRun} of a store whose orders are consolidated, with days that pass when the run
 * says so (design rule O15).
 */
final class DailyRun extends ModelRun {

    private static final List<String> POINTS =
            List.of(
                    "closed_day",
                    "flow_cursor",
                    "insert changed_order",
                    "delete changed_order",
                    "update order_log",
                    "insert remote_write sale-void",
                    "update remote_write.state sale-void",
                    "insert remote_write sale-order",
                    "update remote_write.state sale-invoice",
                    "update remote_write.state sale-payment",
                    "insert remote_write credit-note",
                    "update remote_write.state credit-note",
                    "insert waiting_credit",
                    "delete pending_order");

    private final MovingClock days;

    /** Units by SKU that each order has ever had. */
    private final Map<Integer, Set<Map<String, BigDecimal>>> histories = new HashMap<>();

    private LocalDate first;

    private DailyRun(Path home, String paidFrom, Map<String, String> changed, MovingClock days)
            throws Exception {
        super(home, paidFrom, changed, days);
        this.days = days;
    }

    static DailyRun of(Path home, String paidFrom, Map<String, String> changed) throws Exception {
        MovingClock days = new MovingClock(Instant.now().toString());
        Map<String, String> settings = new HashMap<>(changed);
        settings.put("store.acme.consolidate-orders", "Daily");
        settings.put("store.acme.consolidation-time", "17:30");
        settings.put("store.acme.consolidated-customer", DailyStore.CUSTOMER);
        settings.put("store.acme.capture-from", days.instant().toString());
        return new DailyRun(home, paidFrom, settings, days);
    }

    @Override
    void prepare(SandboxSystems empty) {
        DailyStore.createCustomer(empty, DailyStore.CUSTOMER);
    }

    @Override
    void live(long seed, int count, int events) throws Exception {
        histories.clear();
        restEarlierDays();
        capture();
        first = closedUntil().plusDays(1);
        super.live(seed, count, events);
    }

    /**
     * Nobody authorises the drafts of earlier lives any more. Else each look of {@link #settle},
     * for which all of them changed just now, would have all of them worked on again: more than are
     * at once, so that the days of this life would come last.
     */
    private void restEarlierDays() {
        integration.database().update("delete from waiting_payment");
        integration.database().update("update closed_day set payment = null");
    }

    @Override
    void happen(TestOrder order, int event) throws Exception {
        if (event < 18) {
            capture();
        } else if (event < 24) {
            nextDay();
        } else if (event < 34) {
            closeAndFollow();
        } else if (event < 45) {
            call("process", "direct:process-orders");
        } else if (event < 49) {
            command("process");
        } else if (event < 55) {
            atOnce(order);
        } else if (event < 56) {
            daysAtOnce();
        } else if (event < 67) {
            editQuantity(order, 1 + random.nextInt(5));
        } else if (event < 73) {
            status(order, List.of("Confirmed", "Processing", "Complete").get(random.nextInt(3)));
        } else if (event < 75) {
            status(order, "Open");
        } else if (event < 80) {
            status(order, "Cancelled");
        } else if (event < 81) {
            trace("delete " + order.number());
            systems.handshake().deleteOrder(order.id());
        } else if (event < 82) {
            notes(order);
        } else if (event < 86) {
            inDear(order, "authorise", dear::authoriseInvoice);
        } else if (event < 87) {
            inDear(order, "pick", dear::pick);
        } else if (event < 89) {
            inDear(order, "ship", dear::ship);
        } else if (event < 90) {
            voidByHand(order);
        } else if (event < 92) {
            reconcile();
        } else if (event < 95) {
            loseAnAnswer();
        } else {
            dieSoon();
        }
    }

    /** Daily sales take no credit note of an order's own. */
    @Override
    boolean returnsGoods() {
        return false;
    }

    @Override
    void create() {
        super.create();
        remember(orders.get(orders.size() - 1));
    }

    @Override
    void editQuantity(TestOrder order, int quantity) {
        super.editQuantity(order, quantity);
        remember(order);
    }

    private synchronized void remember(TestOrder order) {
        JsonNode document = systems.handshake().order(order.id());
        if (document != null) {
            histories
                    .computeIfAbsent(order.id(), id -> new HashSet<>())
                    .add(OrderModel.wanted(document, true));
        }
    }

    @Override
    List<String> points() {
        return POINTS;
    }

    private void nextDay() {
        days.moveTo(days.instant().plus(Duration.ofDays(1)).toString());
        trace("the cut passes, it is " + days.instant());
    }

    private void closeAndFollow() throws Exception {
        call("close days", "direct:close-days");
        call("follow days", "direct:follow-days");
    }

    /** What runs side by side in production. */
    private void daysAtOnce() throws Exception {
        trace("days at once:");
        systems.dear().faults().latency(15);
        Thread processing = new Thread(() -> ask("direct:process-orders", asked -> {}));
        processing.start();
        ask("direct:close-days", asked -> {});
        ask("direct:follow-days", asked -> {});
        processing.join();
        systems.dear().faults().latency(0);
        mourn();
    }

    /** Whatever was asked for in passing ends before the next life. */
    @Override
    void mourn() throws Exception {
        if (isDead()) {
            ask(CAPTURE, asked -> {});
        }
        super.mourn();
    }

    @Override
    void work() throws Exception {
        super.work();
        closeAndFollow();
        call("process", "direct:process-orders");
    }

    @Override
    void settle() throws Exception {
        nextDay();
        super.settle();
    }

    @Override
    boolean isQuiet() {
        return super.isQuiet()
                && count(
                                "closed_day where state in ('PENDING', 'PROCESSING')"
                                        + " and business_day >= date '"
                                        + first
                                        + "'")
                        == 0;
    }

    /** The sales of the day that the order is in. */
    @Override
    List<JsonNode> sales(TestOrder order) {
        List<JsonNode> sales = new ArrayList<>();
        integration
                .database()
                .queryForList(
                        "select distinct external_id from order_log where order_id = ? and"
                                + " external_id is not null",
                        String.class,
                        String.valueOf(order.id()))
                .forEach(id -> sales.addAll(systems.dear().sales(id)));
        return sales;
    }

    /** All sales of the days since this run's orders were made. */
    private List<ModelSale> daySales() {
        List<ModelSale> sales = new ArrayList<>();
        for (LocalDate day = first;
                !day.isAfter(closedUntil().plusDays(1));
                day = day.plusDays(1)) {
            String id = "handshake:acme:" + day;
            for (int part = 1; part < 60; part++) {
                systems.dear()
                        .sales(part == 1 ? id : id + ":" + part)
                        .forEach(sale -> sales.add(new ModelSale(sale)));
            }
        }
        return sales;
    }

    private LocalDate closedUntil() {
        return integration
                .database()
                .queryForObject(
                        "select closed_until from flow_cursor where flow = 'consolidate-orders'",
                        LocalDate.class);
    }

    @Override
    void check() {
        List<String> problems = new ArrayList<>();
        Map<String, DailyModel.Member> members = new TreeMap<>();
        for (TestOrder order : orders) {
            Map<String, Object> row =
                    integration
                            .database()
                            .queryForList(
                                    "select l.state, l.cause, l.reason, l.remedy, l.external_id,"
                                            + " (select count(*) from stock_reservation r where"
                                            + " r.order_id = l.order_id and r.released_at is null)"
                                            + " as reserved, (select count(*) from order_audit"
                                            + " a where a.order_id = l.order_id and a.event ="
                                            + " 'retried') as retried from order_log l where l.order_id = ?",
                                    String.valueOf(order.id()))
                            .stream()
                            .findFirst()
                            .orElse(null);
            members.put(
                    order.number(),
                    new DailyModel.Member(
                            systems.handshake().order(order.id()), row, histories.get(order.id())));
        }
        List<ModelSale> sales = daySales();
        problems.addAll(new DailyModel(members, sales, voidedByHand, paidFrom).problems());
        daysAreClosedOnce(problems);
        if (!problems.isEmpty()) {
            StringBuilder story = new StringBuilder();
            orders.forEach(
                    order ->
                            story.append(order.number())
                                    .append(' ')
                                    .append(why(order))
                                    .append('\n'));
            throw new AssertionError(
                    "%s%nlog %s%nat work %s%ndays %s%nwhy %s%nsales %s"
                            .formatted(
                                    problems,
                                    members.values(),
                                    rows(
                                            "select l.order_id, l.state, l.cause, l.external_id,"
                                                    + " p.next_attempt_at, p.attempts, c.change,"
                                                    + " d.state as of_day, d.reason, d.next_attempt_at"
                                                    + " as day_at from order_log l left join"
                                                    + " pending_order p on p.order_id = l.order_id"
                                                    + " left join changed_order c on c.order_id ="
                                                    + " l.order_id left join closed_day d on"
                                                    + " d.external_id = l.external_id where l.state"
                                                    + " in ('PENDING', 'PROCESSING')"),
                                    rows(
                                            "select business_day, part, external_id, state, cause,"
                                                    + " reason, orders, payment, next_attempt_at"
                                                    + " from closed_day where business_day >= ?"
                                                    + " order by business_day, part",
                                            first),
                                    story,
                                    sales));
        }
    }

    private List<Map<String, Object>> rows(String select, Object... values) {
        return integration.database().queryForList(select, values);
    }

    private void daysAreClosedOnce(List<String> problems) {
        List<LocalDate> closed =
                integration
                        .database()
                        .queryForList(
                                "select business_day from closed_day where part = 1 and"
                                        + " business_day >= ? order by business_day",
                                LocalDate.class,
                                first);
        List<LocalDate> wanted =
                closedUntil().isBefore(first)
                        ? List.of()
                        : first.datesUntil(closedUntil().plusDays(1)).toList();
        if (!closed.containsAll(wanted) || new HashSet<>(closed).size() != closed.size()) {
            problems.add("days that are closed: " + closed + " and not " + wanted);
        }
        integration
                .database()
                .queryForList(
                        "select external_id, state, reason from closed_day where business_day >= ?"
                                + " and state not in ('EMPTY', 'PROCESSED', 'VOIDED')",
                        first)
                .forEach(
                        day -> {
                            if (!"HELD".equals(day.get("state")) || day.get("reason") == null) {
                                problems.add("a day is stuck: " + day);
                            }
                        });
    }
}
