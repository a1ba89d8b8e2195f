package io.handshakedear.consolidation;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class DailyCreditsOnPostgresTest extends DailyCreditsTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
