package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;

/**
 * Where a run through Handshake's orders stands (design rule C8). Pages are asked for by key, the
 * time in {@code field}, since rows move while they are read. Where one second holds more rows than
 * a page, that second is read by offset; each such page begins with the last row of the page before
 * it, and where it does not, rows have moved and the second is read again from its start. Pages of
 * a single order cannot begin so: there the order before is asked for again afterwards.
 */
public final class OrderPages {

    private static final int FULL_LIMIT = 100;

    /** A page size that once was too much is tried again after this many good pages. */
    private static final int GOOD_PAGES_TO_GROW = 20;

    private final String field;
    private Instant since;
    private int offset;
    private int limit = FULL_LIMIT;
    private int goodPages;
    private boolean more = true;
    private int total;
    private int seen;
    private String lastRow;
    private boolean overlapping;
    private String suspected;

    /**
     * The time of the row behind one that was left out; paging by key up to it would meet it again.
     */
    private Instant leftOutBefore = Instant.MIN;

    private List<JsonNode> page = List.of();
    private int answeredLimit;
    private boolean last;

    /** A page that counts once the row before it is seen in its place, or null. */
    private List<JsonNode> unconfirmed;

    private boolean unconfirmedLast;

    private OrderPages(String field, Instant since) {
        this.field = field;
        this.since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Orders changed since a moment. */
    public static OrderPages editedSince(Instant since) {
        return new OrderPages("lastEdited", since);
    }

    /** Orders made since a moment. */
    public static OrderPages madeSince(Instant since) {
        return new OrderPages("ctime", since);
    }

    public boolean isMore() {
        return more;
    }

    /** The time up to which everything has been read; never in the future. */
    public Instant position() {
        Instant now = Instant.now();
        return since.isAfter(now) ? now : since;
    }

    /** Orders read in this run, rows seen twice counted twice. */
    public int seen() {
        return seen;
    }

    /** How many orders the first page announced, 0 before it. */
    public int total() {
        return total;
    }

    public String query() {
        String query = "%s__gte=%s&order_by=%s&limit=%d".formatted(field, since, field, limit);
        return offset == 0 ? query : query + "&offset=" + offset;
    }

    /**
     * @return the orders of a page
     * @throws Unavailable when the answer is no list of Handshake's
     */
    public List<JsonNode> read(@Body JsonNode answer) {
        JsonNode objects = answer == null ? null : answer.get("objects");
        JsonNode meta = answer == null ? null : answer.get("meta");
        if (objects == null || !objects.isArray() || meta == null || !meta.isObject()) {
            throw new Unavailable(200, "Handshake's list of orders has no meta or objects", null);
        }
        page = new ArrayList<>(objects.size());
        objects.forEach(page::add);
        answeredLimit = meta.path("limit").asInt(limit);
        // a server may give fewer rows than it says it would; an empty page leads nowhere
        last = page.isEmpty() || page.size() < answeredLimit && !meta.hasNonNull("next");
        if (total == 0) {
            total = meta.path("total_count").asInt(0);
        }
        return page;
    }

    /** Moves on behind the page that was read; call it when the page's orders are committed. */
    public void advance() {
        seen += page.size();
        boolean behindLastRow = !page.isEmpty() && identity(page.get(0)).equals(lastRow);
        if (unconfirmed != null) {
            page = unconfirmed;
            last = unconfirmedLast;
            unconfirmed = null;
            offset++;
            if (!behindLastRow) {
                readSecondAgain();
                return;
            }
        } else if (overlapping && !behindLastRow) {
            readSecondAgain();
            return;
        } else if (offset > 0 && !overlapping && lastRow != null) {
            unconfirmed = page;
            unconfirmedLast = last;
            offset--;
            return;
        }
        moveOn();
    }

    private void moveOn() {
        grow();
        if (last) {
            page.stream().map(this::time).reduce((a, b) -> b).ifPresent(this::moveTo);
            more = false;
            return;
        }
        Instant lastTime = time(page.get(page.size() - 1));
        lastRow = identity(page.get(page.size() - 1));
        if (lastTime.isAfter(since) && lastTime.isAfter(leftOutBefore)) {
            moveTo(lastTime);
            offset = 0;
            overlapping = false;
        } else {
            overlapping = page.size() > 1;
            offset += overlapping ? page.size() - 1 : page.size();
        }
    }

    private void readSecondAgain() {
        offset = 0;
        overlapping = false;
    }

    /**
     * Asks for half as many orders next time: Handshake took too long, or its answer was broken
     * (design rule C5).
     *
     * @return false when a single order was asked for already
     */
    public boolean halve() {
        goodPages = 0;
        if (limit == 1) {
            return false;
        }
        limit = limit / 2;
        return true;
    }

    /**
     * Leaves out the one order that cannot be fetched. Only if the next one can be fetched is it
     * the order; else it is Handshake, and nothing may be left out.
     *
     * @return false if an order is suspected already
     */
    public boolean suspect() {
        if (suspected != null) {
            return false;
        }
        suspected = "the one after " + (lastRow == null ? since : lastRow) + " at " + since;
        offset += unconfirmed == null ? 1 : 2;
        unconfirmed = null;
        overlapping = false;
        lastRow = null;
        seen++;
        return true;
    }

    /** Where the order stands that could not be fetched, or null. */
    public String suspected() {
        return suspected;
    }

    /** The order that could not be fetched is held; the page behind it could be. */
    public void acquit() {
        suspected = null;
        if (!page.isEmpty()) {
            leftOutBefore = time(page.get(0));
        }
    }

    private void moveTo(Instant time) {
        if (time.isAfter(since)) {
            since = time;
        }
    }

    private void grow() {
        if (limit < FULL_LIMIT && ++goodPages >= GOOD_PAGES_TO_GROW) {
            goodPages = 0;
            limit = Math.min(FULL_LIMIT, limit * 2);
        }
    }

    private Instant time(JsonNode order) {
        try {
            return OffsetDateTime.parse(order.path(field).asText())
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException e) {
            return since;
        }
    }

    private static String identity(JsonNode order) {
        return order.path("objID").asText() + order.path("resource_uri").asText();
    }
}
