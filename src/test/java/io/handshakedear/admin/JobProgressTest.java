package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProgressTest {

    private static final int ORDERS = 12;

    @TempDir private Path folder;

    /** What a crash leaves behind is the row of a job that is RUNNING, as a stop does. */
    @Test
    void ordersAreLoadedOnWhereTheProcessEnded() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("jobs");
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            List<TestOrder> orders = new ArrayList<>();
            for (int order = 0; order < ORDERS; order++) {
                Instant made = Instant.now().minusSeconds(86_400 + 600L * (ORDERS - order));
                orders.add(TestOrder.at(made).line("MUG-01", 1, "8.50").into(systems));
            }
            String job;
            try (RunningIntegration before = loading(systems, url)) {
                before.awaitFirstCapture("acme");
                systems.handshake().faults().add(FaultRule.on("GET", "orders").tooLarge(3, 0));
                systems.handshake().faults().latency(300);
                AdminApi api = new AdminApi(before);
                String since = "{\"since\": \"%s\"}".formatted(Instant.now().minusSeconds(200_000));
                job = api.json("POST", "/api/stores/acme/load-orders", since).path("id").asText();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> api.get("/api/jobs/" + job).path("done").asInt() > 0);
            }
            systems.handshake().faults().clear();
            systems.handshake().ledger().clear();
            try (RunningIntegration after = loading(systems, url)) {
                AdminApi api = new AdminApi(after);
                JsonNode ended =
                        Awaitility.await()
                                .atMost(Duration.ofSeconds(60))
                                .until(
                                        () -> api.get("/api/jobs/" + job),
                                        shown -> shown.has("endedAt"));

                assertThat(ended.path("state").asText()).isEqualTo("DONE");
                assertThat(after.states().keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                orders.stream().map(TestOrder::number).toList());
                String first = orders.get(0).json().get("ctime").asText();
                assertThat(systems.handshake().ledger().entries())
                        .filteredOn(call -> call.query() != null && call.query().contains("ctime"))
                        .as("read from where it stood, not from the beginning")
                        .isNotEmpty()
                        .allMatch(call -> call.query().compareTo("ctime__gte=" + first) > 0);
            }
        }
    }

    private static RunningIntegration loading(SandboxSystems systems, String url) throws Exception {
        return RunningIntegration.against(systems)
                .with("admin.password", AdminApi.PASSWORD)
                .with("database.url", url)
                .with("store.acme.process", "manual")
                .with("store.acme.capture-from", "now")
                .with("store.acme.order-poll", "0 0 0 1 1 ? 2099")
                .start();
    }

    @Test
    void aCaptureTellsHowManyOrdersItHasRead() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("admin.password", AdminApi.PASSWORD)
                                .with("store.acme.process", "manual")
                                .with("store.acme.order-poll", "0 0 0 1 1 ? 2099")
                                .start()) {
            integration.awaitFirstCapture("acme");
            AdminApi api = new AdminApi(integration);
            Stream.generate(TestOrder::plain).limit(ORDERS).forEach(order -> order.into(systems));
            systems.handshake().faults().add(FaultRule.on("GET", "orders").tooLarge(3, 0));
            systems.handshake().faults().latency(200);

            String job = api.json("POST", "/api/stores/acme/capture", null).path("id").asText();

            JsonNode under =
                    Awaitility.await()
                            .until(
                                    () -> api.get("/api/jobs/" + job),
                                    shown ->
                                            shown.path("done").asInt() > 0 || shown.has("endedAt"));
            assertThat(under.path("state").asText()).isEqualTo("RUNNING");
            assertThat(under.path("done").asInt()).isLessThan(ORDERS);
            assertThat(under.path("total").asInt()).isEqualTo(ORDERS);
            assertThat(under.path("rate").decimalValue()).as("a second").isPositive();
            assertThat(under.path("secondsLeft").asLong(-1)).isNotNegative();
            assertThat(under.path("message").asText()).contains("read so far");
            systems.handshake().faults().clear();
            JsonNode ended =
                    Awaitility.await()
                            .until(
                                    () -> api.get("/api/jobs/" + job),
                                    shown -> shown.has("endedAt"));
            assertThat(ended.path("state").asText()).isEqualTo("DONE");
            assertThat(ended.path("done").asInt()).isGreaterThanOrEqualTo(ORDERS);
        }
    }
}
