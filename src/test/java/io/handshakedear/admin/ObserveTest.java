package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.PostgresDatabases;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ObserveTest {

    @Test
    void showsHealthAndMetricsWithoutAPasswordAndNoApi() throws Exception {
        try (SandboxSystems systems = start();
                RunningIntegration integration = RunningIntegration.against(systems).start()) {
            integration.awaitSettled(15);
            AdminApi api = new AdminApi(integration);

            assertThat(api.send("GET", "/api/stores", null, null).statusCode()).isEqualTo(404);
            HttpResponse<String> page = api.send("GET", "/", null, null);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("set admin.password");
            HttpResponse<String> health = api.send("GET", "/observe/health", null, null);
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(AdminApi.parsed(health).path("checks").findValuesAsText("name"))
                    .contains("dear", "handshake-acme", "instance", "database");
            String metrics = api.send("GET", "/observe/metrics", null, null).body();
            assertThat(metrics)
                    .contains("handshakedear_orders{state=\"SKIPPED\",store=\"acme\"} 1.0")
                    .contains("handshakedear_orders{state=\"FAILED\",store=\"acme\"} 0.0")
                    .contains("handshakedear_orders_oldest_pending_seconds{store=\"acme\"} 0.0")
                    .containsPattern("handshakedear_capture_lag_seconds\\{store=\"acme\"} \\d")
                    .containsPattern("handshakedear_budget_used\\{.*system=\"dear\"")
                    .containsPattern(
                            "handshakedear_remote_calls_total\\{.*outcome=\"ok\",system=\"dear\"} \\d")
                    .containsPattern(
                            "handshakedear_remote_calls_total\\{.*outcome=\"ok\",system=\"handshake\"}")
                    .doesNotContain("sandbox-handshake-key");
        }
    }

    @Test
    void aRefusedKeyIsUnhealthyButTheInstanceStaysReady() throws Exception {
        try (SandboxSystems systems = start();
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("dear.application-key", "not-the-key")
                                .start()) {
            AdminApi api = new AdminApi(integration);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    api.send("GET", "/observe/health", null, null).statusCode()
                                            == 503);
            JsonNode report = AdminApi.parsed(api.send("GET", "/observe/health", null, null));
            assertThat(report.toString()).contains("refused the key").doesNotContain("not-the-key");
            assertThat(api.send("GET", "/observe/health/ready", null, null).statusCode())
                    .isEqualTo(200);
            assertThat(api.send("GET", "/observe/health/live", null, null).statusCode())
                    .isEqualTo(200);
        }
    }

    /** Design rule C12. */
    @Test
    void aSecondInstanceIsLiveAndReadyOnlyWhenTheFirstIsGone() throws Exception {
        Map<String, String> database = PostgresDatabases.create();
        try (SandboxSystems systems = start()) {
            RunningIntegration first = RunningIntegration.against(systems).with(database).start();
            first.awaitSettled(15);
            try (RunningIntegration second =
                    RunningIntegration.against(systems).with(database).start()) {
                AdminApi api = new AdminApi(second);
                assertThat(status(api, "live")).isEqualTo(200);
                assertThat(status(api, "ready")).isEqualTo(503);
                assertThat(api.send("GET", "/observe/health/ready", null, null).body())
                        .contains("this one stands by");
                assertThat(status(new AdminApi(first), "ready")).isEqualTo(200);

                first.close();

                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> status(api, "ready") == 200);
                assertThat(status(api, "live")).isEqualTo(200);
            } finally {
                first.close();
            }
        }
    }

    private static int status(AdminApi api, String part) throws Exception {
        return api.send("GET", "/observe/health/" + part, null, null).statusCode();
    }

    @Test
    void cleaningUpKeepsTheDocumentsOfOrdersThatAreNotDone() throws Exception {
        try (SandboxSystems systems = start();
                RunningIntegration integration = RunningIntegration.against(systems).start()) {
            integration.awaitSettled(15);
            integration
                    .database()
                    .update("update order_document set kept_at = timestamp '2020-01-01 00:00:00'");

            integration.context().createFluentProducerTemplate().to("direct:clean-up").send();

            assertThat(
                            integration
                                    .database()
                                    .queryForList(
                                            "select order_id from order_document", String.class))
                    .containsExactlyInAnyOrder("10001", "18001");
        }
    }

    private static SandboxSystems start() {
        return SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
    }
}
