package io.handshakedear.changes;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class DraftOrdersOnPostgresTest extends DraftOrdersTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
