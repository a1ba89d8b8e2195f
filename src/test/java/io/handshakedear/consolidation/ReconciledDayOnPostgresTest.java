package io.handshakedear.consolidation;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class ReconciledDayOnPostgresTest extends ReconciledDayTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
