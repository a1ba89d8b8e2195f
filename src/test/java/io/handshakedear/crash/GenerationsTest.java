package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A forgotten order is captured again as its next generation (design rule O10). */
class GenerationsTest {

    @Test
    void aForgottenOrderBecomesAnotherSaleAndNeverADoubleOfTheFirst() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration = RunningIntegration.against(systems).start()) {
            OrderBatches orders = new OrderBatches();
            orders.add(systems.handshake(), 2);
            integration.awaitSettled(2);
            SaleCheck sales = new SaleCheck(systems.dear());
            sales.holdsEachOnce(orders.all());
            String number = orders.all().get(0).get("objID").asText();
            String externalId = SaleCheck.externalId(orders.all().get(0));

            forget(integration, number, 1, externalId);
            Awaitility.await().until(() -> live(systems, externalId + ":2") == 1);
            integration.awaitSettled(2);
            forget(integration, number, 2, externalId + ":2");
            Awaitility.await().until(() -> live(systems, externalId + ":3") == 1);
            integration.awaitSettled(2);

            assertThat(List.of(externalId, externalId + ":2", externalId + ":3"))
                    .allSatisfy(id -> assertThat(live(systems, id)).as(id).isEqualTo(1));
            assertThat(systems.dear().saleCount()).isEqualTo(4);
        }
    }

    private static int live(SandboxSystems systems, String externalId) {
        return systems.dear().sales(externalId).size();
    }

    private static void forget(
            RunningIntegration integration, String number, int generation, String externalId) {
        Map<String, Object> asked =
                Map.of(
                        "store",
                        "acme",
                        "orderId",
                        number,
                        "generation",
                        generation,
                        "externalId",
                        externalId,
                        "nextAttemptAt",
                        Timestamp.from(Instant.now()),
                        "event",
                        "forgotten",
                        "detail",
                        "by a test");
        var answer =
                integration
                        .context()
                        .createProducerTemplate()
                        .send("direct:delete-order", ask -> ask.setVariable("asked", asked));
        assertThat(answer.getException()).isNull();
    }
}
