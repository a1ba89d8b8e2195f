package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Commands of a store, run as jobs to their end. */
public final class Commands {

    private final RunningIntegration integration;
    private final String store;

    /** Commands of the store acme. */
    public Commands(RunningIntegration integration) {
        this(integration, "acme");
    }

    public Commands(RunningIntegration integration, String store) {
        this.integration = integration;
        this.store = store;
    }

    /** The message of a command that has ended well. */
    public String done(String command, String argument) {
        Map<String, Object> job = run(command, argument);
        assertThat(job.get("state")).as("%s", job.get("message")).isEqualTo("DONE");
        return (String) job.get("message");
    }

    /** The job's row at its end. */
    public Map<String, Object> run(String command, String argument) {
        return run(command, argument, false);
    }

    /** The row of a dry run at its end. */
    public Map<String, Object> dryRun(String command, String argument) {
        return run(command, argument, true);
    }

    /** The calls that a command would send, in words: system, method and path. */
    public List<String> calls(String command, String argument) {
        Map<String, Object> job = dryRun(command, argument);
        assertThat(job.get("state")).as("%s", job.get("message")).isEqualTo("DONE");
        return integration
                .database()
                .queryForList(
                        "select system || ' ' || method || ' ' || path from dry_run_call"
                                + " where job_id = ? order by position",
                        String.class,
                        job.get("id"));
    }

    private Map<String, Object> run(String command, String argument, boolean dryRun) {
        String id = UUID.randomUUID().toString();
        integration
                .database()
                .update(
                        "insert into job (id, store, command, argument, state, done, dry_run,"
                                + " created_at)"
                                + " values (?, ?, ?, ?, 'WAITING', 0, ?, current_timestamp)",
                        id,
                        store,
                        command,
                        argument,
                        dryRun);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                integration
                                        .database()
                                        .queryForMap("select * from job where id = ?", id),
                        row -> row.get("ended_at") != null);
    }
}
