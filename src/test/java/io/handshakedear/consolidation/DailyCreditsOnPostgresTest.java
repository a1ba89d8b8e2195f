package io.handshakedear.consolidation;

import io.handshakedear.PostgresDatabases;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL. */
@Tag("full")
class DailyCreditsOnPostgresTest extends DailyCreditsTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
