package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class OrderLifeOnPostgresTest extends OrderLifeTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
