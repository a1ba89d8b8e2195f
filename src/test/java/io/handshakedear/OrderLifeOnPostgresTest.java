package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class OrderLifeOnPostgresTest extends OrderLifeTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
