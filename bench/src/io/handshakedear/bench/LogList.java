package io.handshakedear.bench;

import io.handshakedear.admin.AdminServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the page asks of a log of 100 000 orders, over HTTP: its first list, searches and filters.
 * No answer is one that the database has kept from before: between two calls the log changes.
 */
final class LogList {

    private static final int ORDERS = 100_000;
    private static final int CALLS = 15;
    private static final double TARGET_MILLIS = 300;
    private static final String PASSWORD = "bench";

    /** What is asked, and how people call it. */
    private static final Map<String, String> QUERIES =
            Map.of(
                    "/api/orders?limit=50", "first list",
                    "/api/orders?limit=50&search=1077777", "search by number",
                    "/api/orders?limit=50&search=so-10123", "search by a part",
                    "/api/orders?limit=50&search=nothing-like-it", "search in vain",
                    "/api/orders?limit=50&state=HELD,FAILED", "filter by state",
                    "/api/orders?limit=50&page=1000", "page 1000",
                    "/api/overview", "overview");

    private static final List<String> FILL =
            List.of(
                    """
                    insert into order_log (store, order_id, order_number, generation, external_id,
                        state, reason, status, fingerprint, currency, total, tax_rule, location,
                        last_edited, seen_at, captured_at, changed_at, sale_id, sale_number)
                    select 'acme', cast(n as varchar), '#' || n, 1, 'handshake:acme:' || n,
                        case when mod(n, 500) = 0 then 'HELD' else 'PROCESSED' end,
                        case when mod(n, 500) = 0 then 'DEAR has no product for line 1' end,
                        'Confirmed', 'filled', 'USD', '100.00', 'Tax on Sales', 'Main Warehouse',
                        current_timestamp, current_timestamp,
                        current_timestamp - n * interval '1' second, current_timestamp,
                        'sale-' || n, 'SO-' || n
                    from %s""",
                    """
                    insert into order_audit (store, order_id, generation, at, event, detail)
                    select 'acme', cast(n as varchar), 1,
                        current_timestamp - (n - 1000000) * interval '2' second, e.event, 'filled'
                    from %s, (values ('captured'), ('sale'), ('sale-order'), ('processed'))
                        e(event)""");

    private static final String CHANGE =
            "update order_log set seen_at = current_timestamp where store = 'acme'"
                    + " and order_id = '1000001'";

    private final StandIns systems;
    private final Path directory;
    private final HttpClient http = HttpClient.newHttpClient();

    LogList(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>(measure("H2", "jdbc:h2:file:" + directory.resolve("log")));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres").split("\\?")[0];
            rows.addAll(measure("PostgreSQL", url + "?user=postgres&password=postgres"));
        }
        return rows;
    }

    private List<Row> measure(String name, String url) throws Exception {
        systems.reset();
        Map<String, String> changes =
                Map.of(
                        "store.acme.process", "manual",
                        "admin.port", "0",
                        "admin.password", PASSWORD);
        try (Engine engine = Engine.start(Engine.settings(systems, url, changes))) {
            JdbcTemplate database = engine.database();
            String numbers =
                    url.startsWith("jdbc:h2:")
                            ? "(select 1000000 + x as n from system_range(1, %d) as r(x)) numbers"
                            : "(select 1000000 + x as n from generate_series(1, %d) x) numbers";
            FILL.forEach(sql -> database.update(sql.formatted(numbers.formatted(ORDERS))));
            database.execute("analyze");
            String address = engine.bean("adminServer", AdminServer.class).address();
            List<Row> rows = new ArrayList<>();
            for (String query : QUERIES.keySet().stream().sorted().toList()) {
                rows.add(row(name, QUERIES.get(query), times(database, address + query)));
            }
            rows.addAll(
                    new LogPage(address, PASSWORD)
                            .measure("Log of %d orders, %s,".formatted(ORDERS, name)));
            return rows;
        }
    }

    private Row row(String name, String what, List<Double> times) {
        double first = times.get(0);
        double median = Row.median(times);
        return new Row(
                "Log of %d orders, %s, %s".formatted(ORDERS, name, what),
                "%.0f ms (the first time %.0f ms)".formatted(median, first),
                "at most %.0f ms".formatted(TARGET_MILLIS),
                median <= TARGET_MILLIS);
    }

    private List<Double> times(JdbcTemplate database, String address) throws Exception {
        String login = Base64.getEncoder().encodeToString(bytes("admin:" + PASSWORD));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Basic " + login)
                        .build();
        List<Double> times = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            database.update(CHANGE);
            long start = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            times.add((System.nanoTime() - start) / 1e6);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(call + ": " + answer.body());
            }
        }
        return times;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
