package io.handshakedear.changes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.HandshakeStandIn;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.stock.StockRuns;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;

/**
 * Two stores that sell one stock. Buyers order what a store shows; before the next one comes, the
 * order has been captured and the levels that it changes were sent, whatever fails meanwhile.
 * Everything else happens in any order: sales are written to DEAR and voided, DEAR's stock is read,
 * answers are lost, reads are slow, the integration dies.
 */
final class OversellRun implements AutoCloseable {

    private static final List<String> SKUS = List.of("MUG-01", "TEA-01", "SHIRT-RED-M");
    private static final List<String> STORES = List.of("acme", "other");
    private static final int MOST_ROUNDS = 60;

    private final SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
    private final HandshakeStandIn other = HandshakeStandIn.startWithoutOrders(0);
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Integer> supply = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    /** What each store would show if DEAR's available stock was pushed as it is. */
    private final Map<String, Integer> naive = new HashMap<>();

    private final Random random;
    private MortalDatabase database;
    private RunningIntegration integration;
    private int bought;
    private int naivelyOversold;
    private int deaths;

    /** An order and what it takes from the stock as long as it is not cancelled. */
    private static final class Order {
        private final TestOrder order;
        private final String store;
        private final String sku;
        private int quantity;

        private Order(TestOrder order, String store, String sku, int quantity) {
            this.order = order;
            this.store = store;
            this.sku = sku;
            this.quantity = quantity;
        }
    }

    OversellRun(Path home, long seed, Map<String, String> changed) throws Exception {
        random = new Random(seed);
        systems.dear().setAllStock(BigDecimal.ZERO);
        other.limit().set(0, 60_000);
        Path routes = MortalRoutes.copy(home);
        String seldom = "period: 3600000\n        delay: 3600000";
        for (String file : List.of("stock/schedule-stock", "stock/read-marked-stock")) {
            MortalRoutes.replace(
                    routes,
                    file + ".camel.yaml",
                    "delay: 1000\n        period: \"{{work-poll}}\"",
                    seldom);
        }
        settings.putAll(MortalRoutes.settings(routes));
        settings.put("store.acme.update-stock-levels", "true");
        settings.putAll(changed);
        start();
        for (String sku : SKUS) {
            restock(sku, 20 + random.nextInt(20));
        }
        settle();
    }

    int bought() {
        return bought;
    }

    int naivelyOversold() {
        return naivelyOversold;
    }

    int deaths() {
        return deaths;
    }

