package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A load leaves the last third of the budget to orders (design rule C3). */
class LoadBesideOrdersTest {

    private static final int ITEMS = 400;
    private static final Duration POLL = Duration.ofSeconds(5);

    @Test
    void ordersKeepFlowingWhileACatalogueLoads() throws Exception {
        try (Loading loading = new Loading()) {
            for (int item = 1; item <= ITEMS; item++) {
                TestItem.of(100 + item, "PAN-" + item, "Pan " + item).into(loading.systems());
            }
            new SandboxClient(loading.dear().url()).limit(60, 4_000);
            loading.start(
                    Map.of(
                            "dear.requests-per-minute", "60",
                            "rate-window", "4s",
                            "store.acme.order-poll", "0/5 * * * * ?"));
            loading.begin("load-products");
            List<TestOrder> orders = new ArrayList<>();
            Instant[] next = {Instant.now()};
            List<Duration> ages = new ArrayList<>();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> {
                                if (orders.size() < 10 && Instant.now().isAfter(next[0])) {
                                    next[0] = Instant.now().plusMillis(1500);
                                    orders.add(
                                            TestOrder.empty()
                                                    .line("MUG-01", 1, "8.50")
                                                    .into(loading.systems()));
                                }
                                ages.add(loading.oldestPending());
                                return orders.size() == 10 && isWritten(loading, orders);
                            });

            assertThat(loading.isLoading()).as("the load is still under way").isTrue();
            assertThat(ages).allSatisfy(age -> assertThat(age).isLessThan(POLL.multipliedBy(2)));
        }
    }

    private static boolean isWritten(Loading loading, List<TestOrder> orders) {
        Map<String, String> states = loading.running().states();
        return orders.stream().allMatch(order -> "PROCESSED".equals(states.get(order.number())));
    }
}
