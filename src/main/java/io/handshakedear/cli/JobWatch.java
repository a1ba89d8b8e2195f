package io.handshakedear.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Starts a job and shows its progress until it is at its end. */
final class JobWatch {

    private static final long POLL_MILLIS = 500;
    private static final int BAR_LENGTH = 20;

    private JobWatch() {}

    /**
     * @param body the command's parameters as JSON, or null
     * @return the exit code: 0 when the job is done, 1 when it failed
     */
    static int run(ApiOptions api, String command, JsonNode body, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        return ended(api, command, start(api, command, body, ""), out, err);
    }

    /** The same, but that nothing is written: the calls that would be sent are printed. */
    static int dryRun(
            ApiOptions api, String command, JsonNode body, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        JsonNode job = start(api, command, body, "?dryRun=true");
        int code = ended(api, command, job, out, err);
        if (!api.isJson()) {
            DryRun.printCalls(api, job.path("id").asText(), out);
        }
        return code;
    }

    private static JsonNode start(ApiOptions api, String command, JsonNode body, String query) {
        String path = "/stores/%s/%s%s".formatted(ApiClient.encode(api.store()), command, query);
        return api.client().post(path, body);
    }

    private static int ended(
            ApiOptions api, String command, JsonNode begun, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        JsonNode job = begun;
        String shown = "";
        while (!isEnded(job)) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            job = api.client().get("/jobs/" + job.path("id").asText());
            String progress = progress(command, job);
            if (!progress.equals(shown) && !isEnded(job)) {
                err.println(progress);
                shown = progress;
            }
        }
        boolean done = job.path("state").asText().equals("DONE");
        if (api.isJson()) {
            out.println(job);
        } else {
            (done ? out : err).println(job.path("message").asText());
        }
        return done ? 0 : 1;
    }

    private static boolean isEnded(JsonNode job) {
        return job.has("endedAt");
    }

    private static String progress(String command, JsonNode job) {
        if (job.path("state").asText().equals("WAITING")) {
            return command + ": waiting for its turn";
        }
        String total = job.has("total") ? " of " + job.path("total").asText() : "";
        String left = job.has("secondsLeft") ? ", " + left(job.path("secondsLeft").asLong()) : "";
        String rate =
                job.has("rate")
                        ? " (%s a second%s)".formatted(job.path("rate").asText(), left)
                        : "";
        String waits = job.has("nextAttemptAt") ? "; " + job.path("message").asText() : "";
        return "%s: %s%d%s%s%s"
                .formatted(command, bar(job), job.path("done").asInt(), total, rate, waits);
    }

    /** How far the job is, as a picture; nothing while its total is unknown. */
    private static String bar(JsonNode job) {
        long total = job.path("total").asLong();
        if (total <= 0) {
            return "";
        }
        int filled = (int) Math.min(BAR_LENGTH, BAR_LENGTH * job.path("done").asLong() / total);
        return "[%s%s] ".formatted("#".repeat(filled), "-".repeat(BAR_LENGTH - filled));
    }

    private static String left(long seconds) {
        return seconds < 120
                ? seconds + " s left"
                : seconds < 7200 ? seconds / 60 + " min left" : seconds / 3600 + " h left";
    }
}
