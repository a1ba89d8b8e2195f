package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.check.Findings;
import io.handshakedear.systems.ListPages;
import io.handshakedear.systems.NotSettled;
import io.handshakedear.systems.PlainFailure;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * What the job routes ask about the store's current job: its row is the variable {@code job}, with
 * {@code argument}, {@code done} and {@code total}. Progress is in the database, so that a job goes
 * on where it stood when the integration starts again.
 */
public final class Jobs {

    /** The current job's row as a Map that the routes may change. */
    public Map<String, Object> current(@Body Map<String, Object> row) {
        return new HashMap<>(row);
    }

    /** Only a capture that ended well after this moment has done the job. */
    public Timestamp now() {
        return Timestamp.from(Instant.now());
    }

    /** The pages of orders made since the moment that the job has reached. */
    public ListPages pages(@Variable("job") Map<String, Object> job) {
        return ListPages.madeSince(Instant.parse((String) job.get("argument")));
    }

    /** A page more is done: the progress row, from which an interrupted job goes on. */
    public Map<String, Object> pageRead(
            @Variable("job") Map<String, Object> job, @Variable("pages") ListPages pages) {
        int before = number(job.get("done"));
        Map<String, Object> row = row(job, before + pages.seen());
        row.put("total", Math.max(before + pages.seen(), before + pages.total()));
        row.put("argument", pages.position().toString());
        row.put("message", "Orders made until %s are read".formatted(pages.position()));
        return row;
    }

    public Map<String, Object> loaded(
            @Variable("job") Map<String, Object> job, @Variable("pages") ListPages pages) {
        int done = number(job.get("done")) + pages.seen();
        return ended(job, "DONE", done, done, "%d orders read".formatted(done));
    }

    /** A page more of a capture is read. */
    public Map<String, Object> capturing(
            @Variable("job") Map<String, Object> job, @Variable("pages") ListPages pages) {
        Map<String, Object> row = row(job, pages.seen());
        row.put("total", Math.max(pages.seen(), pages.total()));
        row.put("message", "%d changed orders read so far".formatted(pages.seen()));
        return row;
    }

    /**
     * @param position the cursor of the run, or null if it did not end well
     * @param pages the pages of the run, or null if it did not come so far
     */
    public Map<String, Object> captured(
            @Body Object position,
            @Variable("job") Map<String, Object> job,
            @Variable("pages") ListPages pages) {
        int seen = pages == null ? 0 : pages.seen();
        return position == null
                ? ended(job, "FAILED", seen, null, "The capture ended early; the log says why")
                : ended(job, "DONE", seen, seen, "%d changed orders read".formatted(seen));
    }

    /** All that was put back into the queue. */
    public Map<String, Object> retried(
            @Body int released, @Variable("job") Map<String, Object> job) {
        return ended(
                job, "DONE", released, released, "%d orders are tried again".formatted(released));
    }

    /**
     * How many of the orders that were made due are done.
     *
     * @param count the number of orders that are still due
     */
    public Map<String, Object> processed(
            @Body Number count, @Variable("job") Map<String, Object> job) {
        int open = count.intValue();
        int total = Math.max(number(job.get("total")), open);
        if (open == 0) {
            return ended(job, "DONE", total, total, "%d orders were due".formatted(total));
        }
        Map<String, Object> row = row(job, total - open);
        row.put("total", total);
        row.put("message", "%d orders are due".formatted(open));
        return row;
    }

    public boolean endsItself(@Variable("job") Map<String, Object> job) {
        return command(job).endsItself();
    }

    public boolean needsConnection(@Variable("job") Map<String, Object> job) {
        return command(job).needsConnection();
    }

    private static JobCommand command(Map<String, Object> job) {
        return JobCommand.named((String) job.get("command"));
    }

    /**
     * Ends the job; what it has done stays done.
     *
     * @throws JobStopped always
     */
    public void stop() {
        throw new JobStopped();
    }

    /** The end of a check; what it found is asked for by itself. */
    public Map<String, Object> checked(
            @Variable("findings") Findings findings, @Variable("job") Map<String, Object> job) {
        int troubles = findings.troubles().size();
        return ended(
                job,
                "DONE",
                findings.all().size(),
                findings.all().size(),
                troubles == 0
                        ? "All is well"
                        : "%d things are not as they should be".formatted(troubles));
    }

    /** A job that could not begin, or did nothing, for this reason. */
    public Map<String, Object> refused(
            @Variable("problem") String problem, @Variable("job") Map<String, Object> job) {
        return ended(job, "FAILED", number(job.get("done")), null, problem);
    }

    /**
     * How many of the sales whose shipments wait were looked at.
     *
     * @param due the number of sales that are still due
     */
    public Map<String, Object> shipmentsPushed(
            @Body long due, @Variable("job") Map<String, Object> job) {
        int open = (int) due;
        int total = Math.max(number(job.get("total")), open);
        if (open == 0) {
            return ended(
                    job,
                    "DONE",
                    total,
                    total,
                    total == 0
                            ? "DEAR has no news of shipments"
                            : "The shipments of %d sales were looked at".formatted(total));
        }
        Map<String, Object> row = row(job, total - open);
        row.put("total", total);
        row.put("message", "The shipments of %d sales wait".formatted(open));
        return row;
    }

    /** The webhooks that DEAR was told of. */
    public Map<String, Object> webhooksRegistered(
            @Body List<JsonNode> webhooks, @Variable("job") Map<String, Object> job) {
        int count = webhooks.size();
        String message =
                count == 0
                        ? "DEAR has all webhooks as they should be"
                        : webhooks.stream()
                                .map(
                                        hook ->
                                                "%s: %s"
                                                        .formatted(
                                                                hook.path("type").asText(),
                                                                hook.path("why").asText()))
                                .collect(Collectors.joining(", "));
        return ended(job, "DONE", count, count, message);
    }

    /**
     * The end of a job that cannot go on; null when it goes on later, since the integration stops
     * or the answer to a write was lost.
     */
    public Map<String, Object> failed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("job") Map<String, Object> job,
            @Variable("pages") ListPages pages,
            CamelContext context) {
        Throwable failure = PlainFailure.in(exception).orElse(exception);
        if (context.isStopping() || context.isStopped() || failure instanceof NotSettled) {
            return null;
        }
        boolean stopped = failure instanceof JobStopped;
        boolean loading = "load-orders".equals(job.get("command")) && pages != null;
        int seen = loading ? pages.seen() : 0;
        String where =
                !loading
                        ? ""
                        : " Orders made before %s are read; load the rest from there."
                                .formatted(pages.position());
        return ended(
                job,
                stopped ? "DONE" : "FAILED",
                number(job.get("done")) + seen,
                job.get("total"),
                failure.getMessage() + where);
    }

    private static Map<String, Object> ended(
            Map<String, Object> job, String state, int done, Object total, String message) {
        Map<String, Object> row = row(job, done);
        row.put("state", state);
        row.put("total", total);
        row.put("message", message);
        return row;
    }

    private static Map<String, Object> row(Map<String, Object> job, int done) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("argument", job.get("argument"));
        row.put("done", done);
        return row;
    }

    private static int number(Object column) {
        return column == null ? 0 : ((Number) column).intValue();
    }
}
