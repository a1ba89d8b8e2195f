package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** Jobs as the admin API shows them, and what it is asked about them. */
public final class JobViews {

    private final Settings settings;
    private final ApiRequests requests;

    public JobViews(Settings settings, ApiRequests requests) {
        this.settings = settings;
        this.requests = requests;
    }

    /**
     * Named parameters of SQL.
     *
     * @param open true for those only that are not at their end
     * @param commands one or several with commas, or nothing for any
     */
    public Map<String, Object> search(
            @Header("store") String store,
            @Header("open") String open,
            @Header("command") String commands,
            @Header("limit") String limit) {
        Map<String, Object> search =
                new HashMap<>(requests.rows(List.of(), store, null, null, limit));
        search.put("open", "true".equals(open) ? open : "");
        boolean any = commands == null || commands.isBlank();
        search.put("anyCommand", String.valueOf(any));
        search.put(
                "commands",
                any
                        ? List.of("")
                        : Arrays.stream(commands.split(","))
                                .map(word -> JobCommand.named(word.strip()).word())
                                .toList());
        return search;
    }

    public JsonNode jobs(@Body List<Map<String, Object>> rows) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode jobs = answer.putArray("jobs");
        rows.forEach(row -> jobs.add(job(row)));
        return answer;
    }

    /**
     * A job with its rate in pieces a second and, while it runs, the seconds that are left. That of
     * a load counts from when it last went on.
     *
     * @param row the job's row, or null if there is no such job
     */
    public JsonNode job(@Body Map<String, Object> row) {
        ObjectNode job = ApiViews.object(required(row));
        Object since =
                row.get("resumed_at") == null ? row.get("started_at") : row.get("resumed_at");
        if (since != null) {
            Instant end =
                    row.get("ended_at") == null
                            ? Instant.now()
                            : ApiViews.instant(row.get("ended_at"));
            long millis = Math.max(1, Duration.between(ApiViews.instant(since), end).toMillis());
            long pieces = number(row.get("done")) - number(row.get("resumed_done"));
            BigDecimal rate =
                    BigDecimal.valueOf(pieces * 1000)
                            .divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_UP);
            job.put("rate", rate);
            long left = number(row.get("total")) - number(row.get("done"));
            if (row.get("ended_at") == null && pieces > 0 && left > 0) {
                job.put("secondsLeft", left * millis / pieces / 1000);
            }
        }
        job.remove(List.of("resumedAt", "resumedDone"));
        job.put("stoppable", whyNotStoppable(row) == null);
        return job;
    }

    /**
     * @param row the job's row, or null if there is no such job
     * @throws ApiProblem when it cannot be stopped
     */
    public void requireStoppable(@Body Map<String, Object> row) {
        String why = whyNotStoppable(required(row));
        if (why != null) {
            throw ApiProblem.conflict(why);
        }
    }

    /** True if stopping means that orders which were asked for are let be. */
    public boolean leavesOrders(@Variable("job") Map<String, Object> job) {
        return JobCommand.PROCESS.word().equals(job.get("command"));
    }

    private String whyNotStoppable(Map<String, Object> row) {
        String word = (String) row.get("command");
        if (row.get("ended_at") != null) {
            return "The job is at its end";
        }
        if (Boolean.TRUE.equals(row.get("dry_run"))) {
            return "A dry run changes nothing and ends by itself";
        }
        if (JobCommand.PROCESS.word().equals(word)
                && settings.storeNames().contains(row.get("store"))
                && settings.store((String) row.get("store")).get("process").equals("auto")) {
            return "With process = auto pending orders are written as they come; to stop that set"
                    + " process = manual";
        }
        return row.get("state").equals("WAITING") || JobCommand.named(word).isStoppable()
                ? null
                : word + " is over soon, and nothing of it is left half done";
    }

    private static Map<String, Object> required(Map<String, Object> row) {
        if (row == null) {
            throw ApiProblem.notFound("There is no such job; jobs are kept for 30 days");
        }
        return row;
    }

    private static long number(Object column) {
        return column == null ? 0 : ((Number) column).longValue();
    }
}
