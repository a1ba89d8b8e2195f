package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnstorableOrderTest {

    @Test
    void anOrderThatTheDatabaseDoesNotTakeIsHeldAndTheOthersPass() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            List<ObjectNode> orders = new OrderGenerator().orders(5).list();
            ((ObjectNode) orders.get(2).withArray("/lines").get(0)).put("sku", "S".repeat(5000));
            orders.forEach(systems.handshake()::putOrder);
            try (RunningIntegration integration = RunningIntegration.against(systems).start()) {
                integration.awaitSettled(5);

                String number = "#" + orders.get(2).path("objID").asText();
                assertThat(integration.states()).containsEntry(number, "HELD");
                assertThat(integration.states().values())
                        .filteredOn("PROCESSED"::equals)
                        .hasSize(4);
            }
        }
    }
}
