package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.ProgramProcess;
import io.handshakedear.database.Database;
import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a process of the integration left behind: its database and its files. */
final class LeftBehind {

    private final Path home;
    private final Map<String, String> settings;

    LeftBehind(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = new HashMap<>(settings);
        this.settings.computeIfPresent(
                "database.url", (key, url) -> url.replace("file:./", "file:" + home + "/"));
    }

    /** Gives the last commits a moment, kills the process, and finds nothing undone. */
    void awaitsNothing(ProgramProcess process, int orders) {
        process.hasDied(1);
        process.kill();
        try (HikariDataSource pool = Database.open(Settings.of(settings, System::getenv))) {
            JdbcTemplate database = new JdbcTemplate(pool);
            List<Map<String, Object>> open =
                    database.queryForList(
                            "select order_id, state, cause, reason from orders"
                                    + " where state <> 'PROCESSED'");
            assertThat(open).as("orders that are not processed").isEmpty();
            assertThat(count(database, "order_log")).isEqualTo(orders);
            assertThat(count(database, "pending_order")).as("queue").isZero();
            assertThat(count(database, "stock_reservation where released_at is null"))
                    .as("reservations")
                    .isZero();
            assertThat(
                            count(
                                    database,
                                    "remote_write where state = 'INTENT' and (write_name like"
                                            + " 'sale%' or write_name like '%shipment%' or"
                                            + " write_name in ('order-complete',"
                                            + " 'order-shipped'))"))
                    .as("intents without a result")
                    .isZero();
        }
    }

    /** Orders that are not processed, for messages. */
    List<Map<String, Object>> openOrders() {
        try (HikariDataSource pool = Database.open(Settings.of(settings, System::getenv))) {
            return new JdbcTemplate(pool)
                    .queryForList(
                            "select o.order_id, o.state, o.cause, o.reason, p.next_attempt_at,"
                                    + " p.attempts from orders o left join pending_order p"
                                    + " on p.store = o.store and p.order_id = o.order_id"
                                    + " where o.state <> 'PROCESSED'");
        }
    }

    /** True if any file, the log and an H2 database among them, holds this text. */
    boolean mentions(String text) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (bytes.contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int count(JdbcTemplate database, String from) {
        Integer count = database.queryForObject("select count(*) from " + from, Integer.class);
        return count == null ? 0 : count;
    }
}
