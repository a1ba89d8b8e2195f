package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day costs the calls of one sale, however many its orders are (design rule O15). */
class DailyCallsTest {

    /** The company, the tax rules, a page of products, one of customers: see CallCountsTest. */
    private static final int BOOKS_AND_INDEXES = 4;

    private static final int MOST_CALLS = 6;

    private static final String SHORT = "MUG-01";

    @ParameterizedTest
    @CsvSource({
        "500, Exclusive, /Order/TotalBeforeTax, when-short",
        "120, Inclusive, /Order/Total, none"
    })
    void aDayIsOneSaleThatEqualsItsOrders(
            int count, String taxStatus, String figure, String dropShip) throws Exception {
        List<ObjectNode> orders =
                new OrderGenerator()
                        .orders(count)
                        .discounts(0.5)
                        .freeGoods(0.2)
                        .start(Instant.parse("2026-03-06T13:00:00Z"))
                        .list();
        BigDecimal total = BigDecimal.ZERO;
        for (ObjectNode order : orders) {
            total = total.add(new BigDecimal(order.path("totalAmount").asText()));
        }
        MovingClock clock = new MovingClock("2026-03-06T12:00:00Z");
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        DailyStore.of(systems, clock)
                                .with("store.acme.sale-tax-status", taxStatus)
                                .with("store.acme.drop-ship", dropShip)) {
            letDropShip(systems);
            DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
            orders.forEach(systems.handshake()::putOrder);
            integration.start();
            await(() -> integration.states().size() == count);
            Ledger calls = systems.dear().ledger();
            clock.moveTo("2026-03-06T23:00:00Z");
            await(
                    () ->
                            integration.states().values().stream()
                                    .allMatch(state -> state.equals("PROCESSED")));

            JsonNode sale = DailyStore.sale(systems, "2026-03-06");
            assertThat(new BigDecimal(sale.at(figure).asText())).isEqualByComparingTo(total);
            assertThat(new BigDecimal(sale.at("/Invoices/0/Paid").asText()))
                    .isEqualByComparingTo(sale.at("/Order/Total").asText());
            assertThat(systems.dear().saleCount()).isEqualTo(1);
            for (JsonNode line : sale.at("/Order/Lines")) {
                assertThat(line.path("DropShip").asBoolean())
                        .as(line.toString())
                        .isEqualTo(
                                dropShip.equals("when-short")
                                        && line.path("SKU").asText().equals(SHORT));
            }
            assertThat(calls.count("GET", "ref/productavailability"))
                    .isEqualTo(dropShip.equals("none") ? 0 : 1);
            assertThat(calls.entries())
                    .hasSizeLessThanOrEqualTo(BOOKS_AND_INDEXES + MOST_CALLS)
                    .allMatch(call -> call.status() == 200);
            assertThat(
                            integration
                                    .database()
                                    .queryForObject(
                                            "select count(*) from order_audit"
                                                    + " where event = 'planned'",
                                            Integer.class))
                    .as("shares in the log")
                    .isEqualTo(count);
        }
    }

    /** Each product may be drop-shipped, and one is short. */
    private static void letDropShip(SandboxSystems systems) {
        for (SandboxData.Product product : SandboxData.products()) {
            if (product.kind().equals("stock")) {
                systems.dear()
                        .putProduct(
                                TestOrder.fields("{'DropShipMode':'Optional Drop Ship'}")
                                        .put("SKU", product.sku())
                                        .put("Name", product.name()));
            }
        }
        systems.dear().setAllStock(new BigDecimal("1000000"));
        systems.dear().setStock(SHORT, SandboxData.MAIN, BigDecimal.ONE);
    }

    private static void await(java.util.concurrent.Callable<Boolean> reached) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(reached);
    }
}
