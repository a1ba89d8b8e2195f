package io.handshakedear.publishing;

import io.handshakedear.systems.PlainFailure;
import io.handshakedear.systems.RemoteFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * What the routes of a listing ask about its job. What is chosen and what became of it are rows of
 * {@code listing}, so that it goes on there when the integration starts again.
 */
public final class ListingRuns {

    /** After so many faults at one product the listing goes on without it. */
    private static final int MOST_ATTEMPTS = 5;

    private static final int SERVER_ERROR = 500;
    private static final int NO_GOOD_ANSWER = 200;

    /** True until everything that the job lists is chosen. */
    public boolean isToSelect(@Variable("job") Map<String, Object> job) {
        return job.get("total") == null;
    }

    /** The listing's row, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("listing") Listing listing,
            @Variable("listingRow") Map<String, Object> listingRow) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", listing.store());
        row.put("ownerId", listing.ownerId());
        row.put("state", listing.state());
        row.put("remarks", listing.remarks());
        boolean complete = Listing.LISTED.equals(listing.state());
        row.put("fingerprint", complete ? listing.fingerprint() : "");
        row.put("itemId", listing.getItemId());
        row.put("attempts", 0);
        row.put("created", listing.created() + number(listingRow.get("created")));
        row.put("updated", listing.updated() + number(listingRow.get("updated")));
        return row;
    }

    /** The row of a product at which a system gave no good answer. */
    public Map<String, Object> faultRow(
            @Body Map<String, Object> row,
            @Variable("listingRow") Map<String, Object> listingRow,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        Map<String, Object> fault = new HashMap<>(row);
        int attempts = number(listingRow.get("attempts")) + 1;
        boolean spent = attempts >= MOST_ATTEMPTS;
        fault.put("attempts", spent ? 0 : attempts);
        fault.put("state", spent ? Listing.PARTLY : "TRYING");
        fault.put("fingerprint", "");
        fault.put(
                "remarks",
                "No good answer %d times, the next listing tries again: %s"
                        .formatted(attempts, PlainFailure.cause(exception).getMessage()));
        return fault;
    }

    /** True if a system failed at this product; an outage is none of a product's. */
    public boolean isFaultAtProduct(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        return PlainFailure.cause(exception) instanceof RemoteFailure.Unavailable failure
                && (failure.status() == SERVER_ERROR || failure.status() == NO_GOOD_ANSWER);
    }

    /** How far the listing has come, as named parameters of SQL. */
    public Map<String, Object> progress(
            @Body Map<String, Object> tally, @Variable("job") Map<String, Object> job) {
        Map<String, Object> row = new HashMap<>();
        int done = number(tally.get("seen"));
        job.put("done", done);
        row.put("id", job.get("id"));
        row.put("argument", job.get("argument"));
        row.put("done", done);
        row.put("total", job.get("total"));
        row.put("message", summary(tally));
        return row;
    }

    /** True if the listing wrote anything: then Handshake's catalogue is to be put in order. */
    public boolean hasWritten(@Variable("tally") Map<String, Object> tally) {
        return number(tally.get("created")) + number(tally.get("updated")) > 0;
    }

    /** The end of the listing. */
    public Map<String, Object> ended(
            @Variable("tally") Map<String, Object> tally,
            @Variable("categoryRemarks") List<String> remarks,
            @Variable("job") Map<String, Object> job) {
        Map<String, Object> row = progress(tally, job);
        int stopped = number(tally.get("stopped"));
        row.put("state", "DONE");
        String end = stopped == 0 ? "" : "Stopped, %d are left. ".formatted(stopped);
        String more = remarks == null || remarks.isEmpty() ? "" : ". " + String.join(". ", remarks);
        row.put("message", end + summary(tally) + more);
        return row;
    }

    private static String summary(Map<String, Object> tally) {
        String parts =
                Stream.of("listed", "partly", "left_out")
                        .filter(word -> number(tally.get(word)) > 0)
                        .map(word -> number(tally.get(word)) + " " + word.replace('_', ' '))
                        .collect(Collectors.joining(", "));
        return "%d products and families%s; in Handshake %d created, %d updated"
                .formatted(
                        number(tally.get("seen")),
                        parts.isEmpty() ? "" : ": " + parts,
                        number(tally.get("created")),
                        number(tally.get("updated")));
    }

    private static int number(Object column) {
        return column == null ? 0 : ((Number) column).intValue();
    }
}
