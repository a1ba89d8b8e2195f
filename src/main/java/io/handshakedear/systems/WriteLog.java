package io.handshakedear.systems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.Settings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the route {@code write-once} asks about a row of {@code remote_write} (design rule C11). */
public final class WriteLog {

    private final Duration settlingTime;
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public WriteLog(Settings settings) {
        this.settlingTime = settings.duration("settling-time");
    }

    /** The result of a write that was done. */
    public JsonNode result(@Body Map<String, Object> row) throws JsonProcessingException {
        return json.readTree((String) row.get("result"));
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
        return lookedUp != null && !Instant.now().isBefore(instant(lookedUp).plus(settlingTime));
    }

    /** Ends the work for now: the look-up found nothing, it is repeated after the settling time. */
    public void waitToSettle(@Variable("write") String write) {
        throw new NotSettled(write, settlingTime);
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time
                ? time.toInstant()
                : ((Timestamp) column).toInstant();
    }
}