    /**
     * Lets things happen; at the end nothing is left over.
     *
     * @throws AssertionError when a store shows more than there is, with all that happened
     */
    void live(int events) throws Exception {
        try {
            for (int event = 0; event < events; event++) {
                happen();
                requireNothingOversold();
            }
            database.revive();
            settle();
            requireNothingOversold();
            for (String sku : SKUS) {
                for (String store : STORES) {
                    require(
                            shown(store, sku) == available(sku),
                            "%s shows %d of %s at last, DEAR has %d"
                                    .formatted(store, shown(store, sku), sku, available(sku)));
                }
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\n" + String.join("\n", trace), e);
        }
    }

    private void happen() throws Exception {
        int event = random.nextInt(100);
        String store = STORES.get(random.nextInt(2));
        String sku = SKUS.get(random.nextInt(SKUS.size()));
        if (event < 34) {
            buy(store, sku);
        } else if (event < 50) {
            send(store, "direct:process-orders");
        } else if (event < 60) {
            sweep(store);
        } else if (event < 70) {
            processWhileDearIsRead(store);
        } else if (event < 75) {
            tellOf(sku);
        } else if (event < 80) {
            cancelOne();
        } else if (event < 84) {
            restock(sku, 1 + random.nextInt(6));
        } else if (event < 88) {
            shipOne();
        } else if (event < 93) {
            loseAnAnswer();
        } else {
            boolean before = random.nextBoolean();
            int commit = 1 + random.nextInt(25);
            trace("die at commit %d, %s".formatted(commit, before ? "before" : "after"));
            database.dieAt(commit, before);
        }
    }

    // ---- what people do

    private void buy(String store, String sku) throws Exception {
        int wanted = 1 + random.nextInt(12);
        int left = left(sku);
        naivelyOversold += Math.max(0, Math.min(wanted, naive.getOrDefault(store + sku, 0)) - left);
        int quantity = Math.min(wanted, shown(store, sku) - deductedByHandshake(store, sku));
        if (quantity <= 0) {
            return;
        }
        require(
                quantity <= left,
                "%s sells %d of %s, there are %d".formatted(store, quantity, sku, left));
        TestOrder order = TestOrder.empty().line(sku, quantity, "10.00");
        handshake(store).putOrder(order.json());
        Order one = new Order(order, store, sku, quantity);
        orders.add(one);
        bought += quantity;
        trace("%s sells %d of %s, %s".formatted(store, quantity, sku, order.number()));
        for (int round = 0; round < MOST_ROUNDS && state(one) == null; round++) {
            send(store, capture(store));
        }
        require(state(one) != null, order.number() + " is not captured");
        pushAll();
    }

    private void cancelOne() {
        if (!orders.isEmpty()) {
            Order one = orders.get(random.nextInt(orders.size()));
            if (one.quantity > 0 && !isShipped(one)) {
                trace("cancel " + one.order.number());
                handshake(one.store).changeStatus(one.order.id(), "Cancelled");
                one.quantity = 0;
            }
        }
    }

    private void restock(String sku, int quantity) {
        trace("restock %d of %s".formatted(quantity, sku));
        supply.merge(sku, quantity, Integer::sum);
        int onHand = systems.dear().stock().at(place(sku, "OnHand")).asInt();
        systems.dear().setStock(sku, SandboxData.MAIN, BigDecimal.valueOf(onHand + quantity));
    }

    private void shipOne() {
        for (Order one : orders) {
            if (one.quantity > 0 && "PROCESSED".equals(state(one)) && !isShipped(one)) {
                trace("ship " + one.order.number());
                systems.dear().ship(externalId(one), "UPS", "1Z", null);
                return;
            }
        }
    }

    private boolean isShipped(Order one) {
        return systems.dear().sales(externalId(one)).stream()
                .anyMatch(sale -> !sale.path("Fulfilments").isEmpty());
    }

    private void loseAnAnswer() {
        Point point = random.nextBoolean() ? Point.BEFORE : Point.AFTER;
        FaultRule rule =
                switch (random.nextInt(4)) {
                    case 0 -> FaultRule.on("POST", "sale/order");
                    case 1 -> FaultRule.on("DELETE", "sale");
                    case 2 -> FaultRule.on("GET", "ref/productavailability");
                    default -> FaultRule.on("PATCH", ".*");
                };
        trace("lose the answer to %s %s %s".formatted(rule.method, rule.path, point));
        rule.drop(point).nth(1);
        (rule.method.equals("PATCH")
                        ? handshake(STORES.get(random.nextInt(2))).faults()
                        : systems.dear().faults())
                .add(rule);
    }

    // ---- what the integration does

    /** A webhook, which is read soon. */
    private void tellOf(String sku) throws Exception {
        trace("read " + sku);
        integration
                .database()
                .update(
                        "insert into stock_mark select product_id, 1 from product_index p where"
                                + " sku = ? and not exists (select 1 from stock_mark m where"
                                + " m.product_id = p.product_id)",
                        sku);
        if (random.nextBoolean()) {
            readMarks();
        }
        pushAll();
    }

    private void readMarks() throws Exception {
        for (Map<String, Object> mark :
                integration.database().queryForList("select product_id, marks from stock_mark")) {
            send(
                    "acme",
                    "direct:read-marked-product",
                    exchange -> exchange.getMessage().setBody(mark));
        }
    }

    private void sweep(String store) throws Exception {
        trace("sweep for " + store);
        runs().ask(store, null);
        push(store);
        pushAll();
    }

    /** DEAR is read, slowly, while orders get their stock there. */
    private void processWhileDearIsRead(String store) throws Exception {
        trace("process %s while DEAR is read".formatted(store));
        FaultRule slow = FaultRule.on("GET", "ref/productavailability").delay(Point.AFTER, 80);
        systems.dear().faults().add(slow.times(1));
        runs().ask("acme", null);
        Thread work = new Thread(() -> ask(store, "direct:process-orders", exchange -> {}));
        work.start();
        ask("acme", "direct:push-stock", exchange -> {});
        work.join();
        mourn();
        pushAll();
    }

    private void pushAll() throws Exception {
        for (String store : STORES) {
            push(store);
        }
    }

    /** Runs until one has gone through, and nothing is due any more. */
    private void push(String store) throws Exception {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean through = send(store, "direct:push-stock");
            if (through && due(store) == 0) {
                for (String sku : SKUS) {
                    naive.put(store + sku, available(sku));
                }
                return;
            }
        }
        throw new AssertionError("The levels of " + store + " are not pushed");
    }

    private int due(String store) {
        return integration
                .database()
                .queryForObject(
                        "select count(*) from stock_unit where store = ? and due = true",
                        Integer.class,
                        store);
    }

