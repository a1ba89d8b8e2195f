package io.handshakedear.homes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.consolidation.DailyStore;
import io.handshakedear.sandbox.HandshakeStandIn;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.function.Executable;

/**
 * What the integration does in every home, seen from outside: by what the two systems hold and what
 * the admin API answers.
 */
final class Conformance implements AutoCloseable {

    /** A product that no order here has. */
    private static final String SKU = "TABLE-01";

    private static final String CUSTOMER = "Orders of a day";

    /** As the integration reports its start. */
    private static final Pattern ADDRESS = Pattern.compile("API at (http://\\S+)/api");

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Home home;
    private final SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
    private final HandshakeStandIn days = HandshakeStandIn.startWithoutOrders(0);
    private final Map<String, String> settings = new HashMap<>();

    /** Since the last start. */
    private HomeApi api;

    /** Of yesterday, which is over when the integration first starts. */
    private final List<TestOrder> ofYesterday = new ArrayList<>();

    Conformance(Home home) throws IOException {
        this.home = home;
        systems.settings()
                .forEach(
                        (key, value) -> {
                            settings.put(key, value);
                            settings.put(key.replace("store.acme.", "store.days."), value);
                        });
        settings.put("stores", "acme,days");
        // a free one: one that was free a moment ago may be taken by then
        settings.put("admin.port", "0");
        settings.put("admin.password", HomeApi.PASSWORD);
        settings.put("store.days.url", days.url());
        settings.put("store.days.time-zone", "UTC");
        settings.put("store.days.consolidate-orders", "Daily");
        settings.put("store.days.consolidation-time", "23:59:59");
        settings.put("store.days.consolidated-customer", CUSTOMER);
        settings.put("consolidation-poll", "500ms");
        for (String store : List.of("acme", "days")) {
            settings.put("store." + store + ".order-poll", "0/2 * * * * ?");
            settings.put("store." + store + ".stock-poll", "0/5 * * * * ?");
            settings.put("store." + store + ".shipping-poll", "0/5 * * * * ?");
            settings.put("store." + store + ".capture-from", yesterday().toString());
        }
        DailyStore.createCustomer(systems, CUSTOMER);
        for (int number = 0; number < 3; number++) {
            TestOrder order =
                    TestOrder.at(yesterday().atTime(12, 0).toInstant(ZoneOffset.UTC))
                            .line("MUG-01", 1, "8.50");
            days.putOrder(order.json());
            ofYesterday.add(order);
        }
    }

    /** By name, in the order in which they are run on one home. */
    Map<String, Executable> scenarios() {
        Map<String, Executable> scenarios = new LinkedHashMap<>();
        scenarios.put("capture to sale", this::captureToSale);
        scenarios.put("crash and restart", this::crashAndRestart);
        scenarios.put("daily consolidation", this::dailyConsolidation);
        scenarios.put("cancel", this::cancel);
        scenarios.put("stock push", this::stockPush);
        scenarios.put("shipment", this::shipment);
        scenarios.put("admin API", this::adminApi);
        scenarios.put("stop", this::stop);
        return scenarios;
    }

    private void captureToSale() throws Exception {
        start();
        TestOrder order = TestOrder.plain().into(systems);
        awaitState(order, "PROCESSED");

        assertThat(systems.dear().sales(order.externalId())).hasSize(1);
        assertThat(sale(order).at("/Order/TotalBeforeTax").decimalValue())
                .isEqualByComparingTo(order.json().path("totalAmount").asText());
    }

