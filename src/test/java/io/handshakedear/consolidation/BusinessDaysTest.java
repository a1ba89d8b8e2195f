package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days of consolidation (design rule O15). */
class BusinessDaysTest {

    /** Ten years of cuts, the integration running now and then: every order in exactly one day. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2016-01-01, 17:30",
        "America/New_York, 2016-01-01, 02:30",
        "America/New_York, 2016-01-01, 01:30",
        "Europe/London, 2016-01-01, 01:15",
        "Australia/Lord_Howe, 2016-01-01, 02:10",
        "Australia/Lord_Howe, 2016-01-01, 01:45",
        "America/St_Johns, 2005-01-01, 00:00",
        "America/St_Johns, 2005-01-01, 00:30",
        "Pacific/Apia, 2011-01-01, 00:00",
        "Pacific/Apia, 2011-01-01, 12:00",
        "Pacific/Apia, 2011-01-01, 23:59:59",
        "Pacific/Kiritimati, 2016-01-01, 23:00",
        "UTC, 2016-01-01, 00:00",
    })
    void everyOrderIsInOneDayAndEveryDateIsClosedOnce(ZoneId zone, LocalDate from, LocalTime cut) {
        BusinessDays days = new BusinessDays(zone, cut);
        Random random = new Random(from.toEpochDay() + cut.toSecondOfDay());
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = from.plusYears(10).atStartOfDay(zone).toInstant();
        LocalDate first = days.of(start);
        LocalDate lastClosed = first.minusDays(1);
        Set<LocalDate> closed = new HashSet<>();
        Instant now = start;
        while (now.isBefore(end)) {
            now = now.plusSeconds(60 + random.nextInt(random.nextInt(30) == 0 ? 900_000 : 40_000));
            Instant edited = now.minusSeconds(random.nextInt(90_000));
            LocalDate day = days.forOrder(edited, lastClosed);
            assertThat(closed).doesNotContain(day);
            assertThat(day).isAfterOrEqualTo(days.of(edited));
            List<LocalDate> due = days.due(lastClosed, now);
            for (LocalDate date : due) {
                assertThat(date).isAfter(lastClosed);
                assertThat(days.cutOf(date)).isBefore(now);
                assertThat(closed.add(date)).isTrue();
                lastClosed = date;
            }
            assertThat(days.forOrder(now, lastClosed)).isAfter(lastClosed);
        }
        long skipped = zone.getId().equals("Pacific/Apia") ? 1 : 0;
        assertThat(closed)
                .hasSize((int) (lastClosed.toEpochDay() - first.toEpochDay() + 1 - skipped));
    }

    /** Each moment is in one window, and the windows follow each other without a gap. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2021-01-01, 02:30",
        "Australia/Lord_Howe, 2021-01-01, 02:10",
        "Pacific/Apia, 2011-06-01, 12:00",
        "America/St_Johns, 2010-06-01, 00:00",
    })
    void windowsFollowEachOther(ZoneId zone, LocalDate from, LocalTime cut) {
        BusinessDays days = new BusinessDays(zone, cut);
        LocalDate day = days.of(from.atStartOfDay(zone).toInstant());
        for (int i = 0; i < 400; i++) {
            LocalDate next = days.after(day);
            Instant end = days.cutOf(day);
            assertThat(days.of(end)).isEqualTo(day);
            assertThat(days.of(end.plusNanos(1))).isEqualTo(next);
            assertThat(Duration.between(end, days.cutOf(next)))
                    .isBetween(Duration.ofHours(22), Duration.ofHours(26));
            day = next;
        }
    }

    @Test
    void aDateThatTheZoneSkipsDoesNotExist() {
        BusinessDays days = new BusinessDays(ZoneId.of("Pacific/Apia"), LocalTime.of(12, 0));

        assertThat(days.after(LocalDate.of(2011, 12, 29))).isEqualTo("2011-12-31");
        assertThat(days.of(Instant.parse("2011-12-30T09:59:00Z"))).isEqualTo("2011-12-31");
        assertThat(days.due(LocalDate.of(2011, 12, 28), Instant.parse("2012-01-01T00:00:00Z")))
                .containsExactly(
                        LocalDate.of(2011, 12, 29),
                        LocalDate.of(2011, 12, 31),
                        LocalDate.of(2012, 1, 1));
    }

    @Test
    void aCutInsideAGapIsTheFirstInstantAfterIt() {
        BusinessDays days = new BusinessDays(ZoneId.of("America/New_York"), LocalTime.of(2, 30));

        assertThat(days.cutOf(LocalDate.of(2024, 3, 10))).isEqualTo("2024-03-10T07:00:00Z");
    }

    @Test
    void aCutThatTheClockShowsTwiceIsTheFirst() {
        BusinessDays days = new BusinessDays(ZoneId.of("America/New_York"), LocalTime.of(1, 30));

        assertThat(days.cutOf(LocalDate.of(2024, 11, 3))).isEqualTo("2024-11-03T05:30:00Z");
    }

    @Test
    void anOrderOfAClosedDayGoesToTheOldestOpenOne() {
        BusinessDays days = new BusinessDays(ZoneId.of("UTC"), LocalTime.of(17, 0));

        assertThat(days.forOrder(Instant.parse("2024-05-06T12:00:00Z"), LocalDate.of(2024, 5, 8)))
                .isEqualTo("2024-05-09");
        assertThat(days.forOrder(Instant.parse("2024-05-06T17:00:00Z"), null))
                .isEqualTo("2024-05-06");
        assertThat(days.forOrder(Instant.parse("2024-05-06T17:00:01Z"), null))
                .isEqualTo("2024-05-07");
    }
}
