package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class ProcessRunsOnPostgresTest extends ProcessRunsTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
