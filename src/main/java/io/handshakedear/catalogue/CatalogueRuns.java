package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.ListPages;
import io.handshakedear.systems.NotSettled;
import io.handshakedear.systems.PlainFailure;
import io.handshakedear.systems.RemoteFailure;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * What the routes of a load ask: its pages, its progress and its end (design rule K1). Where it
 * stands is in its job's row, so that it goes on there when the integration starts again.
 */
public final class CatalogueRuns {

    /** After so many faults of DEAR's at one item the load goes on without it. */
    private static final int MOST_ATTEMPTS = 5;

    /** How far a load has come is told at most this often within a page. */
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(2);

    private static final int SERVER_ERROR = 500;
    private static final int NO_GOOD_ANSWER = 200;

    private final Settings settings;

    public CatalogueRuns(Settings settings) {
        this.settings = settings;
    }

    /** The pages of what was made since the moment that the job has reached. */
    public ListPages pages(@Variable("job") Map<String, Object> job) {
        job.put("resumedAt", Instant.now());
        job.put("resumedDone", number(job.get("done")));
        String position = (String) job.get("argument");
        return ListPages.madeSince(position == null ? Instant.EPOCH : Instant.parse(position));
    }

    /** The objID of what a page lists. */
    public String id(@Body JsonNode row) {
        return OrderReader.reference(row);
    }

    /** True if this load has seen the item before it was interrupted. */
    public boolean isSeen(
            @Variable("last") Map<String, Object> last, @Variable("job") Map<String, Object> job) {
        return last != null
                && job.get("id").equals(last.get("job_id"))
                && !"TRYING".equals(last.get("state"));
    }

    /** True if all of the item is in DEAR as it is now. */
    public boolean isUnchanged(
            @Variable("last") Map<String, Object> last, @Variable("loading") LoadingItem loading) {
        return last != null
                && LoadingItem.LOADED.equals(last.get("state"))
                && loading.isImagesDone()
                && loading.fingerprint().equals(last.get("fingerprint"));
    }

    /** What a load is to be resumed from, as named parameters of SQL. */
    public Map<String, Object> jobKey(@Variable("job") Map<String, Object> job) {
        return Map.of("jobId", job.get("id"));
    }

    /**
     * How far the load has come: the progress row, from which an interrupted one goes on.
     *
     * @param tally counts of what the load has seen
     * @param summary the same for people
     */
    public Map<String, Object> progress(
            @Body Map<String, Object> tally,
            @Variable("summary") String summary,
            @Variable("job") Map<String, Object> job,
            @Variable("pages") ListPages pages) {
        int done = number(tally.get("seen"));
        int before = number(job.get("total"));
        int total = Math.max(done, before == 0 ? pages.total() : before);
        job.put("done", done);
        job.put("total", total);
        job.put("notedAt", Instant.now());
        Map<String, Object> row = row(job, done, total, summary);
        row.put("argument", pages.position().toString());
        return row;
    }

    /** True if people have not been told for a while: a page may take many minutes. */
    public boolean isProgressDue(@Variable("job") Map<String, Object> job) {
        Instant noted = (Instant) job.get("notedAt");
        return noted == null || !Instant.now().isBefore(noted.plus(BETWEEN_NOTES));
    }

    /** The end of a load. */
    public Map<String, Object> ended(
            @Body Map<String, Object> tally,
            @Variable("summary") String summary,
            @Variable("job") Map<String, Object> job) {
        int done = number(tally.get("seen"));
        Map<String, Object> row = row(job, done, done, summary);
        row.put("state", "DONE");
        return row;
    }

    /** Tells about every tenth of a load in the log. */
    public boolean isWorthTelling(
            @Body Map<String, Object> row, @Variable("job") Map<String, Object> job) {
        int total = number(row.get("total"));
        int tenth = total == 0 ? 0 : 10 * number(row.get("done")) / total;
        int told = number(job.put("told", tenth));
        return tenth > told;
    }

