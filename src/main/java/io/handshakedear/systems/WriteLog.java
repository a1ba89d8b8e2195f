package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.database.Moments;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the route {@code write-once} asks about a row of {@code remote_write} (design rule C11). */
public final class WriteLog {

    private final Duration settlingTime;

    public WriteLog(Settings settings) {
        this.settlingTime = settings.duration("settling-time");
    }

    /** The system that a write goes to, for its permit: DEAR, unless the flow names Handshake. */
    public String system(@Variable("writesTo") String writesTo) {
        return writesTo == null ? "dear" : writesTo;
    }

    /** The result of a write that was done. */
    public JsonNode result(@Body Map<String, Object> row) {
        return ExactJson.read((String) row.get("result"));
    }

    /**
     * A write's result, as it is.
     *
     * @throws Unavailable when the answer does not say what was written, such as a {@code {}}: it
     *     is looked up, since later writes need it
     */
    public JsonNode requireResult(@Body JsonNode result, @Variable("write") String write) {
        if (result == null || result.isEmpty()) {
            throw new Unavailable(
                    200,
                    "The answer to the write '%s' does not say what was written".formatted(write),
                    null);
        }
        return result;
    }

    /** A result as it is stored and shown. */
    public String text(@Body JsonNode result) {
        return ExactJson.text(result);
    }

    /** Puts a write's result where the mappings of later writes find it: writes.<write>. */
    public JsonNode keep(
            @Body JsonNode result,
            @Variable("write") String write,
            @Variable("document") ObjectNode document) {
        if (document != null) {
            document.withObject("/writes").set(write, result);
        }
        return result;
    }

    /** True if a look-up a settling time ago found nothing, either (design rule C6). */
    public boolean isSettled(@Variable("intent") Map<String, Object> intent) {
        Object lookedUp = intent.get("looked_up_at");
        return lookedUp != null && !Instant.now().isBefore(Moments.of(lookedUp).plus(settlingTime));
    }

    /** Ends the work for now: the look-up found nothing, it is repeated after the settling time. */
    public void waitToSettle(@Variable("write") String write) {
        throw new NotSettled(write, settlingTime);
    }
}
