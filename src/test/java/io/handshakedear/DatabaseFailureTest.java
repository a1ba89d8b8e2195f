package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.SandboxSystems;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An order whose work fails in a transaction of ours is tried again, and people are told (C5). */
class DatabaseFailureTest {

    Map<String, String> settings() {
        return Map.of();
    }

    @Test
    void aFailedTransactionIsCountedPostponedAndInTheEndTold() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("retry-delay", "1ms")
                                .with(settings())
                                .start()) {
            integration
                    .database()
                    .execute(
                            "alter table customer_link add constraint nothing_fits check (store = '')");
            TestOrder order = TestOrder.plain().into(systems);
            integration.await(order, "FAILED");

            assertThat(integration.reason(order.number())).contains("unexpected");
            Map<String, Object> queued =
                    integration.database().queryForMap("select * from pending_order");
            assertThat(queued.get("next_attempt_at")).isNull();
            assertThat(queued.get("attempts")).isEqualTo(12);
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    integration
                                                            .database()
                                                            .queryForList(
                                                                    "select cause from sent_alert",
                                                                    String.class))
                                            .containsExactly(
                                                    "order:"
                                                            + order.externalId()
                                                            + ":FAILED:UNAVAILABLE"));
            assertThat(systems.dear().sales(null)).isEmpty();
            assertThat(systems.dear().ledger().count("POST", "customer")).isEqualTo(1);
        }
    }
}
