package io.handshakedear.changes;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class ReconciliationOnPostgresTest extends ReconciliationTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
