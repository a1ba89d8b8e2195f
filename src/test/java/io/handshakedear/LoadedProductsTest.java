package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import org.junit.jupiter.api.Test;

/** Products that are loaded from Handshake, and those that DEAR lists (design rules O7, K1). */
class LoadedProductsTest {

    /** DEAR does not sell it any more, which is for people to change. */
    @Test
    void anItemWhoseProductIsDeprecatedIsNamedAndItsOrderGoesOnWhenThatIsMended() throws Exception {
        try (SandboxSystems own = SandboxSystems.start(SandboxSystems.Options.bare())) {
            own.dear().putProduct(newProduct("Deprecated"));
            try (RunningIntegration running =
                    RunningIntegration.against(own).with("index-refresh", "1s").start()) {
                TestOrder order = TestOrder.empty().line("NEW-01", 1, "22.00").into(own);
                running.await(order, "HELD");
                assertThat(running.reason(order.number())).contains("NEW-01", "deprecated");
                assertThat(cause(running, order)).isEqualTo("UNKNOWN_SKU");
                assertThat(own.dear().ledger().count("POST", "product")).isZero();

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
}
