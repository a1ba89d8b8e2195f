package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sale that DEAR has equals the order to the cent (design rule O6). */
class MoneyFlowTest {

    @ParameterizedTest
    @CsvSource({"Exclusive, /Order/TotalBeforeTax", "Inclusive, /Order/Total"})
    void everySaleEqualsItsOrder(String taxStatus, String figure) throws Exception {
        List<ObjectNode> orders =
                new OrderGenerator().orders(100).discounts(0.7).freeGoods(0.2).list();
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("store.acme.sale-tax-status", taxStatus)
                                .start()) {
            orders.forEach(systems.handshake()::putOrder);
            integration.awaitSettled(orders.size());

            assertThat(integration.states()).containsValue("PROCESSED").hasSize(orders.size());
            assertThat(integration.states().values()).containsOnly("PROCESSED");
            for (ObjectNode order : orders) {
                String id = "handshake:acme:" + order.path("objID").asText();
                JsonNode sale = systems.dear().sales(id).get(0);
                assertThat(new BigDecimal(sale.at(figure).asText()))
                        .as(id)
                        .isEqualByComparingTo(order.path("totalAmount").asText());
                BigDecimal invoiced = new BigDecimal(sale.at("/Invoices/0/Total").asText());
                assertThat(invoiced).isEqualByComparingTo(sale.at("/Order/Total").asText());
                assertThat(new BigDecimal(sale.at("/Invoices/0/Paid").asText()))
                        .isEqualByComparingTo(invoiced);
            }
            assertThat(systems.dear().doubles()).isEmpty();
        }
    }
}