    /** How fast the load is since it last went on, and how long it will take, for the log. */
    public String pace(@Variable("job") Map<String, Object> job) {
        long millis =
                Math.max(
                        1,
                        Duration.between((Instant) job.get("resumedAt"), Instant.now()).toMillis());
        int pieces = number(job.get("done")) - number(job.get("resumedDone"));
        int left = number(job.get("total")) - number(job.get("done"));
        return pieces == 0
                ? "no pace yet"
                : String.format(
                        Locale.ROOT,
                        "%.1f a second, %d min left",
                        pieces * 1000.0 / millis,
                        left * millis / pieces / 60_000);
    }

    /** Why a load cannot go on right now, in one line. */
    public String failure(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        return PlainFailure.cause(exception).getMessage();
    }

    public boolean isKeyRefused(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        return PlainFailure.cause(exception) instanceof RemoteFailure.KeyRefused;
    }

    /** When a load goes on after an outage, as named parameters of SQL. */
    public Map<String, Object> postponed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("job") Map<String, Object> job) {
        Duration delay =
                PlainFailure.cause(exception) instanceof NotSettled open
                        ? open.settlingTime()
                        : settings.duration("retry-delay");
        return Map.of(
                "id", job.get("id"),
                "nextAttemptAt", Timestamp.from(Instant.now().plus(delay)),
                "message", "Goes on in %d s: %s".formatted(delay.toSeconds(), failure(exception)));
    }

    /** What a load of items has come to so far, for people. */
    public String summary(@Body Map<String, Object> tally) {
        List<String> parts =
                List.of("loaded", "partly", "left_out").stream()
                        .filter(word -> number(tally.get(word)) > 0)
                        .map(word -> number(tally.get(word)) + " " + word.replace('_', ' '))
                        .collect(Collectors.toList());
        return "%d items%s; in DEAR %d created, %d updated"
                .formatted(
                        number(tally.get("seen")),
                        parts.isEmpty() ? "" : ": " + String.join(", ", parts),
                        number(tally.get("created")),
                        number(tally.get("updated")));
    }

    /** The row of an item that DEAR gave no good answer to, as named parameters of SQL. */
    public Map<String, Object> faultRow(
            @Body Map<String, Object> itemRow,
            @Variable("last") Map<String, Object> last,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        Map<String, Object> row = new HashMap<>(itemRow);
        int attempts = (last == null ? 0 : number(last.get("attempts"))) + 1;
        boolean spent = attempts >= MOST_ATTEMPTS;
        row.put("attempts", spent ? 0 : attempts);
        row.put("state", spent ? LoadingItem.PARTLY : "TRYING");
        row.put(
                "remarks",
                "DEAR gave no good answer %d times, the next load tries again: %s"
                        .formatted(attempts, PlainFailure.cause(exception).getMessage()));
        return row;
    }

    /** True if DEAR failed at this item; an outage is none of an item's. */
    public boolean isFaultAtItem(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        return PlainFailure.cause(exception) instanceof RemoteFailure.Unavailable failure
                && (failure.status() == SERVER_ERROR || failure.status() == NO_GOOD_ANSWER);
    }

    /** The one row that Handshake cannot give is left out; the page behind it could be read. */
    public Map<String, Object> unreadable(
            @Variable("pages") ListPages pages,
            @Variable("store") String store,
            @Variable("job") Map<String, Object> job) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("itemId", "unreadable-" + Digest.of(pages.suspected()));
        row.put("sku", "");
        row.put("name", "");
        row.put("state", LoadingItem.LEFT_OUT);
        row.put("remarks", "Handshake cannot give an item, " + pages.suspected());
        row.put("fingerprint", "");
        row.put("imagesDone", true);
        row.put("attempts", 0);
        row.put("created", 0);
        row.put("updated", 0);
        row.put("jobId", job.get("id"));
        return row;
    }

    private static Map<String, Object> row(
            Map<String, Object> job, int done, int total, String message) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("argument", job.get("argument"));
        row.put("done", done);
        row.put("total", total);
        row.put("message", message);
        return row;
    }

    private static int number(Object column) {
        return column == null ? 0 : ((Number) column).intValue();
    }
}
