package io.handshakedear.admin;

import io.handshakedear.settings.Settings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How long documents and jobs are kept. */
public final class Retention {

    private static final Duration JOBS = Duration.ofDays(30);

    private final Duration documents;

    public Retention(Settings settings) {
        this.documents = Duration.ofDays(settings.number("raw-retention-days"));
    }

    /** The moments before which documents and jobs are old, as named parameters of SQL. */
    public Map<String, Object> limits() {
        Instant now = Instant.now();
        return Map.of(
                "documentsBefore", Timestamp.from(now.minus(documents)),
                "jobsBefore", Timestamp.from(now.minus(JOBS)));
    }
}
