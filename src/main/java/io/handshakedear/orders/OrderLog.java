package io.handshakedear.orders;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code order_log} as the idempotent repository of the capture flow (design 2): an order
 * with a row is never captured again; forgetting the row makes it capturable again. Keys are {@code
 * store:objID}. Takes part in the transaction of the exchange.
 */
public final class OrderLog extends ServiceSupport implements IdempotentRepository {

    private static final String FIND = "select 1 from order_log where store = ? and order_id = ?";
    private static final String NEXT_GENERATION =
            "select coalesce(max(generation), 0) + 1 from order_generation"
                    + " where store = ? and order_id = ?";
    private static final String ADD =
            """
            insert into order_log (store, order_id, order_number, generation, external_id, state,
                cause, reason, remedy, status, fingerprint, currency, total, tax_rule, location,
                last_edited, seen_at, captured_at, changed_at, business_day)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String REMOVE = "delete from order_log where store = ? and order_id = ?";

    private final JdbcTemplate database;

    public OrderLog(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /**
     * Adds the order of the variables {@code store}, {@code seen}, {@code assessment} and, under
     * daily consolidation, {@code businessDay}, and sets the variable {@code generation}.
     *
     * @return false if the log has the order already
     */
    @Override
    public boolean add(Exchange exchange, String key) {
        String store = exchange.getVariable("store", String.class);
        SeenOrder seen = exchange.getVariable("seen", SeenOrder.class);
        Assessment assessment = exchange.getVariable("assessment", Assessment.class);
        Integer generation =
                database.queryForObject(NEXT_GENERATION, Integer.class, store, seen.orderId());
        exchange.setVariable("generation", generation);
        Timestamp now = Timestamp.from(Instant.now());
        return database.update(
                        ADD,
                        store,
                        seen.orderId(),
                        seen.number(),
                        generation,
                        externalId(store, seen.orderId(), generation),
                        assessment.state(),
                        assessment.cause(),
                        assessment.reason(),
                        assessment.remedy(),
                        seen.status(),
                        assessment.fingerprint(),
                        seen.currency(),
                        seen.total(),
                        assessment.taxRule(),
                        assessment.location(),
                        seen.lastEdited() == null ? null : Timestamp.from(seen.lastEdited()),
                        now,
                        now,
                        now,
                        exchange.getVariable("businessDay", Date.class))
                == 1;
    }

    @Override
    public boolean contains(String key) {
        return !database.queryForList(FIND, Integer.class, store(key), orderId(key)).isEmpty();
    }

    @Override
    public boolean remove(String key) {
        return database.update(REMOVE, store(key), orderId(key)) > 0;
    }

    /** An order is added with what was read of it, never by its key alone. */
    @Override
    public boolean add(String key) {
        throw new UnsupportedOperationException("An order is logged with its exchange: " + key);
    }

    /** The row is there from the start: the key is eager, and the transaction guards it. */
    @Override
    public boolean confirm(String key) {
        return true;
    }

    /** The log is never emptied at once: it is the guard against doubled sales. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException("The order log is forgotten order by order");
    }

    /** The sale's ExternalID (design rule O10): generations after the first carry their number. */
    static String externalId(String store, String orderId, int generation) {
        String first = "handshake:" + store + ":" + orderId;
        return generation == 1 ? first : first + ":" + generation;
    }

    private static String store(String key) {
        return key.substring(0, key.indexOf(':'));
    }

    private static String orderId(String key) {
        return key.substring(key.indexOf(':') + 1);
    }
}
