package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.SandboxData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integration is killed while it pushes stock levels, and while it reads them. */
class StockCrashIT {

    @TempDir Path home;

    @Test
    void levelsAreRightWhenTheAnswerToTheirWriteIsCut() {
        try (CrashRun run = CrashRun.onH2(home)) {
            push(run, List.of(Point.AFTER));
        }
    }

    @Test
    @Tag("full")
    void levelsAreRightWhateverIsCutOnH2() {
        try (CrashRun run = CrashRun.onH2(home)) {
            push(run, List.of(Point.values()));
            read(run);
        }
    }

    @Test
    @Tag("full")
    void levelsAreRightWhateverIsCutOnPostgres() {
        try (CrashRun run = CrashRun.onPostgres(home)) {
            push(run, List.of(Point.values()));
            read(run);
        }
    }

    private static void push(CrashRun run, List<Point> points) {
        run.with("store.acme.update-stock-levels", "true")
                .with("store.acme.stock-poll", "0/1 * * * * ?")
                .start();
        run.awaitWork("the levels are pushed", () -> shows(run, "MUG-01", 1_000_000));
        int quantity = 500;
        for (Point point : points) {
            run.killAtHandshake("PATCH", "item_stock_units", point);
            set(run, "MUG-01", ++quantity);
            run.await("killed " + point, () -> !run.process().isAlive());
            run.clearFaults();
            run.start();
            int expected = quantity;
            run.awaitWork("the level is right", () -> shows(run, "MUG-01", expected));
        }
        assertThat(run.systems().handshake().ledger().refused()).isEmpty();
    }

    private static void read(CrashRun run) {
        for (Point point : Point.values()) {
            run.killAt("GET", "ref/productavailability", point);
            set(run, "MUG-02", 700 + point.ordinal());
            run.await("killed " + point, () -> !run.process().isAlive());
            run.clearFaults();
            run.start();
            run.awaitWork("the level is right", () -> shows(run, "MUG-02", 700 + point.ordinal()));
        }
    }

    private static void set(CrashRun run, String sku, int quantity) {
        run.systems().dear().setStock(sku, SandboxData.MAIN, BigDecimal.valueOf(quantity));
    }

    private static boolean shows(CrashRun run, String sku, int quantity) {
        String owner = "/items/" + SandboxData.product(sku).itemId();
        for (ObjectNode unit : run.systems().handshake().documents("item_stock_units")) {
            if (unit.path("item").asText().endsWith(owner)
                    && unit.path("warehouse").asText().endsWith("/" + SandboxData.MAIN_WAREHOUSE)) {
                return unit.path("shelfQty").asInt() == quantity;
            }
        }
        return false;
    }
}
