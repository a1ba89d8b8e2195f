package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxSystems;
import org.junit.jupiter.api.Test;

/** Numbers that DEAR gives as text, or not at all: none of them counts as 0 (DEAR API 1.6). */
class DearNumbersTest {

    private static final String TAX =
            "{'Total':1,'Page':1,'TaxRuleList':[{'ID':'0b1c0d5e-1111-4a2b-9c3d-000000000003',"
                    + "'Name':'Tax on Sales','IsActive':true%s}]}";
    private static final String STOCK =
            "{'Total':1,'Page':1,'ProductAvailabilityList':[{'SKU':'TABLE-01',"
                    + "'Location':'Main Warehouse'%s}]}";

    @Test
    void aTaxPercentageMayBeAText() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            answering(systems, "ref/tax", TAX, ",'TaxPercent':'10.0'");
            try (RunningIntegration integration = RunningIntegration.against(systems).start()) {
                TestOrder order = TestOrder.plain().into(systems);
                integration.await(order, "PROCESSED");

                assertThat(order.sale(systems).at("/Order/Tax").decimalValue())
                        .isEqualByComparingTo("0.85");
            }
        }
    }

    @Test
    void aTaxRuleWithoutAPercentageHoldsItsOrders() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            answering(systems, "ref/tax", TAX, "");
            try (RunningIntegration integration = RunningIntegration.against(systems).start()) {
                TestOrder order = TestOrder.plain().into(systems);
                integration.await(order, "HELD");

                assertThat(integration.reason(order.number())).contains("Tax on Sales");
                assertThat(systems.dear().ledger().count("POST", "sale")).isZero();
            }
        }
    }

    @Test
    void stockMayBeATextAndNoNumberIsNotNoStock() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            answering(systems, "ref/productavailability", STOCK, ",'Available':'5.0'");
            try (RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("store.acme.drop-ship", "when-short")
                            .start()) {
                TestOrder order = TestOrder.empty().line("TABLE-01", 2, "189.00").into(systems);
                integration.await(order, "PROCESSED");
                assertThat(order.sale(systems).at("/Order/Lines/0/DropShip").asBoolean()).isFalse();

                answering(systems, "ref/productavailability", STOCK, ",'Available':null");
                TestOrder unknown = TestOrder.empty().line("TABLE-01", 2, "189.00").into(systems);
                integration.await(unknown, "HELD");
                assertThat(integration.reason(unknown.number())).contains("TABLE-01");
                assertThat(systems.dear().sales(unknown.externalId())).isEmpty();
            }
        }
    }

    private static void answering(
            SandboxSystems systems, String path, String answer, String field) {
        systems.dear().faults().clear();
        systems.dear()
                .faults()
                .add(
                        FaultRule.on("GET", path)
                                .status(FaultRule.Point.BEFORE, 200)
                                .body(answer.formatted(field).replace('\'', '"')));
    }
}
