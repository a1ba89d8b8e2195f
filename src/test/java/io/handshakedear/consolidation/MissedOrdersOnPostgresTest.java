package io.handshakedear.consolidation;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class MissedOrdersOnPostgresTest extends MissedOrdersTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