    private void settle() throws Exception {
        trace("calm");
        for (int round = 0; round < MOST_ROUNDS; round++) {
            for (String store : STORES) {
                send(store, capture(store));
                send(store, "direct:process-orders");
            }
            readMarks();
            for (String store : STORES) {
                runs().ask(store, null);
                push(store);
            }
            boolean open =
                    integration
                                    .database()
                                    .queryForObject(
                                            "select count(*) from order_log where state in"
                                                    + " ('PENDING', 'PROCESSING')",
                                            Integer.class)
                            > 0;
            if (round > 1 && !open) {
                return;
            }
        }
        throw new AssertionError("Orders do not come to their end");
    }

    private StockRuns runs() {
        return integration
                .context()
                .getRegistry()
                .lookupByNameAndType("stockRuns", StockRuns.class);
    }

    private static String capture(String store) {
        return "seda:capture-orders-%s?size=1&blockWhenFull=true&waitForTaskToComplete=Always&timeout=0"
                .formatted(store);
    }

    private boolean send(String store, String route) throws Exception {
        return send(store, route, exchange -> {});
    }

    private boolean send(String store, String route, org.apache.camel.Processor asked)
            throws Exception {
        boolean failed = ask(store, route, asked);
        boolean died = database.isDead();
        mourn();
        return !failed && !died;
    }

    /** True if it failed; a run that ended early has handled its failure. */
    private boolean ask(String store, String route, org.apache.camel.Processor asked) {
        Exchange answer =
                integration
                        .context()
                        .createProducerTemplate()
                        .send(
                                route,
                                exchange -> {
                                    exchange.setVariable("store", store);
                                    asked.process(exchange);
                                });
        boolean failed =
                answer.getException() != null
                        || answer.getProperty(Exchange.EXCEPTION_CAUGHT) != null;
        if (failed) {
            trace("… %s failed".formatted(route));
        }
        return failed;
    }

    // ---- what there is

    private void requireNothingOversold() {
        for (String sku : SKUS) {
            for (String store : STORES) {
                int free = shown(store, sku) - deductedByHandshake(store, sku);
                // a cancellation frees stock that a store need not show yet; never the other way
                require(
                        free <= left(sku),
                        "%s shows %d of %s, there are %d".formatted(store, free, sku, left(sku)));
            }
        }
    }

    private int left(String sku) {
        return supply.get(sku)
                - orders.stream()
                        .filter(one -> one.sku.equals(sku))
                        .mapToInt(one -> one.quantity)
                        .sum();
    }

    /** What Handshake itself takes off for the store's own orders. */
    private int deductedByHandshake(String store, String sku) {
        return settings.getOrDefault("store.acme.handshake-deducts-orders", "false").equals("true")
                ? orders.stream()
                        .filter(one -> one.store.equals(store) && one.sku.equals(sku))
                        .mapToInt(one -> one.quantity)
                        .sum()
                : 0;
    }

    private int shown(String store, String sku) {
        SandboxData.Product product = SandboxData.product(sku);
        boolean variant = product.variantId() > 0;
        String owner = variant ? "/variants/" + product.variantId() : "/items/" + product.itemId();
        for (ObjectNode unit :
                handshake(store).documents(variant ? "variant_stock_units" : "item_stock_units")) {
            if (unit.path(variant ? "variant" : "item").asText().endsWith(owner)
                    && unit.path("warehouse").asText().endsWith("/" + SandboxData.MAIN_WAREHOUSE)) {
                return unit.path("shelfQty").asInt();
            }
        }
        throw new IllegalStateException(sku);
    }

    private int available(String sku) {
        return systems.dear().stock().at(place(sku, "Available")).asInt();
    }

    private static String place(String sku, String figure) {
        return "/%s/%s/%s".formatted(SandboxData.MAIN, sku, figure);
    }

    private String state(Order one) {
        return integration
                .database()
                .queryForList(
                        "select state from order_log where store = ? and order_id = ?",
                        String.class,
                        one.store,
                        String.valueOf(one.order.id()))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static String externalId(Order one) {
        return "handshake:%s:%d".formatted(one.store, one.order.id());
    }

    private HandshakeStandIn handshake(String store) {
        return store.equals("acme") ? systems.handshake() : other;
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }

    private synchronized void trace(String text) {
        trace.add(text);
    }

    // ---- life and death

    private void mourn() throws Exception {
        if (database.isDead()) {
            trace("… died " + database.diedAt());
            deaths++;
            database.revive();
            if (random.nextInt(10) == 0) {
                trace("restart");
                integration.close();
                database.close();
                start();
            }
        }
    }

    private void start() throws Exception {
        database = MortalDatabase.next(systems.dear(), systems.handshake(), other);
        integration =
                RunningIntegration.against(systems)
                        .with(settings)
                        .with(Clock.systemUTC())
                        .withStore("other", other.url())
                        .start();
    }

    @Override
    public void close() {
        integration.close();
        database.close();
        systems.close();
        other.close();
    }
}
