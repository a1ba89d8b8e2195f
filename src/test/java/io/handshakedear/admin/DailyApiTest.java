package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What the operator sees of days that wait (design rule O15). */
class DailyApiTest {

    @Test
    void storesAndOrdersShowTheirDays() throws Exception {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Instant noon = yesterday.atTime(12, 0).toInstant(ZoneOffset.UTC);
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("admin.password", AdminApi.PASSWORD)
                                .with("store.acme.time-zone", "UTC")
                                .with("store.acme.capture-from", yesterday.toString())
                                .with("store.acme.consolidate-orders", "Daily")
                                .with("store.acme.consolidation-time", "23:59:59")
                                .with("store.acme.consolidated-customer", "Nobody")) {
            TestOrder order = TestOrder.at(noon).line("MUG-01", 1, "8.50").into(systems);
            integration.start();
            integration.await(order, "HELD");
            AdminApi api = new AdminApi(integration);

            JsonNode days = api.get("/api/stores").at("/stores/0/consolidation");
            assertThat(days.path("openDate").asText()).isEqualTo(yesterday.plusDays(1).toString());
            assertThat(days.path("waitingDays")).hasSize(1);
            JsonNode day = days.at("/waitingDays/0");
            assertThat(day.path("businessDay").asText()).isEqualTo(yesterday.toString());
            assertThat(day.path("state").asText()).isEqualTo("HELD");
            assertThat(day.path("reason").asText()).contains("Nobody");
            JsonNode shown = api.get("/api/orders/acme/" + order.id());
            assertThat(shown.path("businessDay").asText()).isEqualTo(yesterday.toString());
            assertThat(shown.path("why").toString()).contains("day closed").contains("Nobody");
            assertThat(api.status("POST", "/api/orders/acme/" + order.id() + "/process", ""))
                    .isEqualTo(409);
            assertThat(api.send("GET", "/observe/metrics", null, null).body())
                    .contains("handshakedear_days_waiting{store=\"acme\"} 1");
        }
    }
}
