package io.handshakedear.consolidation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * The days by which a store's orders are consolidated (design rule O15): the window of a local date
 * D is (cut D−1, cut D]. A date that the zone skips does not exist; a cut inside a gap of the clock
 * is the first instant after it, and where the clock shows the cut twice it is the first time.
 *
 * @param zone the store's time zone
 * @param cut the local time at which a day ends, consolidation-time
 */
public record BusinessDays(ZoneId zone, LocalTime cut) {

    /** The date whose window holds the moment. */
    public LocalDate of(Instant moment) {
        LocalDate day = existing(moment.atZone(zone).toLocalDate().minusDays(1));
        while (moment.isAfter(cutOf(day))) {
            day = after(day);
        }
        return day;
    }

    /** The last moment that belongs to the date. */
    public Instant cutOf(LocalDate day) {
        LocalDateTime local = day.atTime(cut);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** The next date that exists. */
    public LocalDate after(LocalDate day) {
        return existing(day.plusDays(1));
    }

    /**
     * The dates that are over and not closed, the oldest first.
     *
     * @param lastClosed the last date that was closed
     */
    public List<LocalDate> due(LocalDate lastClosed, Instant now) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = after(lastClosed); now.isAfter(cutOf(day)); day = after(day)) {
            days.add(day);
        }
        return days;
    }

    /**
     * The date that an order belongs to.
     *
     * @param lastClosed the last date that was closed, or null
     */
    public LocalDate forOrder(Instant lastEdited, LocalDate lastClosed) {
        LocalDate day = of(lastEdited);
        return lastClosed == null || day.isAfter(lastClosed) ? day : after(lastClosed);
    }

    private LocalDate existing(LocalDate day) {
        return day.atStartOfDay(zone).toLocalDate();
    }
}
