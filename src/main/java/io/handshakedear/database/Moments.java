package io.handshakedear.database;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Moments as the two databases give them: H2 with an offset, PostgreSQL as timestamps. */
public final class Moments {

    private Moments() {}

    /**
     * @param column a value of a column "timestamp with time zone", not null
     */
    public static Instant of(Object column) {
        return column instanceof OffsetDateTime time
                ? time.toInstant()
                : ((Timestamp) column).toInstant();
    }
}
