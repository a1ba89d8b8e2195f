package io.handshakedear.stock;

import io.handshakedear.settings.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the command push-stock asks: whether it may begin, and how far its run is. */
public final class StockJobs {

    private final Settings settings;
    private final StockRuns runs;

    public StockJobs(Settings settings, StockRuns runs) {
        this.settings = settings;
        this.runs = runs;
    }

    /** Why a store's stock is not pushed, or null. */
    public String problem(@Variable("store") String store) {
        return settings.store(store).updatesStock()
                ? null
                : "The stock of %s is not pushed: update-stock-levels is false".formatted(store);
    }

    /** Asks for the run; the job's row. */
    public Map<String, Object> begun(
            @Variable("store") String store, @Variable("job") Map<String, Object> job) {
        Map<String, Object> row = row(job, runs.askNow(store).toString());
        row.put("message", "The stock of both systems is read");
        return row;
    }

    /**
     * The job's row: how far the run is, or its end.
     *
     * @param due how many stock units should still show something else
     */
    public Map<String, Object> progress(
            @Body long due,
            @Variable("store") String store,
            @Variable("job") Map<String, Object> job) {
        Instant asked = Instant.parse((String) job.get("argument"));
        Map<String, Object> row = row(job, (String) job.get("argument"));
        StockRun done = runs.done(store, asked);
        String failure = runs.failure(store);
        if (done != null && due > 0) {
            row.put("message", "%d levels wait for a read of DEAR or a lost answer".formatted(due));
        } else if (done != null) {
            row.put("state", "DONE");
            row.put("done", done.sent());
            row.put("total", done.sent());
            row.put("message", done.isEmpty() ? "Handshake shows all levels" : done.toString());
        } else if (failure != null) {
            row.put("state", "FAILED");
            row.put("message", failure);
        } else {
            StockRun run = runs.last(store);
            boolean sends = run != null && run.isReads() && run.due() > 0;
            row.put("done", sends ? run.sent() : 0);
            row.put("total", sends ? run.due() : null);
            row.put(
                    "message",
                    sends ? "Levels that differ are sent" : "The stock of both systems is read");
        }
        return row;
    }

    private static Map<String, Object> row(Map<String, Object> job, String asked) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("argument", asked);
        row.put("done", 0);
        row.put("total", null);
        return row;
    }
}
