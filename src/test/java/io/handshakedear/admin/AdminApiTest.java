package io.handshakedear.admin;

import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import org.junit.jupiter.api.Test;

class AdminApiTest {

    @Test
    void spike() throws Exception {
        try (SandboxSystems systems =
                        SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("camel.health.exposure-level", "full")
                                .with("admin.password", AdminApi.PASSWORD)
                                .start()) {
            AdminApi api = new AdminApi(integration);
            integration.awaitSettled(15);
            for (String path :
                    new String[] {
                        "/api/stores",
                        "/api/orders?limit=2",
                        "/api/orders?order=5001&state=PROCESSED",
                        "/api/orders/acme/5001",
                        "/api/openapi.json",
                        "/api/orders/acme/1",
                        "/api/orders?limit=abc",
                        "/api/none",
                        "/api/jobs/x",
                        "/observe/health",
                        "/observe/health/live",
                        "/observe/health/ready",
                        "/observe/metrics"
                    }) {
                var answer = api.send("GET", path, null, AdminApi.PASSWORD);
                System.out.println(
                        "### " + path + " " + answer.statusCode() + " " + answer.headers().map());
                System.out.println(answer.body());
            }
            var answer = api.send("GET", "/api/stores", null, null);
            System.out.println(
                    "### 401 "
                            + answer.statusCode()
                            + " "
                            + answer.headers().map()
                            + answer.body());
            answer = api.send("POST", "/api/stores/acme/capture", null, AdminApi.PASSWORD);
            System.out.println("### " + answer.statusCode() + answer.body());
            answer =
                    api.send(
                            "POST",
                            "/api/stores/acme/load-orders",
                            "{\"since\": \"2026-01-01\"}",
                            AdminApi.PASSWORD);
            System.out.println("### " + answer.statusCode() + answer.body());
            answer =
                    api.send(
                            "POST",
                            "/api/stores/acme/load-orders",
                            "{\"since\": ",
                            AdminApi.PASSWORD);
            System.out.println("### " + answer.statusCode() + answer.body());
            answer = api.send("DELETE", "/api/orders/acme/5001", null, AdminApi.PASSWORD);
            System.out.println("### " + answer.statusCode() + answer.body());
            Thread.getAllStackTraces()
                    .keySet()
                    .forEach(
                            t -> {
                                if (t.getName().contains("housekeeper"))
                                    System.out.println("### THREAD " + t.getName());
                            });
            System.out.println(
                    "### CONN "
                            + integration.context().getRegistry().lookupByName("connections")
                            + integration
                                    .context()
                                    .getRegistry()
                                    .findByType(io.handshakedear.systems.Connections.class));
            Thread.sleep(100);
            for (var row : integration.database().queryForList("select * from job"))
                System.out.println(row);
            System.out.println(integration.states());
        }
    }
}
