package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JobProgressTest {

    private static final int ORDERS = 12;

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
