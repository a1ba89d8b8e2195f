package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdminApiTest {

    private static SandboxSystems systems;
    private static RunningIntegration integration;
    private static AdminApi api;

    @BeforeAll
    static void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
        integration =
                RunningIntegration.against(systems)
                        .with("admin.password", AdminApi.PASSWORD)
                        .with("store.acme.order-poll", "0 0 0 1 1 ? 2099")
                        .start();
        integration.awaitSettled(15);
        api = new AdminApi(integration);
    }

    @AfterAll
    static void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void asksForThePasswordAndRepeatsNone() throws Exception {
        for (String wrong : new String[] {null, "", "wrong", AdminApi.PASSWORD + "x"}) {
            HttpResponse<String> refused = api.send("GET", "/api/stores", null, wrong);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type"))
                    .hasValue(ApiProblem.CONTENT_TYPE);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
        }
        HttpResponse<String> taken = api.send("GET", "/api/openapi.json", null, AdminApi.PASSWORD);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.headers().map()).doesNotContainKey("authorization");
    }

    @Test
    void refusesADryRunOfWhatHasNone() throws Exception {
        for (String path :
                new String[] {
                    "orders/acme/5001/process?dryRun=true",
                    "stores/acme/capture?dryRun=true",
                    "stores/acme/unlink?dryRun=true",
                    "stores/acme/webhooks?dryRun=true",
                    "stores/acme/process?dryRun=1"
                }) {
            assertThat(api.status("POST", "/api/" + path, null)).as(path).isEqualTo(400);
        }
    }

    @Test
    void showsStoresWithConnectionsOrdersAndCapture() throws Exception {
        JsonNode stores = api.get("/api/stores");

        assertThat(stores.at("/stores/0/name").asText()).isEqualTo("acme");
        assertThat(stores.at("/stores/0/connection/state").asText()).isEqualTo("working");
        assertThat(stores.at("/stores/0/orders/SKIPPED").asInt()).isEqualTo(1);
        assertThat(stores.at("/stores/0/lastCapture/completedAt").asText()).isNotEmpty();
        assertThat(stores.at("/dear/state").asText()).isEqualTo("working");
        assertThat(stores.toString()).doesNotContain("sandbox-handshake-key");
    }

    @Test
    void pagesThroughOrdersOfAState() throws Exception {
        JsonNode first = api.get("/api/orders?store=acme&state=PROCESSED&limit=2&page=1");
        JsonNode second = api.get("/api/orders?store=acme&state=PROCESSED&limit=2&page=2");

        assertThat(first.path("total").asInt()).isGreaterThan(4);
        assertThat(first.path("orders")).hasSize(2);
        assertThat(second.path("orders"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(first.path("orders"));
    }

    @Test
    void findsAnOrderByNumberWithOrWithoutItsSign() throws Exception {
        for (String name : new String[] {"5001", "%235001"}) {
            assertThat(api.get("/api/orders?order=" + name).at("/orders/0/orderNumber").asText())
                    .isEqualTo("#5001");
        }
    }

    @Test
    void tellsAnOrdersWhyInItsOrder() throws Exception {
        JsonNode order = api.get("/api/orders/acme/6001");

        assertThat(order.path("saleLink").asText())
                .isEqualTo(
                        "https://inventory.dearsystems.com/Sale#" + order.path("saleId").asText());
        assertThat(order.path("why").findValuesAsText("event"))
                .containsSubsequence("captured", "sale", "sale-order", "sale-invoice", "processed");
        assertThat(order.at("/why/0/detail").asText())
                .contains("Tax rule 'Tax on Sales' (tax-rule.category.21)");
        assertThat(order.path("why").get(order.path("why").size() - 1).path("detail").asText())
                .contains("sale");
        assertThat(order.path("writes").findValuesAsText("writeName"))
                .contains("sale", "sale-order", "sale-invoice", "sale-payment");
        assertThat(order.at("/document/objID").asInt()).isEqualTo(6001);
        assertThat(order.toString()).doesNotContainIgnoringCase("creditcard");
    }

    @Test
    void answersMistakesAsProblemsThatSayWhatIsAllowed() throws Exception {
        requireProblem(404, "GET", "/api/orders/acme/1", null, "objID 1");
        requireProblem(404, "GET", "/api/orders/other/5001", null, "the stores are acme");
        requireProblem(404, "GET", "/api/jobs/none", null, "no such job");
        requireProblem(404, "GET", "/api/nothing", null, "openapi.json");
        requireProblem(404, "POST", "/api/stores/acme/fly", null, "capture, process, retry");
        requireProblem(400, "GET", "/api/orders?limit=abc", null, "from 1 to 1000");
        requireProblem(400, "GET", "/api/orders?limit=0", null, "from 1 to 1000");
        requireProblem(400, "GET", "/api/orders?state=LOST", null, "PENDING, HELD");
        requireProblem(400, "POST", "/api/stores/acme/load-orders", "{\"since\": ", "no JSON");
        requireProblem(400, "POST", "/api/stores/acme/load-orders", null, "2026-01-31");
        requireProblem(
                400, "POST", "/api/stores/acme/load-orders", "{\"since\":\"x\"}", "since = x");
        requireProblem(409, "POST", "/api/orders/acme/7001/retry", null, "PROCESSED");
        requireProblem(409, "POST", "/api/orders/acme/18001/process", null, "retry this one");
    }

    /** As when the database goes away between two statements. */
    @Test
    void answersAnUnexpectedFailureAsAProblemToo() throws Exception {
        integration.database().execute("alter table order_generation rename to away");
        requireProblem(500, "DELETE", "/api/orders/acme/7001", null, "the log of the instance");
        integration.database().execute("alter table away rename to order_generation");
        integration.database().execute("alter table pending_order rename to away");
        try {
            requireProblem(500, "POST", "/api/orders/acme/18001/retry", null, "the log of");
        } finally {
            integration.database().execute("alter table away rename to pending_order");
        }

        assertThat(api.status("GET", "/api/orders/acme/7001", null)).isEqualTo(200);
        awaitState("#18001", "HELD");
    }

    @Test
    void retriesAHeldOrder() throws Exception {
        JsonNode answer = api.json("POST", "/api/orders/acme/18001/retry", null);
        assertThat(answer.path("state").asText()).isIn("PENDING", "PROCESSING", "HELD");

        awaitState("#18001", "HELD");
        assertThat(api.get("/api/orders/acme/18001").path("why").findValuesAsText("event"))
                .contains("retried");
    }

    @Test
    void forgettingKeepsTheGenerationSoThatTheNextCaptureMakesAnotherSale() throws Exception {
        assertThat(api.json("DELETE", "/api/orders/acme/9001", null).path("message").asText())
                .contains("stays in DEAR");
        assertThat(api.status("GET", "/api/orders/acme/9001", null)).isEqualTo(404);

        assertThat(runJob("load-orders", "{\"since\": \"2026-01-01\"}").path("state").asText())
                .isEqualTo("DONE");
        awaitState("#9001", "PROCESSED");
        assertThat(systems.dear().sales(null))
                .extracting(sale -> sale.path("ExternalID").asText())
                .containsOnlyOnce("handshake:acme:9001", "handshake:acme:9001:2");
    }

    @Test
    void capturesOnDemandAsAJob() throws Exception {
        JsonNode job = runJob("capture", null);

        assertThat(job.path("state").asText()).isEqualTo("DONE");
        assertThat(job.path("done").asInt()).isPositive();
    }

    @Test
    void loadsOrdersWithProgressAndTakesNoneTwice() throws Exception {
        int before = systems.dear().sales(null).size();

        JsonNode job = runJob("load-orders", "{\"since\": \"2026-01-01\"}");

        assertThat(job.path("state").asText()).isEqualTo("DONE");
        assertThat(job.path("done").asInt()).isEqualTo(17);
        assertThat(job.path("total").asInt()).isEqualTo(17);
        assertThat(systems.dear().sales(null).size()).isBetween(before, before + 1);
    }

    @Test
    void documentsWhatItOffers() throws Exception {
        JsonNode document = api.get("/api/openapi.json");

        assertThat(document.path("openapi").asText()).startsWith("3.");
        assertThat(document.path("paths").toString())
                .contains("/orders/{store}/{objID}", "/stores/{store}/{command}", "/jobs/{id}");
        for (String path : paths()) {
            assertThat(document.path("paths").has(path)).as(path).isTrue();
        }
    }

    /** What the route files say that the API offers. */
    private static List<String> paths() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes/admin"))) {
            List<String> paths = new ArrayList<>();
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.matches(" {8}path: /.*"))
                        .forEach(line -> paths.add(line.replace("path:", "").strip()));
            }
            assertThat(paths).hasSizeGreaterThan(20);
            return paths;
        }
    }

    private static JsonNode runJob(String command, String body) throws Exception {
        HttpResponse<String> started =
                api.send("POST", "/api/stores/acme/" + command, body, AdminApi.PASSWORD);
        assertThat(started.statusCode()).isEqualTo(202);
        String id = AdminApi.parsed(started).path("id").asText();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/jobs/" + id), job -> job.has("endedAt"));
    }

    private static void awaitState(String order, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(integration.states()).containsEntry(order, state));
    }

    private static void requireProblem(
            int status, String method, String path, String body, String detail) throws Exception {
        HttpResponse<String> answer = api.send(method, path, body, AdminApi.PASSWORD);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(ApiProblem.CONTENT_TYPE);
        assertThat(AdminApi.parsed(answer).path("detail").asText()).contains(detail);
    }
}
