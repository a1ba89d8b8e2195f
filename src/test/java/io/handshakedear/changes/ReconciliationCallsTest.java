package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison costs, how it goes on after a stop, and what it does not believe. */
class ReconciliationCallsTest {

    private static final int ORDERS = 250;

    @TempDir Path folder;

    @Test
    void aComparisonIsACallForAHundredOrdersAndOneForAThousandSales() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            systems.dear().setAllStock(new BigDecimal("100000"));
            new OrderGenerator()
                    .orders(ORDERS)
                    .customers(5)
                    .lines(1, 2)
                    .start(Instant.ofEpochSecond(Instant.now().getEpochSecond() - 3 * ORDERS))
                    .into(systems.handshake()::putOrder);
            try (RunningIntegration integration = start(systems)) {
                integration.awaitSettled(ORDERS);
                Ledger handshake = systems.handshake().ledger();
                Ledger dear = systems.dear().ledger();
                handshake.clear();
                dear.clear();

                assertThat(new Commands(integration).done("reconcile", null))
                        .isEqualTo(
                                "250 orders and 250 sales compared (of 250 listed): nothing differs");

                assertThat(handshake.entries()).hasSize(3);
                assertThat(dear.entries()).hasSize(1);
                assertThat(rows(integration, "listed_sale")).isZero();
                assertThat(rows(integration, "reconciled_sale")).isZero();
                stopBetweenThePages(systems, integration);
            }
            try (RunningIntegration integration = start(systems)) {
                goesOnBehindThePage(systems, integration);
                doesNotBelieveThatMostOrdersAreGone(systems, integration);
            }
        }
    }

    private static void stopBetweenThePages(
            SandboxSystems systems, RunningIntegration integration) {
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();
        systems.handshake()
                .faults()
                .add(FaultRule.on("GET", "orders").delay(FaultRule.Point.BEFORE, 2000).nth(2));
        integration
                .database()
                .update(
                        "insert into job (id, store, command, state, done, created_at) values"
                                + " ('stopped', 'acme', 'reconcile', 'WAITING', 0,"
                                + " current_timestamp)");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> "100".equals(column(integration, "cast(done as varchar)")));
    }

    private static void goesOnBehindThePage(
            SandboxSystems systems, RunningIntegration integration) {
        systems.handshake().faults().clear();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> "DONE".equals(column(integration, "state")));

        assertThat(column(integration, "message")).endsWith("nothing differs");
        assertThat(systems.dear().ledger().count("GET", "saleList")).isEqualTo(1);
        assertThat(systems.dear().ledger().count("GET", "sale")).isZero();
        assertThat(systems.handshake().ledger().count("GET", "orders/.*")).isZero();
    }

    private static void doesNotBelieveThatMostOrdersAreGone(
            SandboxSystems systems, RunningIntegration integration) {
        List<Integer> ids =
                systems.handshake().documents("orders").stream()
                        .map(order -> order.path("objID").asInt())
                        .toList();
        ids.subList(0, 200).forEach(systems.handshake()::deleteOrder);

        Map<String, Object> job = new Commands(integration).run("reconcile", null);

        assertThat(job.get("state")).isEqualTo("FAILED");
        assertThat((String) job.get("message"))
                .contains("lacks 200 of 250 orders of acme", "the same Handshake account");
        assertThat(
                        integration
                                .database()
                                .queryForObject(
                                        "select count(*) from sent_alert where cause like"
                                                + " 'reconcile:acme:%'",
                                        Integer.class))
                .isEqualTo(1);
        assertThat(systems.handshake().ledger().count("GET", "orders/.*")).isZero();
        assertThat(integration.states()).hasSize(ORDERS).doesNotContainValue("CANCELLED");
    }

    private RunningIntegration start(SandboxSystems systems) throws Exception {
        return RunningIntegration.against(systems)
                .with("database.url", "jdbc:h2:file:" + folder.resolve("compared"))
                .with("store.acme.order-poll", "0 0 0 1 1 ? 2099")
                .with("retry-delay", "5m")
                .start();
    }

    private static String column(RunningIntegration integration, String column) {
        return integration
                .database()
                .queryForObject(
                        "select " + column + " from job where id = 'stopped'", String.class);
    }

    private static int rows(RunningIntegration integration, String table) {
        return integration
                .database()
                .queryForObject("select count(*) from " + table, Integer.class);
    }
}
