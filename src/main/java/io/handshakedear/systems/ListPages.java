package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where a run through one of Handshake's lists stands (design rule C8). Pages are asked for by key,
 * the time in {@code field}, since rows move while they are read. Where one second holds more rows
 * than a page, that second is read by offset; each such page begins with the last row of the page
 * before it, and where it does not, rows have moved and the second is read again from its start.
 * Pages of a single row cannot begin so: there the row before is asked for again afterwards.
 *
 * <p>A row that an earlier run could not fetch is asked for alone: the list is read up to its
 * second, then it, then what is behind it.
 */
public final class ListPages {

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
    private LeftOut leftOut;

    /**
     * The time of the row behind one that was left out; paging by key up to it would meet it again.
     */
    private Instant leftOutBefore = Instant.MIN;

    /** Orders that earlier runs could not fetch, from here on. */
    private final Deque<LeftOut> known = new ArrayDeque<>();

    /** The one of them that is asked for alone right now, or null. */
    private LeftOut probed;

    /** How many rows of its second come before it, while they are read. */
    private int approached;

    private ListPage page = ListPage.NONE;

    /** A page that counts once the row before it is seen in its place, or null. */
    private ListPage unconfirmed;

    /**
     * Where a row stands that cannot be fetched: the list from {@code since} on has it behind
     * {@code offset} rows.
     *
     * @param id what stands for it in the log
     */
    public record LeftOut(String id, Instant since, int offset) {}

    private ListPages(String field, Instant since) {
        this.field = field;
        this.since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Orders changed since a moment. */
    public static ListPages editedSince(Instant since) {
        return new ListPages("lastEdited", since);
    }

    /** Orders made since a moment. */
    public static ListPages madeSince(Instant since) {
        return new ListPages("ctime", since);
    }

    /** Rows of any resource that the server changed since a moment. */
    public static ListPages changedSince(Instant since) {
        return new ListPages("mtimeOnServer", since);
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

    /** How many rows the first page announced, 0 before it. */
    public int total() {
        return total;
    }

    public String query() {
        int rows = approached > 0 ? approached : isProbing() ? 1 : limit;
        String query = "%s__gte=%s&order_by=%s&limit=%d".formatted(field, since, field, rows);
        if (!known.isEmpty()) {
            query += "&%s__lt=%s".formatted(field, known.peek().since());
        }
        return offset == 0 ? query : query + "&offset=" + offset;
    }

    /**
     * @return the rows of a page
     * @throws Unavailable when the answer is no list of Handshake's
     */
    public List<JsonNode> read(JsonNode answer) {
        page = ListPage.of(answer, limit);
        if (total == 0) {
            total = page.total();
        }
        return page.rows();
    }

    /** Moves on behind the page that was read; call it when what is in it is committed. */
    public void advance() {
        seen += page.size();
        if (approached > 0 && page.size() == approached) {
            offset = approached;
            approached = 0;
            return;
        }
        if (isProbing()) {
            giveUpProbe();
            return;
        }
        probed = null;
        boolean behindLastRow = page.beginsWith(lastRow);
        if (unconfirmed != null) {
            page = unconfirmed;
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
            offset--;
            return;
        }
        moveOn();
    }

    private void moveOn() {
        grow();
        if (page.isLast()) {
            page.lastTime(field).ifPresent(this::moveTo);
            more = !known.isEmpty();
            probe();
            return;
        }
        Instant lastTime = page.lastTime(field).orElse(since);
        lastRow = page.lastIdentity();
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

    /** Tells what earlier runs could not fetch, as the list has it; before the first page. */
    public void recall(List<LeftOut> leftOut) {
        known.addAll(leftOut);
        if (!known.isEmpty() && !known.peek().since().isAfter(since)) {
            probe();
        }
    }

    /**
     * Everything before the second of the next known one was read: now come the rows of that second
     * before it, then it is asked for alone.
     */
    private void probe() {
        probed = known.poll();
        if (probed != null) {
            approached = probed.since().isBefore(since) ? 0 : probed.offset();
            moveTo(probed.since());
            offset = 0;
            lastRow = null;
            overlapping = false;
            unconfirmed = null;
            if (approached > FULL_LIMIT) {
                giveUpProbe();
            }
        }
    }

    /** It can be fetched again, or rows have moved: all from its second on is read as usual. */
    private void giveUpProbe() {
        probed = null;
        approached = 0;
        readSecondAgain();
    }

    private boolean isProbing() {
        return probed != null && suspected == null;
    }

    /**
     * Asks for half as many rows next time: Handshake took too long, or its answer was broken
     * (design rule C5).
     *
     * @return false when a single row was asked for
     */
    public boolean halve() {
        goodPages = 0;
        if (approached > 0) {
            giveUpProbe();
            return true;
        }
        if (limit == 1 || isProbing()) {
            return false;
        }
        limit = limit / 2;
        return true;
    }

    /**
     * Leaves out the one row that cannot be fetched. Only if the next one can be fetched is it the
     * row; else it is Handshake, and nothing may be left out.
     *
     * @return false if a row is suspected already
     */
    public boolean suspect() {
        if (suspected != null) {
            return false;
        }
        suspected = "the one after " + (lastRow == null ? since : lastRow) + " at " + since;
        offset += unconfirmed == null ? 0 : 1;
        leftOut =
                probed != null
                        ? probed
                        : new LeftOut("unreadable-" + Digest.of(suspected), since, offset);
        offset++;
        unconfirmed = null;
        overlapping = false;
        lastRow = null;
        seen++;
        return true;
    }

    /** Words for the place of the row that could not be fetched, or null. */
    public String suspected() {
        return suspected;
    }

    /** Asks for the suspected row alone. */
    public String suspectedQuery() {
        return "%s__gte=%s&order_by=%s&limit=1&offset=%d"
                .formatted(field, leftOut.since(), field, leftOut.offset());
    }

    /**
     * The suspected row can be fetched after all: an outage ended between it and the next.
     *
     * @return it, and those of the page behind it
     * @throws Unavailable when the answer is no list of Handshake's
     */
    public List<JsonNode> withSuspected(JsonNode answer) {
        List<JsonNode> rows = new ArrayList<>(ListPage.of(answer, 1).rows());
        rows.addAll(page.rows());
        acquit();
        return rows;
    }

    /** True if the suspected row is one that an earlier run could not fetch either. */
    public boolean isKnown() {
        return probed != null;
    }

    /** The suspected row's place, for later runs. */
    public LeftOut leftOut() {
        return leftOut;
    }

    /** No row behind the suspected one is older; once the page behind it was read. */
    public Instant leftOutUntil() {
        return page.isEmpty() ? Instant.now() : page.firstTime(field).orElse(since);
    }

    /** The row that could not be fetched is dealt with; the page behind it could be. */
    public void acquit() {
        suspected = null;
        probed = null;
        if (!page.isEmpty()) {
            leftOutBefore = page.firstTime(field).orElse(since);
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
}
