package io.handshakedear.bench;

import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.stock.ManySkus;
import io.handshakedear.stock.StockRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a hundred changes among 50 000 SKUs cost: calls of both systems, and time. */
final class Stock {

    private static final int ITEMS = 30_000;
    private static final int VARIANTS = 20_000;
    private static final int CHANGED_ITEMS = 60;
    private static final int CHANGED_VARIANTS = 40;
    private static final int BATCH = 100;
    private static final int PAGE = 1_000;

    private static final String SHOWN =
            "select count(*) from stock_unit where shelf_qty = 10 and due = false";

    private final Path directory;

    Stock(Path directory) {
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            ManySkus skus = new ManySkus(systems).make(ITEMS, VARIANTS, 10);
            Map<String, String> changes =
                    Map.of(
                            "store.acme.update-stock-levels", "true",
                            "store.acme.stock-poll", "0 0 0 1 1 ? 2099",
                            "store.acme.stock-batch", String.valueOf(BATCH));
            String url = "jdbc:h2:file:" + directory.resolve("stock");
            Instant began = Instant.now();
            try (Engine engine = Engine.start(Engine.settings(systems.settings(), url, changes))) {
                while (engine.count(SHOWN) < ITEMS + VARIANTS) {
                    Thread.sleep(1_000);
                }
                Duration first = Duration.between(began, Instant.now());
                return List.of(changes(engine, systems, skus, first));
            }
        }
    }

    private static Row changes(Engine engine, SandboxSystems systems, ManySkus skus, Duration first)
            throws Exception {
        for (int i = 0; i < CHANGED_ITEMS; i++) {
            skus.stock(ManySkus.item(i * 500), 7);
        }
        for (int i = 0; i < CHANGED_VARIANTS; i++) {
            skus.stock(ManySkus.variant(i * 500), 7);
        }
        long rows = systems.dear().stock().findValues("Available").size();
        systems.dear().ledger().clear();
        systems.handshake().ledger().clear();
        Instant began = Instant.now();
        engine.bean("stockRuns", StockRuns.class).ask("acme", null);
        engine.pushStock();
        Duration second = Duration.between(began, Instant.now());
        Ledger handshake = systems.handshake().ledger();
        long writes = handshake.count("PATCH", ".*");
        long sweep = systems.dear().ledger().count("GET", "ref/productavailability");
        long most = parts(CHANGED_ITEMS, BATCH) + parts(CHANGED_VARIANTS, BATCH);
        boolean right =
                skus.showing("item", 7) == CHANGED_ITEMS
                        && skus.showing("variant", 7) == CHANGED_VARIANTS;
        return new Row(
                "100 changes among %d SKUs".formatted(ITEMS + VARIANTS),
                "%d writes, %d pages of DEAR's stock, %d s (the first push of all: %d s)"
                        .formatted(writes, sweep, second.toSeconds(), first.toSeconds()),
                "at most %d writes and %d pages".formatted(most, parts(rows, PAGE)),
                right && writes <= most && sweep <= parts(rows, PAGE));
    }

    private static long parts(long all, long size) {
        return (all + size - 1) / size;
    }
}
