package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.Ledger;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DEAR's webhooks make shipments come sooner, and cannot do more than that. */
class WebhooksTest extends IntegrationTests {

    private static final String SECRET = "a long and random text";
    private static final String AUTHORISED = "shipment-authorised";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Shipping shipping;
    private String address;

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        systems.dear().setAllStock(new BigDecimal(10_000));
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        starting.with("admin.port", String.valueOf(port))
                .with("webhook.url", address + "/")
                .with("webhook.secret", SECRET)
                .with("webhook-check", "1s");
        shipping = new Shipping(starting);
    }

    @Test
    void areRegisteredOnceAndSwitchedOnAgain() {
        assertThat(shipping.run("webhooks").get("state")).isEqualTo("DONE");
        Ledger calls = systems.dear().ledger();
        calls.clear();

        Map<String, Object> again = shipping.run("webhooks");

        assertThat(again.get("message").toString()).contains("as they should be");
        assertThat(systems.dear().webhooks())
                .hasSize(2)
                .allMatch(hook -> hook.path("ExternalBearerToken").asText().equals(SECRET))
                .allMatch(hook -> hook.path("IsActive").asBoolean())
                .extracting(hook -> hook.path("ExternalURL").asText())
                .contains(address + "/webhooks/dear/" + AUTHORISED);
        assertThat(calls.entries(call -> !call.method().equals("GET"))).isEmpty();

        systems.dear().switchWebhooksOff("Sale/ShipmentAuthorised");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                systems.dear().webhooks().stream()
                                        .allMatch(hook -> hook.path("IsActive").asBoolean()));
        assertThat(systems.dear().webhooks()).hasSize(2);
        Awaitility.await()
                .until(
                        () ->
                                !integration
                                        .database()
                                        .queryForList(
                                                "select cause from sent_alert where cause like"
                                                        + " 'webhook:shipment-authorised:%'")
                                        .isEmpty());
        assertThat(
                        integration
                                .database()
                                .queryForList("select result from remote_write", String.class))
                .noneMatch(result -> result != null && result.contains(SECRET));
    }

    @Test
    void aDeliveryBringsTheShipmentWithoutAPoll() {
        shipping.run("webhooks");
        TestOrder order = processed();
        String task = systems.dear().ship(order.externalId(), "UPS", "1Z-HOOK", null);
        systems.dear().ledger().clear();

        assertThat(systems.dear().deliverWebhooks()).isPositive();
        awaitTracking(order, "1Z-HOOK");
        systems.dear().retrack(task, "UPS", "1Z-HOOK-2");
        assertThat(systems.dear().deliverWebhooks()).isPositive();
        awaitTracking(order, "1Z-HOOK-2");

        assertThat(reads(order)).isEqualTo(2);
        systems.handshake().ledger().clear();
        shipping.push();
        assertThat(reads(order)).as("the poll finds nothing new").isEqualTo(2);
        assertThat(shipping.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer wrong",
                "Basic YTpi",
                "Bearer a long and random tex",
                "a long and random text"
            })
    void withoutTheSecretNothingIsTaken(String authorization) throws Exception {
        HttpResponse<String> answer = post(AUTHORISED, authorization, "{\"OrderNumber\":\"SO-1\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "no json",
                "\u0000",
                "{\"SaleID\": \"x",
                "{}",
                "[]",
                "null",
                "",
                "17",
                "{\"SaleID\": {\"a\": 1}}",
                "{\"SaleID\": \"' or 1=1 --\"}",
                "{\"OrderNumber\": \"SO\\u0000-1\", \"SaleTaskID\": 5}",
                "{\"SaleID\": \"00000000-0000-0000-0000-000000000000\"}"
            })
    void garbageHasNoEffect(String body) throws Exception {
        int before = marks();
        int status = post(AUTHORISED, "Bearer " + SECRET, body).statusCode();

        assertThat(status).isIn(202, 400);
        assertThat(marks()).isEqualTo(before);
    }

    @Test
    void otherEventsAndLargeBodiesAreRefused() throws Exception {
        String bearer = "Bearer " + SECRET;
        assertThat(post("fly", bearer, "{}").statusCode()).isEqualTo(404);
        assertThat(post(AUTHORISED, bearer, "[".repeat(100_000)).statusCode()).isEqualTo(400);
        assertThat(post(AUTHORISED, bearer, "x".repeat(2_000_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aStormEndsAsPollingAlone() throws Exception {
        List<TestOrder> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            orders.add(TestOrder.empty().line("MUG-01", 2, "8.50").into(systems));
        }
        orders.forEach(order -> integration.await(order, "PROCESSED"));
        systems.dear().deliverWebhooks();
        for (TestOrder order : orders) {
            systems.dear()
                    .ship(order.externalId(), "UPS", "1Z-1", Map.of("MUG-01", BigDecimal.ONE));
        }
        List<String> told = payloads();
        List<HttpRequest> storm = new ArrayList<>();
        Random random = new Random(7);
        while (storm.size() < 1000) {
            String payload = told.get(random.nextInt(told.size()));
            storm.add(
                    switch (random.nextInt(4)) {
                        case 0 -> request(AUTHORISED, "Bearer forged", payload);
                        case 1 -> request(AUTHORISED, "Bearer " + SECRET, payload + "}{");
                        default -> request(AUTHORISED, "Bearer " + SECRET, payload);
                    });
        }
        Collections.shuffle(storm, random);

        List<Future<Integer>> answers = new ArrayList<>();
        ExecutorService senders = Executors.newFixedThreadPool(32);
        for (int i = 0; i < storm.size(); i++) {
            HttpRequest delivery = storm.get(i);
            answers.add(senders.submit(() -> send(delivery).statusCode()));
            if (i == 500) {
                // the second half tells old news while the rest is shipped
                orders.forEach(o -> systems.dear().ship(o.externalId(), "DHL", "JD-2", null));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(202, 400, 401);
        }
        senders.shutdown();
        shipping.push();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(orders)
                                        .allSatisfy(
                                                order ->
                                                        assertThat(trackings(order))
                                                                .containsExactly("1Z-1", "JD-2")));
        assertThat(orders)
                .allSatisfy(
                        order -> {
                            assertThat(shipping.of(order).stream().map(shipping::linesOf))
                                    .allMatch(lines -> lines.size() == 1);
                            assertThat(
                                            systems.handshake()
                                                    .order(order.id())
                                                    .path("status")
                                                    .asText())
                                    .isEqualTo("Complete");
                        });
        Awaitility.await().until(() -> open() == 0);
        systems.handshake().ledger().clear();
        shipping.push();
        assertThat(shipping.writes()).as("nothing is left to do").isEmpty();
    }

    private List<String> trackings(TestOrder order) {
        return shipping.of(order).stream()
                .map(one -> one.path("tracking_number").asText())
                .sorted()
                .toList();
    }

    /** How often the order's sale was read. */
    private int reads(TestOrder order) {
        String query = "ID=" + order.sale(systems).path("ID").asText();
        return systems.dear()
                .ledger()
                .entries(call -> call.path().equals("sale") && query.equals(call.query()))
                .size();
    }

    private List<String> payloads() {
        return systems.dear().events().stream()
                .map(event -> (ObjectNode) event.get("payload"))
                .map(ObjectNode::toString)
                .toList();
    }

    private TestOrder processed() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PROCESSED");
        return order;
    }

    private void awaitTracking(TestOrder order, String number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> trackings(order).equals(List.of(number)) && open() == 0);
    }

    private int marks() {
        return count("select coalesce(sum(marks), 0) from sale_shipment");
    }

    private int open() {
        return count("select count(*) from sale_shipment where marks > looked");
    }

    private int count(String sql) {
        return integration.database().queryForObject(sql, Integer.class);
    }

    private HttpResponse<String> post(String event, String authorization, String body)
            throws Exception {
        return send(request(event, authorization, body));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String event, String authorization, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + "/webhooks/dear/" + event))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        body.getBytes(StandardCharsets.UTF_8)));
        return (authorization.isEmpty() ? request : request.header("Authorization", authorization))
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
