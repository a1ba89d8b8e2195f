package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A page may hold fewer orders than its limit says; meta.next tells that more follow (C8). */
class ShortPagesTest {

    @Test
    void allOrdersAreCaptured() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems).with("store.acme.process", "manual")) {
            systems.handshake().shortPages(3);
            Instant first = Instant.now().minusSeconds(60);
            List<TestOrder> orders = new ArrayList<>();
            for (int order = 0; order < 12; order++) {
                // five of them share a second
                Instant edited = first.plusSeconds(order < 5 ? 0 : order);
                orders.add(TestOrder.at(edited).line("MUG-01", 1, "8.50").into(systems));
            }
            integration.start();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> integration.states().size() == orders.size());
            assertThat(integration.states().values()).containsOnly("PENDING");
        }
    }
}
