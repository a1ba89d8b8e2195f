package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class ShipmentsOnPostgresTest extends ShipmentsTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
