package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class SkippedOrdersOnPostgresTest extends SkippedOrdersTest {

    @Override
    Map<String, String> settings() {
        return PostgresDatabases.create();
    }
}
