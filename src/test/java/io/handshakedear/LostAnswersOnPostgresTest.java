package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class LostAnswersOnPostgresTest extends LostAnswersTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
