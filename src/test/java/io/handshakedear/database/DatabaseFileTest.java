package io.handshakedear.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.PostgresDatabases;
import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseFileTest {

    private static final long MEGABYTE = 1 << 20;

    @TempDir private Path folder;

    /** Many small commits: each leaves a sparse chunk behind. */
    @Test
    void spaceThatCommitsLeaveBehindIsUsedAgain() throws Exception {
        Map<String, String> given =
                Map.of("database.url", "jdbc:h2:file:" + folder.resolve("orders"));
        try (HikariDataSource pool = Database.open(Settings.of(given, key -> null))) {
            JdbcTemplate database = new JdbcTemplate(pool);
            // what fits into a second differs from machine to machine
            DatabaseFile file = new DatabaseFile(pool, Duration.ofMinutes(1));
            Random random = new Random(1);
            // each new connection sets the retention time of production again
            Awaitility.await()
                    .until(
                            () ->
                                    pool.getHikariPoolMXBean().getTotalConnections()
                                            == pool.getMaximumPoolSize());
            // no chunk is too young, even if the machine's clock is set back meanwhile
            file.store().setRetentionTime(-1);
            int orders = 0;
            while (size() < 66 * MEGABYTE) {
                takeOrder(database, ++orders + "-" + random.nextInt(1_000_000));
            }

            for (int more = 0; more < 3 * orders; more++) {
                takeOrder(database, more + "+" + random.nextInt(1_000_000));
                if (more % 50 == 0) {
                    file.compact();
                }
            }

            assertThat(database.queryForObject("select count(*) from order_log", Integer.class))
                    .isEqualTo(4 * orders);
            // H2 writes chunks beside its callers, so that what was moved counts a little later
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> {
                                database.update("update order_log set reason = 'seen again'");
                                file.compact();
                                assertThat(size()).isLessThan(160 * MEGABYTE);
                            });
        }
    }

    @Test
    void otherDatabasesAreLeftAlone() throws Exception {
        Map<String, String> given = Map.of("database.url", "jdbc:h2:mem:no-file");
        try (HikariDataSource pool = Database.open(Settings.of(given, key -> null))) {
            new DatabaseFile(pool).compact();
        }
        try (HikariDataSource pool =
                Database.open(Settings.of(PostgresDatabases.create(), key -> null))) {
            new DatabaseFile(pool).compact();
        }
    }

    private static void takeOrder(JdbcTemplate database, String id) {
        database.update(
                "insert into order_log (store, order_id, order_number, generation, external_id,"
                        + " state, fingerprint, seen_at, captured_at, changed_at) values ('acme', ?,"
                        + " ?, 1, ?, 'PENDING', ?, current_timestamp, current_timestamp,"
                        + " current_timestamp)",
                id,
                id,
                "handshake:acme:" + id,
                id);
        database.update(
                "insert into order_document values ('acme', ?, 1, current_timestamp, ?)",
                id,
                "x".repeat(3000));
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("orders.mv.db"));
    }
}
