package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Lines whose product DEAR does not have, and orders that are read again (rules O7, O10). */
class ProductsFlowTest extends IntegrationTests {

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        starting.with("index-refresh", "1s").with("reread-after", "2s");
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
