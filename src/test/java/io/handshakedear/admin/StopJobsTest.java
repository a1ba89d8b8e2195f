package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Jobs over orders that a person stops midway: what is done is kept, the rest is done another time.
 */
class StopJobsTest {

    /** More than two pages of Handshake's orders. */
    private static final int ORDERS = 250;

    private static final int SLOW_MILLIS = 300;

    private final SandboxSystems systems =
            SandboxSystems.start(SandboxSystems.Options.bare().limit(0, 60_000));
    private RunningIntegration integration;
    private AdminApi api;

    @BeforeEach
    void start() throws Exception {
        integration =
                RunningIntegration.against(systems)
                        .with("admin.password", AdminApi.PASSWORD)
                        .with("store.acme.process", "manual")
                        .with("store.acme.order-poll", "0 0 0 1 1 ? 2099")
                        .start();
        integration.awaitFirstCapture("acme");
        api = new AdminApi(integration);
        for (int i = 0; i < ORDERS; i++) {
            TestOrder.plain().into(systems);
        }
    }

    @AfterEach
    void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void aStoppedLoadOfOrdersKeepsWhatItHasCaptured() throws Exception {
        slowHandshake();
        String load = load();
        await(load, job -> job.path("done").asInt() > 0);

        JsonNode stopped = stopped(load);

        assertThat(stopped.path("message").asText()).contains("load the rest from there");
        assertThat(captured()).isPositive().isLessThan(ORDERS);
        systems.handshake().faults().clear();
        assertThat(end(load()).path("state").asText()).isEqualTo("DONE");
        assertThat(captured()).isEqualTo(ORDERS);
    }

    @Test
    void aStoppedRunOverPendingOrdersLeavesTheRestPending() throws Exception {
        end(load());
        systems.dear().faults().add(FaultRule.on("POST", "sale").delay(Point.BEFORE, SLOW_MILLIS));
        String process = job("process", null);
        await(process, job -> job.path("done").asInt() > 0);

        stopped(process);

        systems.dear().faults().clear();
        Awaitility.await("what is in hand comes to its end")
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("state in ('PENDING', 'PROCESSED')") == ORDERS);
        assertThat(processed()).isPositive().isLessThan(ORDERS);
        assertThat(systems.dear().saleCount()).isEqualTo(processed());
        end(job("process", null));
        assertThat(processed()).isEqualTo(ORDERS);
        assertThat(systems.dear().doubles()).isEmpty();
    }

    @Test
    void aStoppedComparisonEndsBetweenItsPages() throws Exception {
        end(load());
        slowHandshake();
        systems.handshake().ledger().clear();
        String reconcile = job("reconcile", null);
        Awaitility.await("it reads Handshake's orders")
                .atMost(Duration.ofSeconds(60))
                .until(() -> systems.handshake().ledger().count("GET", "orders") > 0);

        stopped(reconcile);

        assertThat(systems.handshake().ledger().count("GET", "orders")).isLessThan(3);
        assertThat(captured()).isEqualTo(ORDERS);
    }

    private void slowHandshake() {
        systems.handshake()
                .faults()
                .add(FaultRule.on("GET", "orders").delay(Point.BEFORE, SLOW_MILLIS));
    }

    private String load() throws Exception {
        return job("load-orders", "{\"since\":\"2020-01-01\"}");
    }

    private String job(String command, String body) throws Exception {
        return api.json("POST", "/api/stores/acme/" + command, body).path("id").asText();
    }

    /** The job's end, after a stop was asked for. */
    private JsonNode stopped(String id) throws Exception {
        api.json("POST", "/api/jobs/" + id + "/stop", null);
        JsonNode job = end(id);
        assertThat(job.path("state").asText()).isEqualTo("DONE");
        assertThat(job.path("message").asText()).contains("Stopped by an operator");
        return job;
    }

    private JsonNode end(String id) {
        return await(id, job -> job.has("endedAt"));
    }

    private JsonNode await(String id, Predicate<JsonNode> condition) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/jobs/" + id), condition);
    }

    private int captured() {
        return count("true");
    }

    private int processed() {
        return count("state = 'PROCESSED'");
    }

    private int count(String condition) {
        return integration
                .database()
                .queryForObject("select count(*) from order_log where " + condition, Integer.class);
    }
}
