package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.systems.Connection;
import io.handshakedear.systems.Connections;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StopTest {

    /** Design 9: within 10 s, whatever waits for a permit; here the window is an hour long. */
    @Test
    void stopsWhileCallersWaitForAPermit() throws Exception {
        try (SandboxSystems systems =
                SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000))) {
            RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("rate-window", "1h")
                            .with("dear.requests-per-minute", "6")
                            .with("store.acme.requests-per-minute", "3")
                            .start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> isSpent(integration) && integration.states().size() >= 15);

            Instant began = Instant.now();
            integration.close();

            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static boolean isSpent(RunningIntegration integration) {
        Connections connections =
                integration.context().getRegistry().findSingleByType(Connections.class);
        Connection dear = connections.dear();
        return dear.used() == dear.limit();
    }
}
