package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of one of Handshake's lists, as the service answers it: {@code meta} and {@code objects}.
 *
 * @param total how many rows the list announces, 0 if it does not
 * @param isLast no row follows
 */
record ListPage(List<JsonNode> rows, int total, boolean isLast) {

    static final ListPage NONE = new ListPage(List.of(), 0, false);

    /**
     * @param limit how many rows were asked for
     * @throws Unavailable when the answer is no list of Handshake's
     */
    static ListPage of(JsonNode answer, int limit) {
        JsonNode objects = answer == null ? null : answer.get("objects");
        JsonNode meta = answer == null ? null : answer.get("meta");
        if (objects == null || !objects.isArray() || meta == null || !meta.isObject()) {
            throw new Unavailable(200, "Handshake's list has no meta or objects", null);
        }
        List<JsonNode> rows = new ArrayList<>(objects.size());
        objects.forEach(rows::add);
        // a server may give fewer rows than it says it would; an empty page leads nowhere
        boolean isShort = rows.size() < meta.path("limit").asInt(limit);
        return new ListPage(
                rows,
                meta.path("total_count").asInt(0),
                rows.isEmpty() || isShort && !meta.hasNonNull("next"));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** The time of the first row in this field, in seconds; of an unreadable one there is none. */
    Optional<Instant> firstTime(String field) {
        return isEmpty() ? Optional.empty() : time(rows.get(0), field);
    }

    Optional<Instant> lastTime(String field) {
        return isEmpty() ? Optional.empty() : time(rows.get(size() - 1), field);
    }

    /** Whether the page begins with the row of this identity. */
    boolean beginsWith(String identity) {
        return !isEmpty() && identity(rows.get(0)).equals(identity);
    }

    /** What tells the last row of a page that is not empty from every other. */
    String lastIdentity() {
        return identity(rows.get(size() - 1));
    }

    private static Optional<Instant> time(JsonNode row, String field) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(row.path(field).asText())
                            .toInstant()
                            .truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String identity(JsonNode row) {
        return row.path("objID").asText() + row.path("resource_uri").asText();
    }
}
