package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
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

    private String startJob(String command) throws Exception {
        return api.json("POST", "/api/stores/acme/" + command, null).path("id").asText();
    }

    private JsonNode awaitEnd(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/jobs/" + id), job -> job.has("endedAt"));
    }

    private java.util.List<String> numbers(String query) throws Exception {
        return api.get("/api/orders?" + query).path("orders").findValuesAsText("orderNumber");
    }
}
