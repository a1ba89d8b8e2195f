package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines whose product DEAR does not have, and orders that are read again (rules O7, O10). */
class ProductsFlowTest {

    private static SandboxSystems systems;
    private static RunningIntegration integration;

    @BeforeAll
    static void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        integration =
                RunningIntegration.against(systems)
                        .with("index-refresh", "1s")
                        .with("reread-after", "2s")
                        .start();
    }

    @AfterAll
    static void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void anOrderGoesOnWhenItsProductAppears() {
        TestOrder order = TestOrder.empty().line("LATER-01", 2, "5.00").into(systems);
        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("LATER-01");

        systems.dear()
                .putProduct(
                        TestOrder.fields("{'SKU':'LATER-01','Name':'Late','Category':'Garden'}"));
        systems.dear().setStock("LATER-01", "Main Warehouse", java.math.BigDecimal.TEN);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(700))
                .until(
                        () -> {
                            TestOrder.plain().into(systems);
                            return "PROCESSED".equals(integration.states().get(order.number()));
                        });
        assertThat(order.sale(systems).at("/Order/Lines/0/SKU").asText()).isEqualTo("LATER-01");
    }

    @Test
    void aMissingItemIsLoadedOnceForAllItsOrders() {
        List<TestOrder> orders =
                Stream.generate(() -> TestOrder.empty().line("NEW-01", 2, "22.00"))
                        .limit(5)
                        .map(order -> order.into(systems))
                        .toList();
        orders.forEach(order -> integration.await(order, "PROCESSED"));

        orders.forEach(
                order ->
                        assertThat(order.sale(systems).at("/Order/Lines/0/SKU").asText())
                                .isEqualTo("NEW-01"));
        assertThat(systems.dear().ledger().count("POST", "product")).isEqualTo(1);
    }

    /** Its SKU is taken by a product that DEAR does not sell any more. */
    @Test
    void anItemThatDearRefusesIsNamedAndItsOrderGoesOnWhenItIsMended() throws Exception {
        try (SandboxSystems own = SandboxSystems.start(SandboxSystems.Options.bare())) {
            own.dear().putProduct(newProduct("Deprecated"));
            try (RunningIntegration running =
                    RunningIntegration.against(own).with("index-refresh", "1s").start()) {
                TestOrder order = TestOrder.empty().line("NEW-01", 1, "22.00").into(own);
                running.await(order, "HELD");
                assertThat(running.reason(order.number())).contains("NEW-01", "already exists");
                assertThat(cause(running, order)).isEqualTo("UNKNOWN_SKU");

                own.dear().putProduct(newProduct("Active"));
                own.dear().setStock("NEW-01", "Main Warehouse", java.math.BigDecimal.TEN);
                running.await(order, "PROCESSED");
            }
        }
    }

    @Test
    void aLoadedItemsPriceGoesToTheTierOfTheSettings() throws Exception {
        try (SandboxSystems own = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration running =
                        RunningIntegration.against(own)
                                .with("store.acme.sale-price-tier", "distributor")
                                .start()) {
            TestOrder order = TestOrder.empty().line("NEW-01", 1, "22.00").into(own);
            running.await(order, "PROCESSED");

            JsonNode product =
                    new SandboxClient(own.dear().url())
                            .ui("GET", "product?Sku=NEW-01", null)
                            .at("/Products/0");
            assertThat(product.path("PriceTier3").decimalValue()).isEqualByComparingTo("22");
            assertThat(product.path("PriceTier1").decimalValue()).isEqualByComparingTo("0");
        }
    }

    @Test
    void anUnknownTierHoldsTheOrderInsteadOfPricingAnother() throws Exception {
        try (SandboxSystems own = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration running =
                        RunningIntegration.against(own)
                                .with("store.acme.sale-price-tier", "Platinum")
                                .start()) {
            TestOrder order = TestOrder.empty().line("NEW-01", 1, "22.00").into(own);
            running.await(order, "HELD");

            assertThat(running.reason(order.number())).contains("'Platinum'");
            assertThat(own.dear().ledger().count("POST", "product")).isZero();
        }
    }

    @Test
    void anOrderOfChargesOnlyIsWritten() {
        TestOrder order = TestOrder.empty().line("SHIPPING", 1, "12.00").into(systems);
        integration.await(order, "PROCESSED");

        JsonNode sale = order.sale(systems);
        assertThat(sale.at("/Order/Lines")).isEmpty();
        assertThat(sale.at("/Order/AdditionalCharges/0/Price").decimalValue())
                .isEqualByComparingTo("12");
        assertThat(sale.at("/Invoices/0/Status").asText()).isEqualTo("PAID");
    }

    /** DEAR promises no size of a page, and no case of its words. */
    @Test
    void anIndexIsReadToItsEnd() throws Exception {
        try (SandboxSystems own = SandboxSystems.start(SandboxSystems.Options.bare())) {
            for (int page = 1; page <= 3; page++) {
                own.dear()
                        .faults()
                        .add(
                                FaultRule.on("GET", "product")
                                        .query("Page=" + page + "&")
                                        .status(FaultRule.Point.BEFORE, 200)
                                        .body(page(page)));
            }
            try (RunningIntegration running = RunningIntegration.against(own).start()) {
                TestOrder order = TestOrder.empty().line("NOWHERE", 1, "1.00").into(own);
                running.await(order, "HELD");

                assertThat(
                                running.database()
                                        .queryForList(
                                                "select sku || ' ' || type || ' ' || status"
                                                        + " from product_index order by sku",
                                                String.class))
                        .containsExactly(
                                "SKU-1 Service Deprecated",
                                "SKU-2 Service Deprecated",
                                "SKU-3 Service Deprecated");
            }
        }
    }

    private static String page(int page) {
        return ("{'Total':3,'Page':%1$d,'Products':[{'ID':'0B1C0D5E-0000-0000-0000-00000000000%1$d',"
                        + "'SKU':'SKU-%1$d','Name':'P %1$d','Type':'SERVICE','Status':'DEPRECATED'}]}")
                .formatted(page)
                .replace('\'', '"');
    }

    private static ObjectNode newProduct(String status) {
        return TestOrder.fields("{'SKU':'NEW-01','Name':'Old apron','Category':'Apparel'}")
                .put("Status", status);
    }

    private static String cause(RunningIntegration running, TestOrder order) {
        return running.database()
                .queryForObject(
                        "select cause from order_log where order_number = ?",
                        String.class,
                        order.number());
    }

    /** Handshake forgets it while the order waits for DEAR; nothing is written of it. */
    @Test
    void anOrderThatWaitedIsReadAgainBeforeItsFirstWrite() {
        String account = systems.settings().get("dear.account-id");
        String key = systems.settings().get("dear.application-key");
        systems.dear().credentials("00000000-0000-0000-0000-000000000000", "wrong");
        TestOrder kept = TestOrder.plain().into(systems);
        TestOrder gone = TestOrder.plain().into(systems);
        integration.await(kept, "PENDING");
        integration.await(gone, "PENDING");
        systems.handshake().deleteOrder(gone.id());
        integration.awaitCapture("acme");
        Awaitility.await()
                .pollDelay(Duration.ofMillis(2200))
                .until(() -> integration.states().get(gone.number()) != null);

        systems.dear().credentials(account, key);

        integration.await(gone, "CANCELLED");
        integration.await(kept, "PROCESSED");
        assertThat(systems.dear().sales(gone.externalId())).isEmpty();
    }
}
