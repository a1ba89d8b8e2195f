package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders cost: calls are the scarcest thing there is (design 10). */
class CallCountsTest {

    private static final int ORDERS = 30;
    private static final int CUSTOMERS = 6;
    private static final int WRITES_WITH_A_PAYMENT = 4;
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
    void aRestartReadsNothingOfDearAgainThatIsFresh(@TempDir Path folder) throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            Ledger calls = systems.dear().ledger();
            processOrders(systems, folder, "10m");
            assertThat(calls.entries())
                    .hasSize(BOOKS_AND_INDEXES + 1 + CUSTOMERS + WRITES_WITH_A_PAYMENT * ORDERS);

            calls.clear();
            processOrders(systems, folder, "10m");
            assertThat(calls.entries()).hasSize(WRITES_WITH_A_PAYMENT * ORDERS);

            calls.clear();
            processOrders(systems, folder, "1ms");
            assertThat(calls.count("GET", "product")).isPositive();
            assertThat(calls.count("GET", "customer")).isPositive();
            assertThat(calls.count("GET", "me|ref/.*")).isZero();
        }
    }

    @Test
    void anOrderWhoseTotalsDifferFromDearsHasTheTaxRulesReadAgain(@TempDir Path folder)
            throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            Ledger calls = systems.dear().ledger();
            String url = "jdbc:h2:file:" + folder.resolve("books");
            try (RunningIntegration integration =
                    RunningIntegration.against(systems).with("database.url", url).start()) {
                orders().orders(1).into(systems.handshake()::putOrder);
                integration.awaitSettled(1);
                integration
                        .database()
                        .update(
                                "update reference_entry set document = regexp_replace(document,"
                                        + " '\"TaxPercent\":[0-9.]+', '\"TaxPercent\":3')");
                integration
                        .database()
                        .update(
                                "update flow_cursor set completed_at = completed_at - interval '1'"
                                        + " hour where flow = 'books'");
            }
            calls.clear();
            try (RunningIntegration integration =
                    RunningIntegration.against(systems).with("database.url", url).start()) {
                orders().orders(1).firstId(900_001).into(systems.handshake()::putOrder);
                integration.awaitSettled(2);
                assertThat(integration.states()).containsValue("HELD");
                assertThat(calls.count("GET", "ref/tax")).isZero();

                orders().orders(1).firstId(910_001).into(systems.handshake()::putOrder);
                integration.awaitSettled(3);
                assertThat(integration.states().values()).containsOnlyOnce("HELD");
                assertThat(calls.count("GET", "ref/tax")).isEqualTo(1);
            }
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

    /** Starts on the folder's database, processes new orders of known customers, and stops. */
    private static void processOrders(SandboxSystems systems, Path folder, String indexRefresh)
            throws Exception {
        int known = systems.dear().saleCount();
        try (RunningIntegration integration =
                RunningIntegration.against(systems)
                        .with("database.url", "jdbc:h2:file:" + folder.resolve("calls"))
                        .with("index-refresh", indexRefresh)
                        .start()) {
            orders().firstId(900_001 + 1_000 * known).into(systems.handshake()::putOrder);
            integration.awaitSettled(known + ORDERS);
        }
    }

    private static OrderGenerator orders() {
        return new OrderGenerator()
                .orders(ORDERS)
                .customers(CUSTOMERS)
                .start(Instant.ofEpochSecond(Instant.now().getEpochSecond() - ORDERS));
    }
}
