package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** An order as the real service gave it, in the file that {@code -Dhandshake.sample} names. */
@EnabledIfSystemProperty(named = "handshake.sample", matches = ".+")
class RealOrderTest {

    @Test
    void becomesASaleWithItsLinesAddressesAndTotal() throws Exception {
        ObjectNode order =
                SandboxSystems.orderFile(Path.of(System.getProperty("handshake.sample")));
        String id = order.path("objID").asText();
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            List<JsonNode> lines = new java.util.ArrayList<>();
            order.path("lines").forEach(lines::add);
            for (JsonNode line : lines) {
                systems.dear()
                        .putProduct(
                                TestOrder.fields("{}")
                                        .put("SKU", line.path("sku").asText())
                                        .put("Name", line.path("description").asText()));
            }
            systems.handshake().putOrder(order);
            try (RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("store.acme.tax-mapping", "Default")
                            .with("store.acme.order-capture", "Open")
                            .with("store.acme.capture-from", "2010-01-01")
                            .start()) {
                integration.awaitSettled(1);
                assertThat(integration.states().values()).containsExactly("PROCESSED");
            }

            JsonNode sale = systems.dear().sales("handshake:acme:" + id).get(0);
            assertThat(sale.path("Customer").asText())
                    .isEqualTo(order.at("/customer/name").asText());
            assertAddress(sale.path("BillingAddress"), order.path("billTo"));
            assertAddress(sale.path("ShippingAddress"), order.path("shipTo"));
            assertThat(new BigDecimal(sale.at("/Order/TotalBeforeTax").asText()))
                    .isEqualByComparingTo(order.path("totalAmount").asText());
            assertLines(sale.at("/Order/Lines"), lines);
            assertThat(sale.at("/Invoices")).hasSize(1);
        }
    }

    private static void assertLines(JsonNode written, List<JsonNode> lines) {
        assertThat(written).hasSameSizeAs(lines);
        for (int at = 0; at < lines.size(); at++) {
            JsonNode line = lines.get(at);
            assertThat(written.get(at).path("SKU").asText()).isEqualTo(line.path("sku").asText());
            assertThat(written.get(at).path("Quantity").decimalValue())
                    .isEqualByComparingTo(line.path("qty").asText());
            assertThat(written.get(at).path("Price").decimalValue())
                    .isEqualByComparingTo(line.path("unitPrice").asText());
        }
    }

    private static void assertAddress(JsonNode written, JsonNode given) {
        assertThat(written.path("Line1").asText()).isEqualTo(given.path("street").asText());
        assertThat(written.path("City").asText()).isEqualTo(given.path("city").asText());
        assertThat(written.path("Postcode").asText()).isEqualTo(given.path("postcode").asText());
        assertThat(written.path("Country").asText()).isEqualTo(given.path("country").asText());
    }
}
