package io.handshakedear.stock;

import io.handshakedear.database.Moments;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.RemoteFailure.Refused;
import io.handshakedear.systems.RemoteFailures;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * What each store's next run is to do (design rule Q3). It is kept in memory: at its start an
 * instance reads everything once, whatever it was asked for before.
 */
public final class StockRuns {

    /** What was committed so long ago is seen by a run, whatever its transaction began with. */
    private static final Duration COMMITTED = Duration.ofMinutes(1);

    private static final int PRODUCTS_AT_ONCE = 500;

    private final Duration retryDelay;
    private final Map<String, Store> stores = new ConcurrentHashMap<>();

    public StockRuns(Settings settings) {
        this.retryDelay = settings.duration("retry-delay");
    }

    /** A store's wish, the newest one, and what came of it. */
    private static final class Store {
        private Instant wished = Instant.now();
        private Instant granted = Instant.MIN;
        private Instant nextAttemptAt = Instant.MIN;
        private Instant compared;
        private String failure;
        private StockRun last;

        /** The last run that has read both systems and sent what differed. */
        private StockRun read;
    }

    /** Asks for both systems' stock to be read; stores with the same clock share a sweep. */
    public void ask(@Variable("store") String store, @Header("scheduledFireTime") Date scheduled) {
        wish(store, scheduled == null ? Instant.now() : scheduled.toInstant());
    }

    /** Asks for the same now, for a command. */
    synchronized Instant askNow(String store) {
        Instant now = Instant.now();
        wish(store, now);
        of(store).nextAttemptAt = Instant.MIN;
        of(store).failure = null;
        return now;
    }

    private synchronized void wish(String store, Instant at) {
        Store wishes = of(store);
        wishes.wished = at.isAfter(wishes.wished) ? at : wishes.wished;
    }

    /** Begins a store's next run. */
    public synchronized StockRun begin(
            @Variable("store") String store, @Variable("dearUsable") boolean dearUsable) {
        Store wishes = of(store);
        boolean reads =
                dearUsable
                        && wishes.wished.isAfter(wishes.granted)
                        && !Instant.now().isBefore(wishes.nextAttemptAt);
        boolean full = reads || wishes.compared == null;
        wishes.last =
                new StockRun(
                        full,
                        reads,
                        Timestamp.from(wishes.wished),
                        full ? null : Timestamp.from(wishes.compared.minus(COMMITTED)));
        return wishes.last;
    }

    /** A run beside the schedule, for products that people have named. */
    public StockRun once() {
        return new StockRun(false, false, Timestamp.from(Instant.now()), null);
    }

    /** The differences that there were at that time are known. */
    public synchronized void compared(
            @Variable("store") String store, @Variable("stockCursor") Map<String, Object> cursor) {
        of(store).compared = Moments.of(cursor.get("now"));
    }

    /** How many stock units should show something else. */
    public void due(@Body Number units, @Variable("stockRun") StockRun run) {
        run.due(units.intValue());
    }

    /** Handshake took a batch. */
    public void sent(@Variable("stockBatch") StockBatch batch, @Variable("stockRun") StockRun run) {
        run.sent(batch.getSent().size());
    }

    /**
     * Handshake refused one level.
     *
     * @throws Refused when it takes none at all: then it is not the SKUs that are wrong
     */
    public void refused(@Variable("refusal") String refusal, @Variable("stockRun") StockRun run) {
        if (run.refused()) {
            throw new Refused(0, "Handshake takes no stock level: " + refusal);
        }
    }

    /** The run has sent what differed. */
    public synchronized void completed(
            @Variable("store") String store, @Variable("stockRun") StockRun run) {
        if (run.isReads()) {
            of(store).granted = run.getRequestedAt().toInstant();
            of(store).failure = null;
            of(store).read = run;
        }
    }

    /** The run ended early: what it was to read is read again after a while. */
    public synchronized void failed(
            @Variable("store") String store,
            @Variable("stockRun") StockRun run,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        if (run.isReads()) {
            of(store).nextAttemptAt = Instant.now().plus(retryDelay);
        }
        of(store).failure = RemoteFailures.summary(exception);
    }

    /** The run that has granted a wish of that moment, or null. */
    synchronized StockRun done(String store, Instant asked) {
        Store wishes = of(store);
        return wishes.granted.isBefore(asked) ? null : wishes.read;
    }

    /** Why the last run ended early, or null. */
    synchronized String failure(String store) {
        return of(store).failure;
    }

    synchronized StockRun last(String store) {
        return of(store).last;
    }

    /** A list of products in parts, as the database takes them. */
    public List<List<Object>> parts(@Body List<Object> products) {
        return StockReading.parts(products, PRODUCTS_AT_ONCE);
    }

    private Store of(String store) {
        return stores.computeIfAbsent(store, name -> new Store());
    }
}
