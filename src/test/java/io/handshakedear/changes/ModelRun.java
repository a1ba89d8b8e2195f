package io.handshakedear.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.Processor;

/**
 * Orders that live through random events in random order: what people do in Handshake and in DEAR,
 * what the integration does, and deaths of the integration at any of its commits. Nothing runs by
 * itself here, so that a seed gives the same events again; only what happens at once may differ.
 */
class ModelRun implements AutoCloseable {

    private static final List<String> STATUSES =
            List.of("Open", "Confirmed", "Processing", "Complete");
    private static final List<String> SKUS = List.of("MUG-01", "TEA-01", "JAM-01");
    private static final List<List<String>> CALLS =
            List.of(
                    List.of("POST", "sale"),
                    List.of("POST", "sale/order"),
                    List.of("POST", "sale/invoice"),
                    List.of("POST", "sale/payment"),
                    List.of("POST", "sale/creditnote"),
                    List.of("DELETE", "sale/payment"),
                    List.of("DELETE", "sale"));

    /** Parts of the names of commits: bookkeeping of writes, and what ends a piece of work. */
    private static final List<String> POINTS =
            List.of(
                    "insert remote_write sale-void",
                    "update remote_write.state sale-void",
                    "insert remote_write payment-delete",
                    "update remote_write.state payment-delete",
                    "insert remote_write credit-note",
                    "update remote_write.state credit-note",
                    "insert remote_write refund",
                    "update remote_write.state refund",
                    "insert changed_order",
                    "delete changed_order",
                    "insert waiting_credit",
                    "delete waiting_credit",
                    "update order_log.generation",
                    "delete pending_order");

    /** One run at a time, as of the schedule; comes back when it is over. */
    static final String CAPTURE =
            "seda:capture-orders-acme?size=1&blockWhenFull=true&waitForTaskToComplete=Always"
                    + "&timeout=0";

    private static final int MOST_ROUNDS = 60;

    final SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
    final Dear dear = new Dear(systems);
    final Map<String, String> settings = new HashMap<>();
    private final Clock clock;
    final String paidFrom;
    final Set<String> voidedByHand = new HashSet<>();
    private final List<String> trace = new ArrayList<>();
    private MortalDatabase database;
    RunningIntegration integration;
    List<TestOrder> orders = new ArrayList<>();
    Random random;
    private Instant began;
    private int deaths;
    private int restarts;
    private int done;

    /**
     * @param paidFrom the status from which an order counts as paid
     * @param changed settings of this run
     * @param clock by which days pass
     */
    ModelRun(Path home, String paidFrom, Map<String, String> changed, Clock clock)
            throws Exception {
        this.paidFrom = paidFrom;
        this.clock = clock;
        systems.dear().setAllStock(new BigDecimal("100000000"));
        prepare(systems);
        settings.put("store.acme.payment-status", paidFrom);
        settings.putAll(MortalRoutes.settings(MortalRoutes.copy(home)));
        settings.putAll(changed);
        start();
    }

    /** Puts into the stand-ins what the store needs beside its orders. */
    void prepare(SandboxSystems empty) {}

    /** Orders that have come to their end so far. */
    int done() {
        return done;
    }

    int deaths() {
        return deaths;
    }

    int restarts() {
        return restarts;
    }

