package io.handshakedear.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A poll on a log of a million orders beside one on a thousand: one that sees 50 known orders, and
 * one that has nothing to see. The log and what belongs to it are filled by SQL.
 */
final class Poll {

    private static final int SEEN = 50;
    private static final int POLLS = 101;
    private static final double TARGET = 1.2;

    private static final List<String> FILL =
            List.of(
                    """
                    insert into order_log (store, order_id, order_number, generation, external_id,
                        state, status, fingerprint, currency, total, tax_rule, location,
                        last_edited, seen_at, captured_at, changed_at, sale_id, sale_number)
                    select 'acme', cast(n as varchar), '#' || n, 1, 'handshake:acme:' || n,
                        'PROCESSED', 'Confirmed', 'filled', 'USD', '100.00', 'Tax on Sales',
                        'Main Warehouse', current_timestamp, current_timestamp,
                        current_timestamp, current_timestamp, 'sale-' || n, 'SO-' || n
                    from %s""",
                    """
                    insert into order_document (store, order_id, generation, kept_at, document)
                    select 'acme', cast(n as varchar), 1, current_timestamp, '{"objID": 1}'
                    from %s""",
                    """
                    insert into remote_write (subject, write_name, state, intent_at, done_at,
                        result)
                    select 'handshake:acme:' || n, 'sale', 'DONE', current_timestamp,
                        current_timestamp, '{}'
                    from %s""");

    private final StandIns systems;
    private final Path directory;

    Poll(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.addAll(
                measure(
                        "H2",
                        "jdbc:h2:file:" + directory.resolve("poll-small"),
                        "jdbc:h2:file:" + directory.resolve("poll-large")));
        try (EmbeddedPostgres small = EmbeddedPostgres.start();
                EmbeddedPostgres large = EmbeddedPostgres.start()) {
            String user = "?user=postgres&password=postgres";
            rows.addAll(
                    measure(
                            "PostgreSQL",
                            small.getJdbcUrl("postgres", "postgres").split("\\?")[0] + user,
                            large.getJdbcUrl("postgres", "postgres").split("\\?")[0] + user));
        }
        return rows;
    }

    private List<Row> measure(String name, String smallUrl, String largeUrl) throws Exception {
        systems.reset();
        systems.makeOrders(SEEN);
        try (Engine small = open(smallUrl, 1_000);
                Engine large = open(largeUrl, 1_000_000)) {
            List<Row> rows = new ArrayList<>();
            rows.add(compare(name + ", 50 known orders", small, large));
            systems.reset();
            rows.add(compare(name + ", idle", small, large));
            return rows;
        }
    }

    private Engine open(String url, int size) throws Exception {
        Map<String, String> changes = Map.of("store.acme.process", "manual");
        Engine engine = Engine.start(Engine.settings(systems, url, changes));
        JdbcTemplate database = engine.database();
        boolean h2 = url.startsWith("jdbc:h2:");
        String numbers =
                h2
                        ? "(select 1000000 + x as n from system_range(1, %d) as r(x)) numbers"
                        : "(select 1000000 + x as n from generate_series(1, %d) x) numbers";
        FILL.forEach(sql -> database.update(sql.formatted(numbers.formatted(size))));
        database.execute("analyze");
        return engine;
    }

    private static Row compare(String what, Engine small, Engine large) throws Exception {
        List<Double> smallTimes = new ArrayList<>();
        List<Double> largeTimes = new ArrayList<>();
        for (int poll = -POLLS / 2; poll < POLLS; poll++) {
            double first = poll(small);
            double second = poll(large);
            if (poll >= 0) {
                smallTimes.add(first);
                largeTimes.add(second);
            }
        }
        double ratio = Row.median(largeTimes) / Row.median(smallTimes);
        return new Row(
                "Poll, " + what + ": a log of 1 000 000 beside one of 1 000",
                "%.2f times (%.1f ms : %.1f ms)"
                        .formatted(ratio, Row.median(largeTimes), Row.median(smallTimes)),
                "at most " + TARGET,
                ratio <= TARGET);
    }

    private static double poll(Engine engine) throws Exception {
        long start = System.nanoTime();
        engine.capture();
        return (System.nanoTime() - start) / 1e6;
    }
}
