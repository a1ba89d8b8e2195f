package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.HandshakeStandIn;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Stores share DEAR and nothing else. */
class StoresTest {

    @Test
    void aBrokenStoreStopsNoOther() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                HandshakeStandIn other = HandshakeStandIn.startWithoutOrders(0)) {
            other.apiKey("changed");
            TestOrder first = TestOrder.plain();
            other.putOrder(first.json());
            first.into(systems);
            try (RunningIntegration integration =
                    RunningIntegration.against(systems).withStore("beta", other.url()).start()) {
                integration.await(first, "PROCESSED");
                assertThat(salesOf(systems, "beta", first)).isZero();

                other.apiKey(systems.settings().get("store.acme.api-key"));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(120))
                        .until(() -> salesOf(systems, "beta", first) == 1);

                assertThat(salesOf(systems, "acme", first)).isEqualTo(1);
            }
        }
    }

    private static int salesOf(SandboxSystems systems, String store, TestOrder order) {
        return systems.dear().sales("handshake:" + store + ":" + order.id()).size();
    }
}
