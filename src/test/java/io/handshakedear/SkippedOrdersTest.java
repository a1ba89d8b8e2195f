package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Orders without a tax rule are looked at again by each capture (design rule O4). */
class SkippedOrdersTest {

    Map<String, String> settings() {
        return Map.of();
    }

    private static final String ROWS =
            "select order_id, skipped_at, reason from skipped_order order by order_id";

    @Test
    void rowsAreWrittenWhenSomethingChangedAndAllAreTakenOnceTheRuleIsThere() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("store.acme.tax-rule.category.21", "Late rule")
                                .with("store.acme.process", "manual")
                                .with("index-refresh", "1s")
                                .with(settings())
                                .start()) {
            List<TestOrder> orders = new ArrayList<>();
            for (int order = 0; order < 120; order++) {
                orders.add(TestOrder.plain().into(systems));
            }
            awaitCount(integration, "SKIPPED", orders.size());
            List<Map<String, Object>> before = integration.database().queryForList(ROWS);
            awaitCompletion(integration);
            awaitCompletion(integration);

            assertThat(integration.database().queryForList(ROWS)).isEqualTo(before);

            new SandboxClient(systems.dear().url())
                    .ui(
                            "POST",
                            "ref/tax",
                            TestOrder.fields(
                                    "{'Name':'Late rule','Account':'820','IsActive':true,"
                                            + "'TaxInclusive':false,'TaxPercent':5,"
                                            + "'IsTaxForSale':true,'IsTaxForPurchase':false}"));
            awaitCount(integration, "PENDING", orders.size());
            assertThat(integration.database().queryForList(ROWS)).isEmpty();
        }
    }

    /** The end of a run; of two, the second began after the call. */
    private static void awaitCompletion(RunningIntegration integration) {
        String completed = "select completed_at from flow_cursor where flow = 'capture-orders'";
        Object before = integration.database().queryForMap(completed).get("completed_at");
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(
                        () ->
                                !Objects.equals(
                                        before,
                                        integration
                                                .database()
                                                .queryForMap(completed)
                                                .get("completed_at")));
    }

    private static void awaitCount(RunningIntegration integration, String state, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                integration.states().values().stream().filter(state::equals).count()
                                        == count);
    }
}
