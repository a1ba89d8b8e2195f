package io.handshakedear.dryrun;

import io.handshakedear.Integration;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.Connections;
import io.handshakedear.systems.RemoteFailures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.main.Main;

/**
 * Runs a command's flow in an integration of its own, on a copy of the database, that reads from
 * both systems under the same rate limits and records what it would write. Its copy is deleted
 * then.
 */
public final class DryRuns {

    private static final int ROWS_AT_ONCE = 500;

    private final Settings settings;
    private final DataSource database;
    private final Connections connections;

    public DryRuns(Settings settings, DataSource database, Connections connections) {
        this.settings = settings;
        this.database = database;
        this.connections = connections;
    }

    /** What a dry run came to. */
    public record Outcome(String state, String message, List<Map<String, Object>> calls) {}

    /**
     * Runs the flow of a job to its end.
     *
     * @throws Exception when the copy cannot be made
     */
    public Outcome run(@Variable("job") Map<String, Object> job) throws Exception {
        try (CopyFolder folder = CopyFolder.create()) {
            return run(job, folder.path());
        }
    }

    private Outcome run(Map<String, Object> job, Path folder) throws Exception {
        CallRecorder recorder = CallRecorder.on();
        Main main = Integration.forDryRun(settings.with(changed(folder)), recorder);
        try {
            main.start();
            CamelContext context = main.getCamelContext();
            context.getRegistry()
                    .lookupByNameAndType("connections", Connections.class)
                    .shareWith(connections);
            DatabaseCopy.copy(database, context.getRegistry().findSingleByType(DataSource.class));
            return outcome(send(context, job), recorder);
        } finally {
            main.stop();
        }
    }

    /** A database of its own; nobody is told of what only would happen. */
    private static Map<String, String> changed(Path folder) {
        return Map.of(
                "database.url", "jdbc:h2:file:" + folder.resolve("copy"),
                "alert.url", "",
                "webhook.secret", "");
    }

    private static Exchange send(CamelContext context, Map<String, Object> job) {
        return context.createFluentProducerTemplate()
                .withVariable("store", job.get("store"))
                .withVariable("job", new HashMap<>(job))
                .to("direct:dry-run-flow")
                .send();
    }

    private static Outcome outcome(Exchange exchange, CallRecorder recorder) {
        String problem = recorder.problem();
        if (exchange.getException() != null) {
            problem = RemoteFailures.summary(exchange.getException());
        }
        if (problem != null) {
            return new Outcome("FAILED", "No list can be given: " + problem, List.of());
        }
        Object end = exchange.getMessage().getBody();
        if (end instanceof Map<?, ?> row && "FAILED".equals(row.get("state"))) {
            return new Outcome("FAILED", String.valueOf(row.get("message")), List.of());
        }
        if (end == null) {
            return new Outcome(
                    "FAILED", "One of the systems is not available; try again later", List.of());
        }
        int count = recorder.count();
        String more =
                count > CallRecorder.MOST
                        ? "; the first %d are kept".formatted(CallRecorder.MOST)
                        : "";
        String message = "Nothing was written. %s would be sent%s".formatted(calls(count), more);
        return new Outcome("DONE", message, recorder.calls());
    }

    private static String calls(int count) {
        return count == 0 ? "Nothing" : count == 1 ? "1 call" : count + " calls";
    }

    /** The recorded calls, in parts as the database takes them. */
    public List<List<Map<String, Object>>> parts(
            @Variable("outcome") Outcome outcome, @Variable("job") Map<String, Object> job) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> call : outcome.calls()) {
            Map<String, Object> row = new HashMap<>(call);
            row.put("jobId", job.get("id"));
            rows.add(row);
        }
        List<List<Map<String, Object>>> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            parts.add(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)));
        }
        return parts;
    }

    /** The end of the job, as named parameters of SQL. */
    public Map<String, Object> ended(
            @Variable("outcome") Outcome outcome, @Variable("job") Map<String, Object> job) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", job.get("id"));
        row.put("state", outcome.state());
        row.put("message", outcome.message());
        row.put("done", outcome.calls().size());
        row.put("total", outcome.calls().size());
        return row;
    }

    /** The current job's row, with the store, as the flow takes it. */
    public Map<String, Object> current(
            @Body Map<String, Object> row, @Variable("store") String store) {
        Map<String, Object> job = new HashMap<>(row);
        job.put("store", store);
        return job;
    }
}
