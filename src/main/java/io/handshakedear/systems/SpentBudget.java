package io.handshakedear.systems;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers in the database the calls of the last window, so that a restart does not overrun the
 * limit (design rule C3). Calls are noted in small groups before the first of each is sent: a group
 * that was open at a crash counts as made at the restart, which errs on the safe side.
 */
final class SpentBudget {

    /**
     * The share of the limit that one group takes; the most that a crash can make unusable twice.
     */
    private static final int GROUPS_PER_WINDOW = 20;

    private static final String OPEN =
            "insert into spent_budget (budget, opened_at, calls) values (?, ?, ?)";
    private static final String CLOSE =
            "update spent_budget set closed_at = ? where budget = ? and opened_at = ?";
    private static final String EXPIRE =
            "delete from spent_budget where budget = ? and opened_at < ?";
    private static final String RECENT =
            "select calls, closed_at from spent_budget where budget = ? and opened_at >= ?";

    private final String budget;
    private final int groupSize;
    private final Duration kept;
    private final JdbcTemplate database;
    private final Clock clock;
    private Group group;

    /**
     * @param kept how long a call can matter: the window and the longest wait for an answer
     */
    SpentBudget(String budget, int limit, Duration kept, JdbcTemplate database, Clock clock) {
        this.budget = budget;
        this.groupSize = Math.max(1, limit / GROUPS_PER_WINDOW);
        this.kept = kept;
        this.database = database;
        this.clock = clock;
    }

    /** Gives back to the budget what an earlier run spent. */
    void restoreTo(Budget target) {
        Instant now = clock.instant();
        database.query(
                RECENT,
                row -> {
                    Timestamp closed = row.getTimestamp("closed_at");
                    target.spent(row.getInt("calls"), closed == null ? now : closed.toInstant());
                },
                budget,
                Timestamp.from(now.minus(kept.multipliedBy(2))));
    }

    /** A call is about to be sent. */
    synchronized void taken() {
        if (group == null || group.taken == group.size || isStale()) {
            Instant opened = nextOpening();
            database.update(EXPIRE, budget, Timestamp.from(opened.minus(kept.multipliedBy(2))));
            database.update(OPEN, budget, Timestamp.from(opened), groupSize);
            group = new Group(opened, groupSize, group);
        }
        group.taken++;
    }

    /** A call has its answer; when it was the last of a full group, the group is closed. */
    synchronized void answered() {
        Group oldest = group;
        while (oldest.earlier != null && oldest.earlier.answered < oldest.earlier.size) {
            oldest = oldest.earlier;
        }
        oldest.answered++;
        closeIfComplete(oldest);
    }

    /** A group that takes calls for too long would be forgotten with its first one. */
    private boolean isStale() {
        boolean stale = group.opened.plus(kept).isBefore(clock.instant());
        if (stale) {
            group.size = group.taken;
            closeIfComplete(group);
        }
        return stale;
    }

    private void closeIfComplete(Group complete) {
        if (complete.answered == complete.size) {
            database.update(
                    CLOSE,
                    Timestamp.from(clock.instant()),
                    budget,
                    Timestamp.from(complete.opened));
            complete.earlier = null;
        }
    }

    /**
     * Two groups never share their moment, the key in the table; microseconds, as databases keep.
     */
    private Instant nextOpening() {
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        return group == null || now.isAfter(group.opened) ? now : group.opened.plusNanos(1000);
    }

    private static final class Group {
        private final Instant opened;
        private Group earlier;
        private int size;
        private int taken;
        private int answered;

        private Group(Instant opened, int size, Group earlier) {
            this.opened = opened;
            this.size = size;
            this.earlier = earlier;
        }
    }
}
