package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders cost: calls are the scarcest thing there is (design 10). */
class CallCountsTest {

    private static final int ORDERS = 30;
    private static final int CUSTOMERS = 6;
    private static final String NEVER = "0 0 0 1 1 ? 2099";

    /**
     * Beside the orders' own: the company, the tax rules, a page of products, one of customers; and
     * the payment terms where there are invoices.
     */
    private static final int BOOKS_AND_INDEXES = 4;

    @ParameterizedTest
    @CsvSource({"Authorised, 4", "Draft, 3", "None, 2"})
    void anOrderCostsItsWritesAndANewCustomerOne(String invoiceStatus, int writes)
            throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("store.acme.invoice-status", invoiceStatus)
                                .start()) {
            Ledger calls = systems.dear().ledger();
            int terms = invoiceStatus.equals("None") ? 0 : 1;
            orders().into(systems.handshake()::putOrder);
            integration.awaitSettled(ORDERS);

            assertThat(integration.states()).hasSize(ORDERS).doesNotContainValue("HELD");
            assertThat(calls.count("POST", "customer")).isEqualTo(CUSTOMERS);
            assertThat(calls.entries())
                    .hasSize(BOOKS_AND_INDEXES + terms + CUSTOMERS + writes * ORDERS)
                    .allMatch(call -> call.status() == 200);

            calls.clear();
            orders().firstId(900_001).into(systems.handshake()::putOrder);
            integration.awaitSettled(2 * ORDERS);

            assertThat(calls.entries()).as("known customers").hasSize(writes * ORDERS);
        }
    }

    @Test
    void aThousandOrdersAreCapturedInElevenCalls() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            new OrderGenerator().orders(1000).into(systems.handshake()::putOrder);
            Instant before = Instant.now();
            try (RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("store.acme.process", "manual")
                            .with("store.acme.order-poll", NEVER)
                            // what asks for a capture until one has ended well
                            .with("retry-delay", "5m")
                            .start()) {
                integration.awaitCapture("acme", before);

                assertThat(integration.states()).hasSize(1000);
                assertThat(systems.handshake().ledger().entries()).hasSizeLessThanOrEqualTo(11);
            }
        }
    }

    private static OrderGenerator orders() {
        return new OrderGenerator()
                .orders(ORDERS)
                .customers(CUSTOMERS)
                .start(Instant.ofEpochSecond(Instant.now().getEpochSecond() - ORDERS));
    }
}
