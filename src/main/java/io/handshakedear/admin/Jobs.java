package io.handshakedear.admin;

import io.handshakedear.orders.OrderPages;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeException;
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
    public OrderPages pages(@Variable("job") Map<String, Object> job) {
        return OrderPages.madeSince(Instant.parse((String) job.get("argument")));
    }

    /** A page more is done: the progress row, from which an interrupted job goes on. */
    public Map<String, Object> pageRead(
            @Variable("job") Map<String, Object> job, @Variable("pages") OrderPages pages) {
        int before = number(job.get("done"));
        Map<String, Object> row = row(job, before + pages.seen());
        row.put("total", Math.max(before + pages.seen(), before + pages.total()));
        row.put("argument", pages.position().toString());
        row.put("message", "Orders made until %s are read".formatted(pages.position()));
        return row;
    }

    public Map<String, Object> loaded(
            @Variable("job") Map<String, Object> job, @Variable("pages") OrderPages pages) {
        int done = number(job.get("done")) + pages.seen();
        return ended(job, "DONE", done, done, "%d orders read".formatted(done));
    }

    /**
     * @param finished the row of the run that ended well, or null
     */
    public Map<String, Object> captured(
            @Body Map<String, Object> finished, @Variable("job") Map<String, Object> job) {
        return finished == null
                ? ended(job, "FAILED", 0, null, "The capture ended early; the log says why")
                : ended(job, "DONE", 1, 1, "Orders are captured");
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
     * @param remaining the row with the number of orders that are still due
     */
    public Map<String, Object> processed(
            @Body Map<String, Object> remaining, @Variable("job") Map<String, Object> job) {
        int open = number(remaining.get("remaining"));
        int total = Math.max(number(job.get("total")), open);
        if (open == 0) {
            return ended(job, "DONE", total, total, "%d orders were due".formatted(total));
        }
        Map<String, Object> row = row(job, total - open);
        row.put("total", total);
        row.put("message", "%d orders are due".formatted(open));
        return row;
    }

    /** The end of a job that cannot go on; null when the integration stops and it goes on later. */
    public Map<String, Object> failed(
            @ExchangeException Exception exception,
            @Variable("job") Map<String, Object> job,
            @Variable("pages") OrderPages pages,
            CamelContext context) {
        if (context.isStopping() || context.isStopped()) {
            return null;
        }
        int seen = pages == null ? 0 : pages.seen();
        String where =
                pages == null
                        ? ""
                        : " Orders made before %s are read; load the rest from there."
                                .formatted(pages.position());
        return ended(
                job,
                "FAILED",
                number(job.get("done")) + seen,
                job.get("total"),
                exception.getMessage() + where);
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
