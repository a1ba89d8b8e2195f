package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.IntegrationTests;
import io.handshakedear.RunningIntegration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a change of some levels among many costs, and what one bad level costs the others (Q2). The
 * bench does the same with 50 000 SKUs.
 */
class StockCallsTest extends IntegrationTests {

    private static final int ITEMS = 600;
    private static final int VARIANTS = 500;
    private static final int BATCH = 500;

    private ManySkus skus;
    private StockStore acme;

    @Override
    protected void prepare(RunningIntegration starting) {
        skus = new ManySkus(systems).make(ITEMS, VARIANTS, 10);
        starting.with("store.acme.update-stock-levels", "true")
                .with("store.acme.stock-batch", String.valueOf(BATCH));
    }

    @BeforeAll
    void pushAll() {
        acme = new StockStore(integration, systems.handshake(), "acme");
        acme.push();
    }

    @Test
    void aHundredChangesCostAWriteForEachKindAndOneSweep() {
        assertThat(skus.showing("item", 10)).isEqualTo(ITEMS);
        assertThat(skus.showing("variant", 10)).isEqualTo(VARIANTS);
        for (int i = 0; i < 50; i++) {
            skus.stock(ManySkus.item(i * 10), 7);
            skus.stock(ManySkus.variant(i * 10), 7);
        }
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();

        acme.push();

        assertThat(acme.patches()).hasSize(2);
        assertThat(systems.dear().ledger().count("GET", "ref/productavailability"))
                .as("pages of a thousand rows")
                .isEqualTo(2);
        assertThat(skus.showing("item", 7)).isEqualTo(50);
        assertThat(skus.showing("variant", 7)).isEqualTo(50);
        for (int i = 0; i < 50; i++) {
            skus.stock(ManySkus.item(i * 10), 10);
            skus.stock(ManySkus.variant(i * 10), 10);
        }
        acme.push();
    }

    @Test
    void oneBadLevelAmongFiveHundredCostsOnlyItself() {
        for (int i = 0; i < BATCH; i++) {
            skus.stock(ManySkus.item(i), 3);
        }
        systems.handshake().delete("item_stock_units", ManySkus.unitOfItem(137));
        systems.handshake().ledger().clear();

        acme.push();

        assertThat(skus.showing("item", 3)).isEqualTo(BATCH - 1);
        assertThat(systems.handshake().ledger().count("PATCH", "item_stock_units"))
                .as("each refused batch is divided")
                .isLessThanOrEqualTo(1 + 2 * 9);
        assertThat(
                        integration
                                .database()
                                .queryForList(
                                        "select unit_id from stock_unit where refusal is not null",
                                        String.class))
                .containsExactly(String.valueOf(ManySkus.unitOfItem(137)));
    }
}
