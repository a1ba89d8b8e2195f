package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Commands of the store, run as jobs to their end. */
public final class Commands {

    private final RunningIntegration integration;

    public Commands(RunningIntegration integration) {
        this.integration = integration;
    }

    /** The message of a command that has ended well. */
    public String done(String command, String argument) {
        Map<String, Object> job = run(command, argument);
        assertThat(job.get("state")).as("%s", job.get("message")).isEqualTo("DONE");
        return (String) job.get("message");
    }

    /** The job's row at its end. */
    public Map<String, Object> run(String command, String argument) {
        String id = UUID.randomUUID().toString();
        integration
                .database()
                .update(
                        "insert into job (id, store, command, argument, state, done, created_at)"
                                + " values (?, 'acme', ?, ?, 'WAITING', 0, current_timestamp)",
                        id,
                        command,
                        argument);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                integration
                                        .database()
                                        .queryForMap("select * from job where id = ?", id),
                        row -> row.get("ended_at") != null);
    }
}
