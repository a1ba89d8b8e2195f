package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What fails between a permit and its call gives the permit back (design rule C3). */
class UnusedPermitTest {

    private static final int LIMIT = 4;

    @Test
    void theWorkGoesOnAfterManyFailuresBeforeTheCall() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("dear.requests-per-minute", String.valueOf(LIMIT))
                                .with("rate-window", "300ms")
                                .with("retry-delay", "50ms")
                                .with("index-refresh", "1h")
                                .start()) {
            integration
                    .database()
                    .execute(
                            "alter table remote_write add constraint broken"
                                    + " check (write_name <> 'sale')");
            OrderBatches orders = new OrderBatches();
            orders.add(systems.handshake(), LIMIT + 2);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> attempts(integration) > 2 * LIMIT);
            assertThat(systems.dear().saleCount()).isZero();

            integration.database().execute("alter table remote_write drop constraint broken");
            integration.awaitSettled(LIMIT + 2);
            new SaleCheck(systems.dear()).holdsEachOnce(orders.all());
        }
    }

    private static int attempts(RunningIntegration integration) {
        Integer attempts =
                integration
                        .database()
                        .queryForObject(
                                "select coalesce(sum(attempts), 0) from pending_order",
                                Integer.class);
        return attempts == null ? 0 : attempts;
    }
}
