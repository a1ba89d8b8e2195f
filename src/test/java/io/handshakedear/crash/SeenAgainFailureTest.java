package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What fails when a captured order is seen again does not undo its capture (design 2). */
class SeenAgainFailureTest {

    private static final String LOG_ROW = "select generation, state, fingerprint from order_log";

    @Test
    void leavesTheLogRowAlone() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration = RunningIntegration.against(systems)) {
            OrderBatches orders = new OrderBatches();
            orders.add(systems.handshake(), 2);
            ObjectNode order = orders.all().get(0);
            int number = order.get("objID").asInt();
            systems.handshake().deleteOrder(orders.all().get(1).get("objID").asInt());
            // DEAR cannot be reached: the order stays in the queue
            systems.dear().close();
            integration.with("retry-delay", "5s").start();
            JdbcTemplate database = integration.database();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !database.queryForList(LOG_ROW).isEmpty());
            List<Map<String, Object>> before = database.queryForList(LOG_ROW);

            database.execute("alter table order_audit rename to audit_that_is_away");
            ObjectNode edit = JsonNodeFactory.instance.objectNode().put("notes", "twice as fast");
            systems.handshake().editOrder(number, edit);
            int calls = systems.handshake().ledger().entries().size();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> systems.handshake().ledger().entries().size() > calls + 3);

            assertThat(database.queryForList(LOG_ROW)).isEqualTo(before);
            assertThat(database.queryForList("select * from pending_order")).hasSize(1);

            database.execute("alter table audit_that_is_away rename to order_audit");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !database.queryForList(LOG_ROW).equals(before));
        }
    }
}
