package io.handshakedear.orders;

import static org.apache.camel.util.ObjectHelper.getException;

import com.schibsted.spt.data.jslt.JsltException;
import io.handshakedear.database.LockLost;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.NotSettled;
import io.handshakedear.systems.PlainFailure;
import io.handshakedear.systems.RemoteFailure;
import io.handshakedear.systems.RemoteFailure.KeyRefused;
import io.handshakedear.systems.RemoteFailure.NotSent;
import io.handshakedear.systems.RemoteFailure.Refused;
import io.handshakedear.systems.RemoteFailure.ResourceHidden;
import io.handshakedear.systems.RemoteFailure.Stopping;
import io.handshakedear.systems.Unexpected;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an order whose processing ended early (design rules C5 to C7): it is held for a
 * person, waits for its next attempt, or has failed when its attempts are spent.
 */
public final class WorkOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(WorkOutcomes.class);

    private static final int MOST_ATTEMPTS = 12;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(30);
    private static final String TRY_AGAIN = "It is tried again by itself";

    private final Duration retryDelay;

    public WorkOutcomes(Settings settings) {
        this.retryDelay = settings.duration("retry-delay");
    }

    /**
     * The order's new state, reason and next attempt, as named parameters of SQL.
     *
     * @param exception as the exchange caught it; the annotation for exceptions would look for
     *     suppressed ones first, which are failures that were dealt with before
     */
    public Map<String, Object> row(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("store") String store,
            @Variable("orderId") String orderId,
            @Variable("entry") Map<String, Object> entry,
            @Variable("generation") Integer generation,
            @Variable("followedChange") String followedChange,
            @Variable("followedFingerprint") String followedFingerprint) {
        int attempts = entry == null ? 0 : ((Number) entry.get("attempts")).intValue();
        Outcome outcome = of(root(exception), attempts);
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("orderId", orderId);
        row.put("generation", generation == null ? 0 : generation);
        row.put("followedChange", followedChange);
        row.put("followedFingerprint", followedFingerprint);
        row.put("state", outcome.state());
        row.put("cause", outcome.cause());
        row.put("reason", outcome.reason());
        row.put("remedy", outcome.remedy());
        row.put("attempts", outcome.attempts());
        row.put(
                "nextAttemptAt",
                outcome.delay() == null
                        ? null
                        : Timestamp.from(Instant.now().plus(outcome.delay())));
        row.put("event", outcome.delay() == null ? outcome.state().toLowerCase() : "postponed");
        row.put("detail", outcome.reason());
        return row;
    }

    /** The same for the sale of a day and its orders (design rule O15). */
    public Map<String, Object> dayRow(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("store") String store,
            @Variable("day") Map<String, Object> day,
            @Variable("dayId") String dayId) {
        Map<String, Object> row =
                row(exception, store, dayId, day, ((Number) day.get("part")).intValue(), "", "");
        row.put("subject", day.get("external_id"));
        return row;
    }

    Outcome of(Exception exception, int attempts) {
        if (exception instanceof HeldOrder held) {
            return Outcome.held(held.word(), held.reason(), held.remedy(), attempts);
        }
        if (exception instanceof NotSettled open) {
            return new Outcome(
                    "PROCESSING",
                    "NOT_SETTLED",
                    open.getMessage(),
                    TRY_AGAIN,
                    attempts,
                    open.settlingTime());
        }
        // Camel rejects the next step of what is under way when its time to stop is over
        if (exception instanceof Stopping || exception instanceof RejectedExecutionException) {
            return new Outcome(
                    "PROCESSING",
                    "STOPPED",
                    new Stopping().getMessage(),
                    "It goes on when the integration runs again",
                    attempts,
                    Duration.ZERO);
        }
        if (exception instanceof LockLost) {
            return new Outcome(
                    "PROCESSING",
                    "STANDING_BY",
                    exception.getMessage(),
                    "The instance that has the lock goes on with it",
                    attempts,
                    retryDelay);
        }
        if (exception instanceof NotSent || exception instanceof KeyRefused) {
            return new Outcome(
                    "PROCESSING",
                    "CONNECTION",
                    exception.getMessage(),
                    "Correct the key in the settings; the order goes on by itself",
                    attempts,
                    retryDelay);
        }
        if (exception instanceof Refused || exception instanceof ResourceHidden) {
            return Outcome.held(
                    "REFUSED",
                    exception.getMessage(),
                    "Correct what the message names, in DEAR or in the settings, then retry",
                    attempts);
        }
        if (exception instanceof JsltException mismatch) {
            return Outcome.held(
                    "MAPPING",
                    "The mapping %s cannot read the order (line %d)"
                            .formatted(mismatch.getSource(), mismatch.getLine()),
                    "Correct the order in Handshake or the mapping, then retry",
                    attempts);
        }
        if (exception instanceof RemoteFailure) {
            return again(exception.getMessage(), attempts + 1);
        }
        LOG.warn("An order could not be processed", new Unexpected(exception));
        return again(Unexpected.summary(exception), attempts + 1);
    }

    /** Splitters and consumers wrap what happened; this is what happened. */
    private static Exception root(Exception exception) {
        return PlainFailure.in(exception)
                .or(() -> Optional.ofNullable(getException(JsltException.class, exception)))
                .map(Exception.class::cast)
                .orElse(exception);
    }

    private Outcome again(String reason, int attempts) {
        if (attempts >= MOST_ATTEMPTS) {
            return new Outcome(
                    "FAILED",
                    "UNAVAILABLE",
                    reason,
                    "Tried %d times; when the cause is mended, retry".formatted(attempts),
                    attempts,
                    null);
        }
        return new Outcome(
                "PROCESSING", "UNAVAILABLE", reason, TRY_AGAIN, attempts, delay(attempts));
    }

    /** Twice as long after each attempt, bounded, and no two orders at the same moment. */
    private Duration delay(int attempts) {
        long doubled = retryDelay.toMillis() << Math.min(attempts - 1, 20);
        long bounded = Math.min(doubled, Math.max(retryDelay.toMillis(), LONGEST_DELAY.toMillis()));
        return Duration.ofMillis(
                (long) (bounded * ThreadLocalRandom.current().nextDouble(0.7, 1.3)));
    }

    /**
     * @param delay how long until the next attempt; null where the order waits for a person
     */
    record Outcome(
            String state,
            String cause,
            String reason,
            String remedy,
            int attempts,
            Duration delay) {

        static Outcome held(String cause, String reason, String remedy, int attempts) {
            return new Outcome("HELD", cause, reason, remedy, attempts, null);
        }
    }
}
