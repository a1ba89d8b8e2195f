package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.handshakedear.PostgresDatabases;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * No order is lost, doubled or stuck without a reason, in whatever order things happen to it and
 * wherever the integration dies (issue 3). {@code -Dmodel.seed=…} repeats one batch.
 */
class OrderModelTest {

    private static final int ORDERS = 4;
    private static final int EVENTS = 60;
    private static final org.slf4j.Logger LOG =
            LoggerFactory.getLogger("io.handshakedear.crash.OrderModel");

    @TempDir private Path home;

    @BeforeAll
    static void quiet() {
        root().setLevel(Long.getLong("model.seed") == null ? Level.OFF : Level.WARN);
    }

    @AfterAll
    static void loud() {
        root().setLevel(Level.WARN);
    }

    @Test
    void invoicedOrdersEndRight() throws Exception {
        live("Authorised", "Confirmed", Map.of(), 1, 8);
    }

    @Test
    void ordersWithDraftInvoicesEndRight() throws Exception {
        live("Draft", "Complete", Map.of(), 1_001, 8);
    }

    @Test
    @Tag("full")
    void thousandsOfInvoicedOrdersEndRight() throws Exception {
        live("Authorised", "Confirmed", Map.of(), 10_001, 1_000);
    }

    @Test
    @Tag("full")
    void thousandsOfOrdersWithDraftInvoicesEndRight() throws Exception {
        live("Draft", "Complete", Map.of(), 20_001, 1_000);
    }

    @Test
    @Tag("full")
    void ordersEndRightOnPostgresToo() throws Exception {
        live("Draft", "Confirmed", PostgresDatabases.create(), 30_001, 250);
    }

    private void live(
            String invoices, String paidFrom, Map<String, String> database, long seed, int batches)
            throws Exception {
        try (ModelRun run = new ModelRun(home, invoices, paidFrom, database)) {
            Long only = Long.getLong("model.seed");
            if (only != null) {
                run.live(only, ORDERS, EVENTS);
                return;
            }
            int count = Integer.getInteger("model.batches", batches);
            for (int batch = 0; batch < count; batch++) {
                run.live(seed + batch, ORDERS, EVENTS);
            }
            LOG.info(
                    "{} orders, {} events each batch of {}, {} deaths, {} restarts",
                    run.done(),
                    EVENTS,
                    ORDERS,
                    run.deaths(),
                    run.restarts());
            assertThat(run.deaths()).as("deaths").isPositive();
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
