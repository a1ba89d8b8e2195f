package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnreadablePageTest {

    @Test
    void oneOrderThatHandshakeCannotGiveIsHeldAndTheOthersPass() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            new OrderGenerator().orders(6).lines(1, 5).into(systems.handshake()::putOrder);
            new OrderGenerator()
                    .orders(1)
                    .lines(60, 60)
                    .firstId(90_000)
                    .into(systems.handshake()::putOrder);
            new OrderGenerator()
                    .orders(6)
                    .lines(1, 5)
                    .firstId(95_000)
                    .into(systems.handshake()::putOrder);
            systems.handshake().faults().add(FaultRule.on("GET", "orders").tooLarge(1000, 50));
            try (RunningIntegration integration = RunningIntegration.against(systems).start()) {
                integration.awaitSettled(13);

                assertThat(integration.states().values())
                        .filteredOn("PROCESSED"::equals)
                        .hasSize(12);
                assertThat(integration.reason("(unreadable)"))
                        .startsWith("Handshake cannot give an order");
            }
        }
    }

    @Test
    void whileHandshakeGivesNothingAtAllNoOrderIsLeftOut() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            new OrderGenerator().orders(3).into(systems.handshake()::putOrder);
            systems.handshake()
                    .faults()
                    .add(
                            FaultRule.on("GET", "orders")
                                    .effect(FaultRule.Point.AFTER, FaultRule.Effect.HTML));
            try (RunningIntegration integration =
                    RunningIntegration.against(systems).with("read-retry-delay", "1ms").start()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> systems.handshake().ledger().count("GET", "orders") > 60);
                assertThat(integration.states()).isEmpty();

                systems.handshake().faults().clear();
                integration.awaitSettled(3);

                assertThat(integration.states().values()).containsOnly("PROCESSED");
            }
        }
    }
}
