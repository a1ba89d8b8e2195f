package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.IntegrationTests;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxData;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DEAR's stock webhook makes levels come sooner, and is not believed (Q3). */
class StockWebhookTest extends IntegrationTests {

    private static final String SECRET = "a long and random text";

    private StockStore acme;
    private String address;

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        starting.with("store.acme.update-stock-levels", "true")
                .with("store.acme.export-shipping", "false")
                .with("admin.port", String.valueOf(port))
                .with("webhook.url", address)
                .with("webhook.secret", SECRET);
    }

    @BeforeAll
    void pushAll() {
        acme = new StockStore(integration, systems.handshake(), "acme");
        acme.push();
        Map<String, Object> job = acme.run("webhooks");
        assertThat(job.get("state")).as("%s", job.get("message")).isEqualTo("DONE");
    }

    @Test
    void onlyTheStockWebhookIsRegisteredWhereOnlyStockIsWanted() {
        assertThat(systems.dear().webhooks())
                .extracting(hook -> hook.path("Type").asText())
                .containsExactly("Stock/AvailableStockLevelChanged");
    }

    @Test
    void aDeliveryHasTheProductReadAndItsLevelPushed() {
        systems.dear().setStock("BOWL-01", SandboxData.MAIN, BigDecimal.valueOf(17));
        systems.dear().ledger().clear();

        assertThat(systems.dear().deliverWebhooks()).isPositive();

        acme.awaitLevel("BOWL-01", 17);
        assertThat(systems.dear().ledger().entries(call -> call.method().equals("GET")))
                .as("no sweep")
                .allMatch(call -> call.query().startsWith("ID="));
    }

    @Test
    void whatADeliverySaysOfTheStockIsNotBelieved() throws Exception {
        systems.dear().setStock("BOWL-02", SandboxData.MAIN, BigDecimal.valueOf(18));
        String id =
                integration
                        .database()
                        .queryForObject(
                                "select product_id from product_index where sku = 'BOWL-02'",
                                String.class);
        String forged =
                "[{\"ID\":\"%s\",\"SKU\":\"BOWL-02\",\"Location\":\"%s\",\"Available\":999}]"
                        .formatted(id.toUpperCase(java.util.Locale.ROOT), SandboxData.MAIN);

        assertThat(post(forged, "wrong")).isEqualTo(401);
        assertThat(post("[{\"ID\":\"no guid\"}, 7]", SECRET)).isEqualTo(202);
        assertThat(post("{\"ID\":\"" + id + "\"}", SECRET)).isEqualTo(202);
        assertThat(post(forged, SECRET)).isEqualTo(202);

        acme.awaitLevel("BOWL-02", 18);
    }

    private int post(String body, String secret) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        address + "/webhooks/dear/available-stock-level-changed"))
                        .header("Authorization", "Bearer " + secret)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
