package io.handshakedear.bench;

import io.handshakedear.Integration;
import io.handshakedear.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The integration as it is delivered, in this process. Its schedules are set so far apart that it
 * captures and processes only when it is told to.
 */
final class Engine implements Measured {

    private static final String CAPTURED =
            "select count(*) from flow_cursor where flow = 'capture-orders' and completed_at is not null";

    /** The schedules tick at one second for the first time. */
    private static final long FIRST_TICK_MILLIS = 1_500;

    private final Main main;
    private final JdbcTemplate database;

    private Engine(Main main) {
        this.main = main;
        this.database =
                new JdbcTemplate(
                        main.getCamelContext().getRegistry().findSingleByType(DataSource.class));
    }

    /** What the bench changes in the settings that the stand-ins announce. */
    static Settings settings(StandIns systems, String database, Map<String, String> changes) {
        return settings(systems.settings(), database, changes);
    }

    static Settings settings(
            Map<String, String> announced, String database, Map<String, String> changes) {
        Map<String, String> settings = new TreeMap<>(announced);
        settings.put("database.url", database);
        settings.put("dear.requests-per-minute", "0");
        settings.put("store.acme.requests-per-minute", "0");
        settings.put("store.acme.order-poll", "0 0 0 1 1 ? 2099");
        settings.put("store.acme.drop-ship", "none");
        settings.put("store.acme.export-shipping", "false");
        settings.put("store.acme.update-stock-levels", "false");
        settings.put("admin.port", "0");
        settings.put("work-poll", "1h");
        settings.put("retry-delay", "1h");
        settings.putAll(changes);
        Settings given = Settings.of(settings, System::getenv);
        List<String> problems = given.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return given;
    }

    /** Comes back when the capture that each start begins with is over. */
    static Engine start(Settings settings) throws Exception {
        Main main = Integration.of(settings);
        main.start();
        Engine engine = new Engine(main);
        Thread.sleep(FIRST_TICK_MILLIS);
        while (engine.count(CAPTURED) == 0) {
            Thread.sleep(100);
        }
        return engine;
    }

    @Override
    public void capture() throws Exception {
        run("direct:capture-orders");
    }

    @Override
    public void process() throws Exception {
        run("direct:process-orders");
    }

    @Override
    public int processed() {
        return count("select count(*) from order_log where state = 'PROCESSED'");
    }

    /** A run of the stock flow that reads what was asked for. */
    void pushStock() throws Exception {
        run("direct:push-stock");
    }

    <T> T bean(String name, Class<T> type) {
        return main.getCamelContext().getRegistry().lookupByNameAndType(name, type);
    }

    int count(String sql) {
        return database.queryForObject(sql, Integer.class);
    }

    JdbcTemplate database() {
        return database;
    }

    @Override
    public void close() {
        main.stop();
    }

    private void run(String route) throws Exception {
        try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
            Exchange exchange = template.request(route, it -> it.setVariable("store", "acme"));
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        }
    }
}
