package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.catalogue.TestItem;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole catalogue of items with three variants each is loaded under a limit, killed twice in
 * between, in a process of 256 MB (issue 4). {@code -Dcatalogue.items=10000} is the full size.
 */
class LoadCallsIT {

    private static final int ITEMS = Integer.getInteger("catalogue.items", 120);
    private static final int VARIANTS = 3;
    private static final int PAGE = 100;

    @TempDir Path home;

    @Test
    void aLoadThatIsKilledTwiceMakesHardlyMoreCallsThanItMust() throws Exception {
        try (CrashRun run = CrashRun.onH2(home)) {
            for (int item = 1001; item < 1030; item++) {
                run.systems().handshake().delete("items", item);
            }
            for (int item = 1; item <= ITEMS; item++) {
                item(item).into(run.systems());
            }
            new SandboxClient(run.systems().dear().url()).limit(60, 300);
            InstanceApi api = InstanceApi.of(run);
            run.with("dear.requests-per-minute", "60").with("rate-window", "300ms").start();
            run.await("the API answers", api::isUp);
            String id = api.start("load-products").path("id").asText();
            for (int kill = 1; kill <= 2; kill++) {
                int enough = kill * ITEMS * (VARIANTS + 1) / 3;
                await("a part is loaded", () -> writes(run) >= enough);
                run.process().kill();
                run.start();
            }
            await("the load ends", () -> api.isUp() && api.get("/jobs/" + id).has("endedAt"));

            assertThat(api.get("/jobs/" + id).path("state").asText()).isEqualTo("DONE");
            long calls = calls(run, call -> true);
            long least = ITEMS * (VARIANTS + 1L) + (ITEMS + PAGE - 1) / PAGE + 3;
            System.out.printf(
                    "%d items: %d calls, %d at least; refused by the limit: %d%n",
                    ITEMS, calls, least, calls(run, Ledger.Entry::throttled));
            // each of the kills costs what is read at a start: indexes, and the page again
            assertThat(calls).isLessThanOrEqualTo(Math.max(least * 105 / 100, least + 30));
            hasEachOnce(run);

            long before = writes(run);
            String again = api.start("load-products").path("id").asText();
            await("the load ends", () -> api.get("/jobs/" + again).has("endedAt"));
            assertThat(writes(run)).isEqualTo(before);
        }
    }

    private static TestItem item(int number) {
        TestItem item = TestItem.of(number, "TEE-" + number, "Tee " + number);
        for (String size : List.of("S", "M", "L")) {
            item.variant("TEE-%d-%s".formatted(number, size), "12.50", "Size", size);
        }
        return item;
    }

    private static void await(String what, Condition reached) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(60))
                .pollInterval(Duration.ofMillis(100))
                .until(reached::holds);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static long writes(CrashRun run) {
        return calls(run, call -> !call.method().equals("GET"));
    }

    /** The calls that the load makes, or starts make for it. */
    private static long calls(CrashRun run, Predicate<Ledger.Entry> wanted) {
        long dear =
                run.systems()
                        .dear()
                        .ledger()
                        .entries(
                                call ->
                                        call.path().matches("(?i)product.*|ref/category")
                                                && wanted.test(call))
                        .size();
        long handshake =
                run.systems()
                        .handshake()
                        .ledger()
                        .entries(call -> call.path().equals("items") && wanted.test(call))
                        .size();
        return dear + handshake;
    }

    private static void hasEachOnce(CrashRun run) {
        SandboxClient dear = new SandboxClient(run.systems().dear().url());
        Set<String> skus = new HashSet<>();
        int rows = 0;
        for (int page = 1; rows < ITEMS * VARIANTS && page <= 1 + ITEMS * VARIANTS / 1000; page++) {
            String path = "product?Sku=TEE-&Limit=1000&Page=" + page;
            for (JsonNode product : dear.ui("GET", path, null).path("Products")) {
                rows++;
                assertThat(skus.add(product.path("SKU").asText())).isTrue();
            }
        }
        assertThat(rows).isEqualTo(ITEMS * VARIANTS);
        JsonNode families = dear.ui("GET", "productFamily?Sku=TEE-&Limit=1", null);
        assertThat(families.path("Total").asInt()).isEqualTo(ITEMS);
    }
}