    private void crashAndRestart() throws Exception {
        List<TestOrder> orders = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            orders.add(TestOrder.plain().into(systems));
        }
        await("some sales are written", () -> orders.stream().filter(this::hasSale).count() > 2);
        home.kill();
        start();
        for (TestOrder order : orders) {
            awaitState(order, "PROCESSED");
            assertThat(systems.dear().sales(order.externalId())).hasSize(1);
        }
        assertThat(systems.dear().doubles()).isEmpty();
    }

    private void dailyConsolidation() {
        for (TestOrder order : ofYesterday) {
            awaitState("days", order, "PROCESSED");
        }

        List<ObjectNode> sales = systems.dear().sales("handshake:days:" + yesterday());
        assertThat(sales).hasSize(1);
        assertThat(sales.get(0).at("/Order/TotalBeforeTax").decimalValue())
                .isEqualByComparingTo("25.50");
    }

    private void cancel() {
        TestOrder order = TestOrder.plain().into(systems);
        awaitState(order, "PROCESSED");
        systems.handshake().changeStatus(order.id(), "Cancelled");
        awaitState(order, "CANCELLED");

        assertThat(systems.dear().sales(order.externalId()))
                .extracting(sale -> sale.path("Status").asText())
                .containsOnly("VOIDED");
    }

    private void stockPush() {
        systems.dear().setStock(SKU, SandboxData.MAIN, new BigDecimal(321));

        await("Handshake shows DEAR's level", () -> shelf() == 321);
        systems.dear().setStock(SKU, SandboxData.MAIN, new BigDecimal(123));
        await("Handshake follows DEAR's level", () -> shelf() == 123);
    }

    private void shipment() {
        TestOrder order = TestOrder.plain().into(systems);
        awaitState(order, "PROCESSED");
        systems.dear().ship(order.externalId(), "UPS", "1Z999", null);

        await("the order is Complete in Handshake", () -> status(order).equals("Complete"));
        assertThat(systems.handshake().documents("shipments"))
                .filteredOn(
                        shipment ->
                                shipment.path("order").asText().endsWith("/orders/" + order.id()))
                .extracting(shipment -> shipment.path("tracking_number").asText())
                .containsExactly("1Z999");
    }

    private void adminApi() throws Exception {
        assertThat(api.send("/api/orders", "wrong").statusCode()).isEqualTo(401);
        JsonNode orders = api.json("/api/orders?store=acme&state=PROCESSED&limit=2");
        assertThat(orders.path("orders")).hasSize(2);
        String number = orders.at("/orders/0/orderId").asText();
        assertThat(api.json("/api/orders/acme/" + number).toString()).contains("PROCESSED");
        assertThat(api.json("/api/openapi.json").path("openapi").asText()).startsWith("3.");
        HttpResponse<String> page = api.send("/", "none");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(api.send("/page/lib/preact.js", "none").body()).contains("preact");
        assertThat(api.json("/api/stores/acme/settings").toString())
                .contains("Status from which orders are captured");
        assertThat(api.json("/observe/health/ready").path("status").asText()).isEqualTo("UP");
        assertThat(api.send("/observe/metrics", HomeApi.PASSWORD).body())
                .contains("handshakedear_orders{")
                .contains("state=\"PROCESSED\"");
    }

    private void stop() {
        assertThat(home.stop()).as("the process ends when it is asked to").isTrue();
    }

    private void start() throws Exception {
        String before = api == null ? "" : home.log();
        home.start(settings);
        await(
                "the integration is up",
                () -> {
                    Matcher report = ADDRESS.matcher(home.log());
                    report.region(before.length(), report.regionEnd());
                    boolean up = report.find();
                    if (up) {
                        api = new HomeApi(report.group(1));
                    }
                    return up;
                });
        await("the API answers", () -> api.json("/api/stores").path("stores").size() == 2);
    }

    private void awaitState(TestOrder order, String state) {
        awaitState("acme", order, state);
    }

    private void awaitState(String store, TestOrder order, String state) {
        await(
                "order %s of %s is %s".formatted(order.number(), store, state),
                () -> {
                    JsonNode answer = api.json("/api/orders?limit=1000&store=" + store);
                    for (JsonNode row : answer.path("orders")) {
                        if (row.path("orderNumber").asText().equals(order.number())) {
                            return row.path("state").asText().equals(state);
                        }
                    }
                    return false;
                });
    }

    private void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .failFast("it has ended", () -> !home.isAlive())
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError("%s: not so%n%s".formatted(what, telling(home.log())), e);
        }
    }

    /** What a log says of us and of what went wrong, and its end: a host says much besides. */
    private static String telling(String log) {
        String ours =
                log.lines()
                        .filter(line -> line.matches(".*(ERROR|WARN|handshake|Caused by).*"))
                        .limit(80)
                        .collect(Collectors.joining("\n"));
        return "%s%n...%n%s".formatted(ours, log.substring(Math.max(0, log.length() - 2_000)));
    }

    private ObjectNode sale(TestOrder order) {
        return systems.dear().sales(order.externalId()).get(0);
    }

    private boolean hasSale(TestOrder order) {
        return !systems.dear().sales(order.externalId()).isEmpty();
    }

    private String status(TestOrder order) {
        return systems.handshake().order(order.id()).path("status").asText();
    }

    /** What Handshake's main warehouse shows of the SKU. */
    private int shelf() {
        return systems.handshake().documents("item_stock_units").stream()
                .filter(
                        unit ->
                                unit.path("warehouse")
                                        .asText()
                                        .endsWith("/" + SandboxData.MAIN_WAREHOUSE))
                .filter(unit -> unit.path("item").asText().endsWith(itemOfSku()))
                .mapToInt(unit -> unit.path("shelfQty").asInt())
                .findFirst()
                .orElseThrow();
    }

    private String itemOfSku() {
        return systems.handshake().documents("items").stream()
                .filter(item -> item.path("sku").asText().equals(SKU))
                .map(item -> "/" + item.path("objID").asText())
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1);
    }

    @Override
    public void close() {
        home.close();
        days.close();
        systems.close();
    }
}
