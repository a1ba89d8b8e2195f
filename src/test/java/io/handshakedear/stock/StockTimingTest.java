package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.IntegrationTests;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxData;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A newer level is not overwritten by an older one, however slow a call is (Q2). */
class StockTimingTest extends IntegrationTests {

    private static final String SKU = "MUG-01";

    private StockStore acme;

    @Override
    protected void prepare(RunningIntegration starting) {
        starting.with("store.acme.update-stock-levels", "true");
    }

    @BeforeAll
    void pushAll() {
        acme = new StockStore(integration, systems.handshake(), "acme");
        acme.push();
    }

    @Test
    void whatASlowSweepReadEarlierDoesNotReplaceWhatWasReadSince() {
        stock(30);
        systems.dear()
                .faults()
                .add(
                        FaultRule.on("GET", "ref/productavailability")
                                .query("^Limit")
                                .delay(Point.AFTER, 3_000)
                                .times(1));
        systems.dear().ledger().clear();
        StockRuns runs = acme.runs();
        Instant asked = runs.askNow("acme");
        awaitCalls(systems.dear().ledger(), "GET", "ref/productavailability");
        stock(20);
        acme.mark(SKU);

        acme.awaitLevel(SKU, 20);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> runs.done("acme", asked) != null);

        assertThat(acme.level(SKU)).isEqualTo(20);
    }

    @Test
    void aLevelThatChangesWhileItIsPushedIsPushedAgain() {
        stock(50);
        systems.handshake().ledger().clear();
        systems.handshake()
                .faults()
                .add(FaultRule.on("PATCH", "item_stock_units").delay(Point.BEFORE, 1_500).times(1));
        acme.mark(SKU);
        awaitCalls(systems.handshake().ledger(), "PATCH", "item_stock_units");
        stock(45);
        acme.mark(SKU);

        acme.awaitLevel(SKU, 45);
        acme.push();

        assertThat(acme.level(SKU)).isEqualTo(45);
    }

    private static void awaitCalls(Ledger ledger, String method, String path) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ledger.count(method, path) > 0);
    }

    private void stock(int quantity) {
        systems.dear().setStock(SKU, SandboxData.MAIN, BigDecimal.valueOf(quantity));
    }
}