    /**
     * Lets some orders live together, and looks whether each has ended right.
     *
     * @throws AssertionError with the seed and all that happened
     */
    void live(long seed, int count, int events) throws Exception {
        random = new Random(seed);
        trace.clear();
        voidedByHand.clear();
        orders = new ArrayList<>();
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();
        began = Instant.now().minusSeconds(2);
        try {
            for (int i = 0; i < count; i++) {
                create();
            }
            for (int event = 0; event < events; event++) {
                happen();
            }
            calm();
            check();
            rest();
            done += count;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed %d, %s: %s%n%s"
                            .formatted(seed, settings, e.getMessage(), String.join("\n", trace)),
                    e);
        }
    }

    private void happen() throws Exception {
        happen(orders.get(random.nextInt(orders.size())), random.nextInt(100));
    }

    /**
     * Something happens.
     *
     * @param order to which it may happen
     * @param event a number below 100
     */
    void happen(TestOrder order, int event) throws Exception {
        if (event < 20) {
            capture();
        } else if (event < 36) {
            call("process", "direct:process-orders");
        } else if (event < 45) {
            atOnce(order);
        } else if (event < 57) {
            editQuantity(order, 1 + random.nextInt(5));
        } else if (event < 66) {
            status(order, STATUSES.get(1 + random.nextInt(3)));
        } else if (event < 69) {
            status(order, "Open");
        } else if (event < 75) {
            status(order, "Cancelled");
        } else if (event < 76) {
            trace("delete " + order.number());
            systems.handshake().deleteOrder(order.id());
        } else if (event < 78) {
            notes(order);
        } else if (event < 83) {
            inDear(order, "authorise", dear::authoriseInvoice);
        } else if (event < 86) {
            inDear(order, "pick", dear::pick);
        } else if (event < 89) {
            inDear(order, "ship", dear::ship);
        } else if (event < 91) {
            voidByHand(order);
        } else if (event < 93) {
            reconcile();
        } else if (event < 96) {
            loseAnAnswer();
        } else {
            dieSoon();
        }
    }

    // ---- what people do in Handshake

    void create() {
        TestOrder order = TestOrder.empty();
        int lines = 1 + random.nextInt(2);
        for (int line = 0; line < lines; line++) {
            order.line(SKUS.get(line), 2 + random.nextInt(4), "10.00");
        }
        if (returnsGoods() && random.nextInt(6) == 0) {
            order.line("JAM-01", -1, "4.75");
        }
        order.with("status", random.nextInt(4) == 0 ? "Open" : "Confirmed");
        order.into(systems);
        orders.add(order);
        trace("create %s %s".formatted(order.number(), order.json().path("status").asText()));
    }

    /** Whether orders may have negative lines. */
    boolean returnsGoods() {
        return true;
    }

    void editQuantity(TestOrder order, int quantity) {
        ObjectNode document = systems.handshake().order(order.id());
        if (document != null) {
            ObjectNode line = (ObjectNode) document.path("lines").get(0);
            line.put("qty", quantity);
            trace("edit %s: %s".formatted(order.number(), line.path("qty")));
            ObjectNode edit = TestOrder.fields("{}");
            edit.set("lines", document.get("lines"));
            systems.handshake().editOrder(order.id(), edit);
        }
    }

    void notes(TestOrder order) {
        ObjectNode document = systems.handshake().order(order.id());
        if (document != null) {
            trace("notes of " + order.number());
            systems.handshake()
                    .editOrder(
                            order.id(),
                            TestOrder.fields("{'notes':'%d'}".formatted(random.nextInt(2))));
        }
    }

    void status(TestOrder order, String status) {
        if (systems.handshake().order(order.id()) != null) {
            trace("%s is %s".formatted(order.number(), status));
            systems.handshake().changeStatus(order.id(), status);
        }
    }

    // ---- what people do in DEAR

    @FunctionalInterface
    interface Deed {
        void to(JsonNode sale);
    }

    void inDear(TestOrder order, String what, Deed deed) {
        for (JsonNode sale : sales(order)) {
            if (!sale.path("Status").asText().equals("VOIDED")) {
                try {
                    deed.to(sale);
                    trace("%s %s (%s)".formatted(what, sale.path("ExternalID"), order.number()));
                } catch (IllegalStateException refused) {
                    // not in this state of the sale
                }
            }
        }
    }

    void voidByHand(TestOrder order) {
        inDear(
                order,
                "void by hand",
                sale -> {
                    dear.voidSale(sale);
                    voidedByHand.add(sale.path("ID").asText());
                });
    }

    // ---- what the integration does

    /** People give a command, unless it waits or runs; it is worked on until it is at its end. */
    void command(String name) throws Exception {
        trace(name);
        try {
            submit(name);
        } catch (RuntimeException e) {
            // the process may die at the very command; then nobody knows whether it was taken
            if (!isDead()) {
                throw e;
            }
        }
        mourn();
        for (int look = 0; look < 3 && isWorking(); look++) {
            send("direct:run-jobs", asked -> {});
            if (isWorking()) {
                send("direct:process-orders", asked -> {});
            }
        }
    }

    private void submit(String command) {
        integration
                .database()
                .update(
                        "insert into job (id, store, command, argument, state, done, created_at)"
                                + " select cast(? as varchar), 'acme', cast(? as varchar), cast(?"
                                + " as varchar), 'WAITING', 0, current_timestamp where not exists"
                                + " (select 1 from job where state in ('WAITING', 'RUNNING'))",
                        UUID.randomUUID().toString(),
                        command,
                        command.equals("reconcile") ? began.toString() : null);
    }

    private boolean isWorking() {
        return count("job where state in ('WAITING', 'RUNNING')") > 0;
    }

    int count(String rows) {
        return integration.database().queryForObject("select count(*) from " + rows, Integer.class);
    }

    final void capture() throws Exception {
        call("capture", CAPTURE);
    }

    void call(String what, String route) throws Exception {
        trace(what);
        send(route, asked -> {});
    }

    /** Somebody changes an order and it is captured while the queue is being worked on. */
    void atOnce(TestOrder order) throws Exception {
        if (random.nextBoolean()) {
            // so that there is a change to follow when the next one comes
            editQuantity(order, 1 + random.nextInt(5));
            capture();
        }
        trace("at once:");
        long wait = random.nextInt(120);
        boolean cancels = random.nextInt(3) == 0;
        int quantity = 1 + random.nextInt(5);
        Thread capture =
                new Thread(
                        () -> {
                            LockSupport.parkNanos(Duration.ofMillis(wait).toNanos());
                            if (cancels) {
                                status(order, "Cancelled");
                            } else {
                                editQuantity(order, quantity);
                            }
                            ask(CAPTURE, asked -> {});
                        });
        systems.dear().faults().latency(15);
        capture.start();
        ask("direct:process-orders", asked -> {});
        capture.join();
        systems.dear().faults().latency(0);
        mourn();
    }

    /** The comparison of both systems with the log. */
    void reconcile() throws Exception {
        command("reconcile");
    }

    void send(String route, Processor asked) throws Exception {
        ask(route, asked);
        mourn();
    }

    void ask(String route, Processor asked) {
        var answer =
                integration
                        .context()
                        .createProducerTemplate()
                        .send(
                                route,
                                exchange -> {
                                    exchange.setVariable("store", "acme");
                                    asked.process(exchange);
                                });
        if (answer.getException() != null) {
            trace("… failed: " + answer.getException());
        }
    }

    final boolean isDead() {
        return database.isDead();
    }

    void mourn() throws Exception {
        if (database.isDead()) {
            trace("… died " + database.diedAt());
            deaths++;
            revive();
        }
    }

    void loseAnAnswer() {
        Point point = random.nextBoolean() ? Point.BEFORE : Point.AFTER;
        List<String> call = CALLS.get(random.nextInt(CALLS.size()));
        trace("lose the answer to %s %s".formatted(call, point));
        systems.dear().faults().add(FaultRule.on(call.get(0), call.get(1)).drop(point).nth(1));
    }

    void dieSoon() {
        boolean before = random.nextBoolean();
        String moment = before ? "before" : "after";
        if (random.nextBoolean()) {
            int commit = 1 + random.nextInt(25);
            trace("die at commit %d, %s".formatted(commit, moment));
            database.dieAt(commit, before);
        } else {
            String point = points().get(random.nextInt(points().size()));
            trace("die at %s, %s".formatted(point, moment));
            database.dieAt(point, before);
        }
    }

    /** Parts of the names of commits that are worth dying at. */
    List<String> points() {
        return POINTS;
    }

    /**
     * Everything that is still to come, until nothing moves any more; then one retry by a person.
     */
    private void calm() throws Exception {
        trace("calm");
        database.revive();
        settle();
        send("direct:release-orders", asked -> {});
        settle();
    }

    void settle() throws Exception {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            // time passes
            for (String waits : List.of("waiting_payment", "waiting_credit")) {
                integration
                        .database()
                        .update(
                                "update "
                                        + waits
                                        + " set looked_at = timestamp '2020-01-01 00:00:00' where"
                                        + " looked_at is not null");
            }
            work();
            if (round > 1 && isQuiet()) {
                return;
            }
        }
    }

    /** All that the integration does by itself, once. */
    void work() throws Exception {
        reconcile();
        capture();
        call("look for waits", "direct:look-for-waits");
        call("process", "direct:process-orders");
    }

    boolean isQuiet() {
        return count("order_log where state in ('PENDING', 'PROCESSING')") == 0;
    }

    /** At rest nothing is written any more: our own writes are no news to us. */
    private void rest() throws Exception {
        long before = writes();
        trace("rest");
        work();
        work();
        if (writes() != before) {
            throw new AssertionError("Something is written at rest: " + written());
        }
    }

    private long writes() {
        return written().size();
    }

    /** What was written to either system since the orders were made. */
    private List<String> written() {
        return Stream.of(systems.dear(), systems.handshake())
                .flatMap(system -> system.ledger().entries().stream())
                .filter(call -> !call.method().equals("GET") && !call.path().startsWith("ui/"))
                .map(call -> call.method() + " " + call.path())
                .toList();
    }

    // ---- the end

    /** Looks whether each order has ended right. */
    void check() throws Exception {
        for (TestOrder order : orders) {
            check(order);
        }
    }

    private void check(TestOrder order) {
        List<Map<String, Object>> rows =
                integration
                        .database()
                        .queryForList(
                                "select l.state, l.cause, l.reason, l.remedy, (select count(*) from"
                                        + " stock_reservation r where r.order_id = l.order_id and"
                                        + " r.released_at is null) as reserved from order_log l where"
                                        + " l.order_id = ?",
                                String.valueOf(order.id()));
        List<JsonNode> sales = sales(order);
        List<String> problems =
                new OrderModel(
                                systems.handshake().order(order.id()),
                                sales,
                                rows.isEmpty() ? null : rows.get(0),
                                voidedByHand,
                                paidFrom)
                        .problems();
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    "%s: %s%nlog %s%nwhy %s%nsales %s"
                            .formatted(order.number(), problems, rows, why(order), sales));
        }
    }

    List<JsonNode> sales(TestOrder order) {
        List<JsonNode> sales = new ArrayList<>(systems.dear().sales(order.externalId()));
        for (int generation = 2; generation < 40; generation++) {
            sales.addAll(systems.dear().sales(order.externalId() + ":" + generation));
        }
        return sales;
    }

    String why(TestOrder order) {
        return String.join(
                "\n  ",
                integration
                        .database()
                        .queryForList(
                                "select generation || ' ' || event || ': ' || coalesce(detail, '')"
                                        + " from order_audit where order_id = ? order by id",
                                String.class,
                                String.valueOf(order.id())));
    }

    synchronized void trace(String text) {
        trace.add(text);
    }

    // ---- life and death

    /**
     * Sometimes in a new context, as after a restart; mostly the old one goes on, which is faster.
     */
    private void revive() throws Exception {
        database.revive();
        if (random.nextInt(20) == 0) {
            restarts++;
            integration.close();
            database.close();
            start();
        }
    }

    private void start() throws Exception {
        database = MortalDatabase.next(systems.dear(), systems.handshake());
        integration = RunningIntegration.against(systems).with(settings).with(clock).start();
    }

    @Override
    public void close() {
        integration.close();
        database.close();
        systems.close();
    }
}
