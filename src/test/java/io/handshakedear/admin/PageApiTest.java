package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the operator's page asks of the API, view by view. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageApiTest {

    private SandboxSystems systems;
    private RunningIntegration integration;
    private AdminApi api;

    /** Where the state is kept. */
    Map<String, String> database() {
        return Map.of();
    }

    @BeforeAll
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
        integration =
                RunningIntegration.against(systems)
                        .with(database())
                        .with("admin.password", AdminApi.PASSWORD)
                        .with("store.acme.order-poll", "0 0 0 1 1 ? 2099")
                        .with("store.acme.update-stock-levels", "true")
                        .start();
        integration.awaitSettled(15);
        api = new AdminApi(integration);
    }

    @AfterAll
    void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void ordersAreFoundByAPartOfTheirNumberTheirIdOrTheirSalesNumber() throws Exception {
        String sale = api.get("/api/orders/acme/7001").path("saleNumber").asText();

        assertThat(numbers("search=500")).contains("#5001").allMatch(n -> n.contains("500"));
        assertThat(numbers("search=" + sale.toLowerCase())).containsExactly("#7001");
        assertThat(numbers("search=%25")).isEmpty();
        assertThat(numbers("search=_")).isEmpty();
    }

    @Test
    void ordersAreFilteredByStatesAndLocalDaysAndSortedBothWays() throws Exception {
        JsonNode waiting = api.get("/api/orders?state=HELD,SKIPPED");
        assertThat(waiting.path("orders").findValuesAsText("state"))
                .containsOnly("HELD", "SKIPPED");
        assertThat(waiting.path("total").asInt()).isEqualTo(waiting.path("orders").size());
        assertThat(numbers("to=2020-01-01")).isEmpty();
        assertThat(numbers("from=2020-01-01&limit=100")).hasSize(15);

        JsonNode newest = api.get("/api/orders?limit=100").path("orders");
        JsonNode oldest = api.get("/api/orders?limit=100&sort=oldest").path("orders");
        assertThat(oldest.get(0)).isEqualTo(newest.get(newest.size() - 1));
        for (String wrong :
                new String[] {"state=HELD,LOST", "from=today", "sort=up", "to=9999-1"}) {
            assertThat(api.status("GET", "/api/orders?" + wrong, null)).as(wrong).isEqualTo(400);
        }
    }

    /** H2 would answer a page from the result of another one, see the statement. */
    @Test
    void eachPageHasOrdersOfItsOwnWhateverItsSize() throws Exception {
        List<String> all = numbers("limit=100");

        assertThat(numbers("limit=1&page=3")).isEqualTo(all.subList(2, 3));
        assertThat(numbers("limit=3&page=1")).isEqualTo(all.subList(0, 3));
        assertThat(numbers("limit=3&page=2")).isEqualTo(all.subList(3, 6));
        assertThat(numbers("limit=2&page=3")).isEqualTo(all.subList(4, 6));
        assertThat(numbers("limit=6&page=1")).isEqualTo(all.subList(0, 6));
    }

    @Test
    void severalOrdersAreTriedAgainAndThoseThatCannotBeAreNamed() throws Exception {
        JsonNode answer =
                api.json(
                        "POST",
                        "/api/orders/retry",
                        "{\"orders\": [{\"store\": \"acme\", \"orderId\": \"18001\"},"
                                + " {\"store\": \"acme\", \"orderId\": \"7001\"},"
                                + " {\"store\": \"other\", \"orderId\": \"1\"}]}");

        assertThat(answer.path("done").asInt()).isEqualTo(1);
        assertThat(answer.path("refused").findValuesAsText("orderId")).containsExactly("7001", "1");
        assertThat(answer.at("/refused/0/detail").asText()).contains("PROCESSED");
        assertThat(answer.at("/refused/1/detail").asText()).contains("the stores are acme");
        assertThat(api.status("POST", "/api/orders/process", "{}")).isEqualTo(400);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(integration.states()).containsEntry("#18001", "HELD"));
    }

    @Test
    void theOverviewCountsOrdersAndHours() throws Exception {
        JsonNode overview = api.get("/api/overview");

        assertThat(overview.path("hours")).hasSize(48);
        long captured = 0;
        for (JsonNode hour : overview.path("hours")) {
            captured += hour.path("captured").asLong();
        }
        assertThat(captured).isGreaterThanOrEqualTo(14);
        assertThat(overview.at("/orders/HELD").asInt()).isEqualTo(2);
        assertThat(overview.at("/orders/CANCELLED").isNumber()).isTrue();
        assertThat(overview.at("/stores/0/timeZone").asText()).isEqualTo("America/New_York");
        assertThat(overview.at("/stores/0/connected").asBoolean()).isTrue();
        assertThat(overview.at("/dear/limit").isNumber()).isTrue();
        assertThat(api.get("/api/overview?store=acme").path("orders"))
                .isEqualTo(overview.path("orders"));
        assertThat(api.status("GET", "/api/overview?store=other", null)).isEqualTo(404);
    }

    @Test
    void jobsAreListedNewestFirst() throws Exception {
        String first = startJob("retry");
        String second = startJob("webhooks");

        assertThat(api.get("/api/jobs?command=retry,webhooks").path("jobs").findValuesAsText("id"))
                .containsSubsequence(second, first);
        assertThat(api.get("/api/jobs?command=retry").path("jobs").findValuesAsText("command"))
                .containsOnly("retry");
        awaitEnd(first);
        awaitEnd(second);
        assertThat(api.get("/api/jobs?open=true").path("jobs").findValuesAsText("id"))
                .doesNotContain(first, second);
        assertThat(api.get("/api/jobs/" + first).path("stoppable").asBoolean()).isFalse();
        assertThat(api.status("POST", "/api/jobs/" + first + "/stop", null)).isEqualTo(409);
        assertThat(api.status("POST", "/api/jobs/none/stop", null)).isEqualTo(404);
    }

    @Test
    void aStoppedLoadEndsAndKeepsWhatItHasDone() throws Exception {
        integration
                .database()
                .update(
                        "insert into job (id, store, command, state, done, created_at, stop_asked)"
                                + " values ('stopped', 'acme', 'load-products', 'WAITING', 0,"
                                + " current_timestamp, true)");

        JsonNode job = awaitEnd("stopped");

        assertThat(job.path("state").asText()).isEqualTo("DONE");
        assertThat(job.path("message").asText()).contains("Stopped by an operator");
        assertThat(job.path("stopAsked").asBoolean()).isTrue();
        assertThat(job.path("done").asInt()).isZero();
    }

    @Test
    void settingsAreShownWithWhatIsWrongAndNoSecret() throws Exception {
        JsonNode store = api.get("/api/stores/acme/settings");
        JsonNode capture = setting(store, "order-capture");
        assertThat(capture.path("value").asText()).isEqualTo("Confirmed");
        assertThat(capture.path("group").asText()).isEqualTo("Capture");
        assertThat(capture.path("about").asText()).startsWith("Status from which orders");
        JsonNode key = setting(store, "api-key");
        assertThat(key.path("secret").asBoolean()).isTrue();
        assertThat(key.path("isSet").asBoolean()).isTrue();
        assertThat(key.has("value")).isFalse();
        assertThat(setting(store, "pick-pack-ship").path("choices")).hasSize(4);

        String all = store + api.get("/api/settings").toString() + api.get("/api/check");
        assertThat(all)
                .doesNotContain("sandbox-handshake-key", AdminApi.PASSWORD)
                .doesNotContain("5a9d0b0e-0000-4000-8000-00000000ca11")
                .doesNotContain("5a9d0b0e-0000-4000-8000-00000000acc0");
        assertThat(setting(api.get("/api/settings"), "admin.password").path("isSet").asBoolean())
                .isTrue();
    }

    @Test
    void theCheckIsDoneAnewAsAJob() throws Exception {
        awaitEnd(startJob("check"));

        JsonNode check = api.get("/api/check");

        assertThat(check.path("checkedAt").asText()).isNotEmpty();
        assertThat(check.path("findings").findValuesAsText("text"))
                .anyMatch(text -> text.startsWith("DEAR answers"));
        assertThat(api.get("/api/stores/acme/mappings").path("missing").isArray()).isTrue();
    }

    @Test
    void anOrdersTimelineTellsEachCallOnceWithItsAnswer() throws Exception {
        JsonNode order = api.get("/api/orders/acme/6001");

        assertThat(order.path("timeline").findValuesAsText("event"))
                .containsSubsequence("captured", "sale", "sale-order", "sale-invoice", "processed")
                .containsOnlyOnce("sale", "sale-order", "sale-invoice", "sale-payment");
        JsonNode call = null;
        for (JsonNode entry : order.path("timeline")) {
            call = entry.path("event").asText().equals("sale-order") ? entry.path("call") : call;
        }
        assertThat(call).isNotNull();
        assertThat(call.path("system").asText()).isEqualTo("DEAR");
        assertThat(call.path("state").asText()).isEqualTo("DONE");
        assertThat(call.path("toldBy").asText()).isEqualTo("POST sale/order");
        assertThat(call.at("/answer/SaleOrderNumber").asText())
                .isEqualTo(order.path("saleNumber").asText());
        assertThat(order.path("totals")).isNotEmpty();
        assertThat(order.path("totals").findValuesAsText("amount")).isNotEmpty();
        assertThat(order.path("totalsMatch").asBoolean()).isTrue();
        assertThat(order.path("reservations").findValuesAsText("sku")).isNotEmpty();
    }

    @Test
    void theCatalogueIsSearchedAndChosenFrom() throws Exception {
        JsonNode all = api.get("/api/products?limit=1000");
        assertThat(all.path("total").asInt()).isEqualTo(all.path("products").size()).isPositive();
        assertThat(api.get("/api/products?search=mug-0").path("products").findValuesAsText("sku"))
                .contains("MUG-01");
        int listed = api.get("/api/products?status=listed").path("total").asInt();
        int others = api.get("/api/products?status=not-listed").path("total").asInt();
        assertThat(listed + others).isEqualTo(all.path("total").asInt());
        assertThat(api.status("GET", "/api/products?status=x", null)).isEqualTo(400);

        JsonNode choices = api.get("/api/stores/acme/listing-choices");
        assertThat(choices.path("families").isArray()).isTrue();
        assertThat(choices.path("tags"))
                .extracting(JsonNode::asText)
                .contains("gift", "outdoor", "workwear")
                .doesNotHaveDuplicates();
    }

    @Test
    void stockIsShownAsDearHasItAsOrdersKeepItAndAsHandshakeShowsIt() throws Exception {
        awaitEnd(startJob("push-stock"));

        JsonNode stock = api.get("/api/stock?search=mug-01");

        assertThat(stock.path("total").asInt()).isEqualTo(1);
        JsonNode unit = stock.at("/products/0/units/0");
        assertThat(stock.path("readAt").asText()).isNotEmpty();
        assertThat(stock.at("/products/0/available").asInt()).isPositive();
        assertThat(unit.path("level").isNumber()).isTrue();
        assertThat(unit.path("locations")).isNotEmpty();

        integration
                .database()
                .update("update stock_unit set refusal = 'no' where warehouse_id = '41'");
        JsonNode refused = api.get("/api/stock?quarantined=true").path("products");
        assertThat(refused.findValuesAsText("refusal")).isNotEmpty().containsOnly("no");
        integration.database().update("update stock_unit set refusal = null");
    }

    private static JsonNode setting(JsonNode settings, String key) {
        for (JsonNode setting : settings.path("settings")) {
            if (setting.path("key").asText().equals(key)) {
                return setting;
            }
        }
        throw new AssertionError("There is no setting " + key);
    }

    private String startJob(String command) throws Exception {
        return api.json("POST", "/api/stores/acme/" + command, null).path("id").asText();
    }

    private JsonNode awaitEnd(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/jobs/" + id), job -> job.has("endedAt"));
    }

    private List<String> numbers(String query) throws Exception {
        return api.get("/api/orders?" + query).path("orders").findValuesAsText("orderNumber");
    }
}
