package io.handshakedear.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commands with --dry-run: what would be sent is shown, and nothing is changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunTest {

    /** What a dry run leaves as it is: all but its own job, and the calls of the budget. */
    private static final List<String> STATE =
            List.of(
                    // captures go on, and note when they saw the order last
                    "(select order_id, state, generation, fingerprint from order_log) orders_taken",
                    "pending_order",
                    "order_audit",
                    "remote_write",
                    "product_link",
                    "product_index",
                    "family_link",
                    "category_link",
                    "catalogue_item",
                    "listing",
                    "listing_document",
                    "customer_link",
                    "stock_unit",
                    "stock_level",
                    "stock_reservation",
                    "sent_alert");

    private SandboxSystems systems;
    private RunningIntegration running;

    @BeforeAll
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        running =
                RunningIntegration.against(systems)
                        .with("store.acme.process", "manual")
                        .with("store.acme.update-stock-levels", "true")
                        .with("store.acme.create-payments", "true")
                        .with("store.acme.payments-account", "090")
                        .with("store.acme.invoice-status", "Authorised")
                        .with("store.acme.export-shipping", "true")
                        .with(database())
                        .start();
        running.awaitFirstCapture("acme");
        awaitLevel(200);
    }

    /** Waits until the integration has pushed a level by itself. */
    private void awaitLevel(int level) {
        Awaitility.await("the level of MUG-01")
                .atMost(Duration.ofSeconds(60))
                .until(() -> level("MUG-01") == level && due() == 0);
    }

    /** Waits until nothing goes on any more, such as the stock of what was listed. */
    private void awaitRest() {
        AtomicReference<List<Object>> seen = new AtomicReference<>();
        Awaitility.await("the integration rests")
                .atMost(Duration.ofSeconds(60))
                .during(Duration.ofSeconds(3))
                .until(
                        () -> {
                            List<Object> now = state();
                            return now.equals(seen.getAndSet(now)) && due() == 0;
                        });
    }

    private int level(String sku) {
        String owner = "/items/" + SandboxData.product(sku).itemId();
        return systems.handshake().documents("item_stock_units").stream()
                .filter(unit -> unit.path("item").asText().endsWith(owner))
                .findFirst()
                .orElseThrow()
                .path("shelfQty")
                .asInt();
    }

    private int due() {
        return running.database()
                .queryForObject("select count(*) from stock_unit where due = true", Integer.class);
    }

    Map<String, String> database() {
        return Map.of();
    }

    @AfterAll
    void end() {
        running.close();
        systems.close();
    }

    @Test
    void processShowsTheWritesOfTheSaleAndItsCustomer() {
        int before = level("MUG-01");
        TestOrder order = TestOrder.empty().line("MUG-01", 2, "8.50").into(systems);
        running.await(order, "PENDING");
        awaitLevel(before - 2);

        assertThat(calls("process", null))
                .containsExactly(
                        "dear POST customer",
                        "dear POST sale",
                        "dear POST sale/order",
                        "dear POST sale/invoice",
                        "dear POST sale/payment");

        assertThat(running.states()).containsEntry(order.number(), "PENDING");
        systems.handshake().deleteOrder(order.id());
    }

    @Test
    void listShowsEachCallOfANewFamilyAndTheLastOne() {
        SandboxClient dear = new SandboxClient(systems.dear().url());
        JsonNode family = dear.ui("GET", "productFamily?Sku=SHIRT", null).at("/ProductFamilies/0");
        ((ObjectNode) family).put("SKU", "BLOUSE").remove("ID");
        dear.ui("POST", "productFamily", family);

        assertThat(calls("list", "{\"sku\":\"BLOUSE\"}"))
                .containsExactly(
                        "handshake POST items",
                        "handshake POST variants",
                        "handshake POST variants",
                        "handshake POST variants",
                        "handshake POST variants",
                        "handshake GET items");
    }

    @Test
    void loadProductsShowsCategoriesProductsAndFamilies() {
        assertThat(calls("load-products", null))
                .contains("dear POST product", "dear PUT product", "dear PUT productFamily")
                .allMatch(call -> call.startsWith("dear "));
    }

    @Test
    void pushStockShowsTheLevels() {
        systems.dear().setStock("MUG-01", SandboxData.MAIN, BigDecimal.valueOf(77));

        assertThat(calls("push-stock", null)).contains("handshake PATCH item_stock_units");
    }

    @Test
    void loadCustomersShowsTheCustomersThatDearLacks() {
        assertThat(calls("load-customers", null)).contains("dear POST customer");
    }

    @Test
    void removeShowsWhatHandshakeLoses() {
        new Commands(running).done("list", "{\"sku\":\"TEA-01\"}");
        awaitRest();

        assertThat(calls("remove", "{\"sku\":\"TEA-01\"}"))
                .singleElement()
                .asString()
                .startsWith("handshake DELETE items/");
    }

    @Test
    void pushShipmentsShowsTheShipmentAndTheOrderComplete() {
        int before = level("MUG-01");
        TestOrder order = TestOrder.empty().line("MUG-01", 1, "8.50").into(systems);
        running.await(order, "PENDING");
        new Commands(running).done("process", null);
        running.await(order, "PROCESSED");
        systems.dear().ship(order.externalId(), "UPS", "1Z999", null);
        awaitLevel(before - 1);

        assertThat(calls("push-shipments", null))
                .containsExactly(
                        "handshake POST shipments",
                        "handshake PATCH shipment_lines",
                        "handshake POST orders/%d/actions/changeStatus".formatted(order.id()));
    }

    @Test
    void anUnreachableSystemIsToldAndNoListIsGiven() {
        systems.dear().faults().add(FaultRule.on("GET", ".*").status(Point.BEFORE, 503));
        try {
            Map<String, Object> job = new Commands(running).dryRun("list", "{\"sku\":\"MUG-01\"}");

            assertThat(job.get("state")).isEqualTo("FAILED");
            assertThat(count(job)).isZero();
        } finally {
            systems.dear().faults().clear();
        }
    }

    /** The calls that a command would send, after a check that nothing has changed. */
    private List<String> calls(String command, String argument) {
        List<Object> before = state();
        systems.handshake().ledger().clear();
        systems.dear().ledger().clear();
        List<String> calls = new Commands(running).calls(command, argument);
        assertThat(state()).as("the state").isEqualTo(before);
        assertThat(systems.handshake().ledger().entries(DryRunTest::changes)).isEmpty();
        assertThat(systems.dear().ledger().entries(DryRunTest::changes)).isEmpty();
        return calls;
    }

    private static boolean changes(Ledger.Entry call) {
        return !call.method().equals("GET")
                || String.valueOf(call.query()).contains("recalculatePositions");
    }

    private List<Object> state() {
        return STATE.stream()
                .map(
                        table ->
                                (Object)
                                        running
                                                .database()
                                                .queryForList("select * from " + table)
                                                .stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .toList())
                .toList();
    }

    private int count(Map<String, Object> job) {
        return running.database()
                .queryForObject(
                        "select count(*) from dry_run_call where job_id = ?",
                        Integer.class,
                        job.get("id"));
    }
}
