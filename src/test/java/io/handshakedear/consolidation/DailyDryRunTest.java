package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A dry run of processing, in a store whose orders are consolidated. */
class DailyDryRunTest {

    @Test
    void theSaleOfTheOpenDateIsShownAndNothingIsChanged() throws Exception {
        MovingClock clock = new MovingClock("2026-03-06T12:00:00Z");
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
            try (RunningIntegration integration = DailyStore.of(systems, clock).start()) {
                integration.awaitFirstCapture("acme");
                TestOrder order =
                        TestOrder.at(Instant.parse("2026-03-06T13:00:00Z"))
                                .line("MUG-01", 2, "8.50")
                                .into(systems);
                integration.await(order, "PENDING");

                assertThat(new Commands(integration).calls("process", null))
                        .startsWith("dear POST sale", "dear POST sale/order");

                assertThat(systems.dear().saleCount()).isZero();
                assertThat(integration.states()).containsEntry(order.number(), "PENDING");
                new Commands(integration).done("process", null);
                integration.await(order, "PROCESSED");
                DailyStore.sale(systems, "2026-03-06:2");
            }
        }
    }
}
