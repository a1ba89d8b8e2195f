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
 * Two stores never sell more than there is (design rules Q1, O16), where pushing DEAR's available
 * stock as it is would. {@code -Doversell.seed=…} repeats one run.
 */
class OversellTest {

    private static final org.slf4j.Logger LOG =
            LoggerFactory.getLogger("io.handshakedear.crash.Oversell");

    @TempDir private Path home;

    @BeforeAll
    static void quiet() {
        root().setLevel(Long.getLong("oversell.seed") == null ? Level.OFF : Level.WARN);
    }

    @AfterAll
    static void loud() {
        root().setLevel(Level.WARN);
    }

    @Test
    void twoStoresSellNoMoreThanThereIs() throws Exception {
        live(1, 120, Map.of());
    }

    @Test
    @Tag("full")
    void twoStoresSellNoMoreThanThereIsInManyRuns() throws Exception {
        for (int seed = 100; seed < Integer.getInteger("oversell.runs", 20) + 100; seed++) {
            live(seed, 250, Map.of());
        }
    }

    @Test
    @Tag("full")
    void whereHandshakeDeductsItsOrdersItIsTheSame() throws Exception {
        live(200, 250, Map.of("store.acme.handshake-deducts-orders", "true"));
    }

    @Test
    @Tag("full")
    void onPostgresItIsTheSame() throws Exception {
        live(300, 250, PostgresDatabases.create());
    }

    private void live(long seed, int events, Map<String, String> changed) throws Exception {
        Long only = Long.getLong("oversell.seed");
        try (OversellRun run = new OversellRun(home, only == null ? seed : only, changed)) {
            run.live(events);
            LOG.info(
                    "seed {}: {} units sold, none too many; DEAR's stock as it is would have"
                            + " oversold {}; {} deaths",
                    seed,
                    run.bought(),
                    run.naivelyOversold(),
                    run.deaths());
            assertThat(run.naivelyOversold())
                    .as("oversold if DEAR's stock was pushed as it is")
                    .isPositive();
            assertThat(run.deaths()).isPositive();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
