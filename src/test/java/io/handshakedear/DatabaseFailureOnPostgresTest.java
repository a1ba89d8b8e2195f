package io.handshakedear;

import java.util.Map;

/** The same where a failed statement aborts its transaction. */
class DatabaseFailureOnPostgresTest extends DatabaseFailureTest {

    @Override
    Map<String, String> settings() {
        return PostgresDatabases.create();
    }
}
