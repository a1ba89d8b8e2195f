package io.handshakedear.consolidation;

import io.handshakedear.database.Moments;
import io.handshakedear.orders.SeenOrder;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * What the consolidation routes ask about a store's days (design rule O15): which day an order
 * belongs to, and which days are over. Rows are named parameters of SQL.
 */
public final class StoreDays {

    private static final int FIRST_PART = 1;

    private final Duration rereadAfter;
    private final Duration retryDelay;
    private final Clock clock;

    public StoreDays(Settings settings, Clock clock) {
        this.rereadAfter = settings.duration("reread-after");
        this.retryDelay = settings.duration("retry-delay");
        this.clock = clock;
    }

    public boolean isDaily(@Variable("settings") StoreSettings store) {
        return store.get("consolidate-orders").equals("Daily");
    }

    /** Under manual processing days are not closed by the clock. */
    public boolean isClosing(@Variable("settings") StoreSettings store) {
        return isDaily(store) && store.get("process").equals("auto");
    }

    public Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** The orders of a day are written if a capture has begun after this. */
    public Timestamp capturedAfter() {
        return Timestamp.from(clock.instant().minus(rereadAfter));
    }

    /**
     * The row that consolidation begins with: its first date is the one up to which orders were
     * captured, which is where the first capture begins.
     *
     * @param cursor the capture's cursor, or null before the first capture
     */
    public Map<String, Object> beginning(
            @Body Map<String, Object> cursor,
            @Variable("store") String store,
            @Variable("settings") StoreSettings settings) {
        Instant begins =
                cursor == null
                        ? settings.captureFrom().orElseGet(clock::instant)
                        : Moments.of(cursor.get("position"));
        LocalDate first = days(settings).of(begins);
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("openDate", Date.valueOf(first));
        row.put("closedUntil", Date.valueOf(first.minusDays(1)));
        return row;
    }

    /** The end of consolidation: orders without a day are processed as process says. */
    public Map<String, Object> end(
            @Variable("store") String store, @Variable("settings") StoreSettings settings) {
        return Map.of("store", store, "process", settings.get("process"));
    }

    /**
     * The day that a new order belongs to.
     *
     * @param closedUntil the last closed date, or null
     */
    public Date dayOf(
            @Body Object closedUntil,
            @Variable("seen") SeenOrder seen,
            @Variable("settings") StoreSettings settings) {
        Instant edited = seen.lastEdited() == null ? clock.instant() : seen.lastEdited();
        return Date.valueOf(days(settings).forOrder(edited, date(closedUntil)));
    }

    /**
     * The days that are over.
     *
     * @param open the last closed date, and when the last complete capture began
     */
    public DueDays due(
            @Body Map<String, Object> open, @Variable("settings") StoreSettings settings) {
        BusinessDays days = days(settings);
        Object since = open.get("complete_since");
        List<LocalDate> closable = new ArrayList<>();
        List<LocalDate> due = days.due(date(open.get("closed_until")), clock.instant());
        for (LocalDate day : due) {
            if (since != null && Moments.of(since).isAfter(days.cutOf(day))) {
                closable.add(day);
            }
        }
        return new DueDays(closable, closable.size() < due.size());
    }

    /**
     * Days that are over.
     *
     * @param closable those of which everything was captured, the oldest first
     * @param uncaptured whether there are others
     */
    public record DueDays(List<LocalDate> closable, boolean uncaptured) {}

    /** True unless another instance has closed the day meanwhile. */
    public boolean isNext(
            @Body Object closedUntil,
            @Variable("date") LocalDate date,
            @Variable("settings") StoreSettings settings) {
        return days(settings).after(date(closedUntil)).equals(date);
    }

    /** The day that is closed. */
    public Map<String, Object> closing(
            @Variable("store") String store,
            @Variable("date") LocalDate date,
            @Variable("settings") StoreSettings settings) {
        Map<String, Object> row = row(store, date, FIRST_PART);
        row.put("nextDay", Date.valueOf(days(settings).after(date)));
        return row;
    }

    /** The oldest date that is open, or the order's if that is later. */
    public LocalDate openDate(
            @Body Object closedUntil,
            @Variable("date") Date date,
            @Variable("settings") StoreSettings settings) {
        return later(date.toLocalDate(), date(closedUntil), settings);
    }

    /** The named parameters of a date. */
    public Map<String, Object> dayRow(
            @Variable("store") String store, @Variable("date") LocalDate date) {
        return row(store, date, FIRST_PART);
    }

    /** A part of a day whose sale was asked for by hand. */
    public Map<String, Object> part(
            @Body int part, @Variable("store") String store, @Variable("date") LocalDate date) {
        return row(store, date, part);
    }

    /** The date of the day that is worked on. */
    public LocalDate dateOf(@Variable("day") Map<String, Object> day) {
        return date(day.get("business_day"));
    }

    /** The sale that takes the place of another, as named parameters of SQL. */
    public Map<String, Object> nextPart(
            @Variable("subject") String externalId,
            @Variable("closing") Map<String, Object> closing) {
        Map<String, Object> row = new HashMap<>(closing);
        row.put("subject", externalId);
        return row;
    }

    /** The row of the table closed_day; without orders there is no sale to write. */
    public Map<String, Object> closed(
            @Header("CamelSqlUpdateCount") int orders,
            @Variable("closing") Map<String, Object> closing) {
        Map<String, Object> row = new HashMap<>(closing);
        row.put("orders", orders);
        row.put("state", orders == 0 ? "EMPTY" : "PENDING");
        row.put("sale", orders == 0 ? null : closing.get("externalId"));
        return row;
    }

    public Timestamp soon() {
        return Timestamp.from(Instant.now().plus(retryDelay));
    }

    /** The day's name in the audit, such as 2026-03-08, or 2026-03-08:2 for a part of it. */
    public String dayId(@Variable("store") String store, @Variable("day") Map<String, Object> day) {
        return ((String) day.get("external_id")).substring(("handshake:" + store + ":").length());
    }

    private LocalDate later(LocalDate day, LocalDate closedUntil, StoreSettings settings) {
        return closedUntil == null || day.isAfter(closedUntil)
                ? day
                : days(settings).after(closedUntil);
    }

    private static Map<String, Object> row(String store, LocalDate date, int part) {
        String first = "handshake:" + store + ":" + date;
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("day", Date.valueOf(date));
        row.put("part", part);
        row.put("externalId", part == FIRST_PART ? first : first + ":" + part);
        return row;
    }

    /** The days of a store. */
    public static BusinessDays days(StoreSettings settings) {
        return new BusinessDays(
                settings.timeZone(), LocalTime.parse(settings.get("consolidation-time")));
    }

    private static LocalDate date(Object column) {
        return column == null ? null : ((Date) column).toLocalDate();
    }
}
