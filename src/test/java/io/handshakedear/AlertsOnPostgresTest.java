package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class AlertsOnPostgresTest extends AlertsTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
