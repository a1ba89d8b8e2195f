package io.handshakedear.catalogue;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class LoadCustomersOnPostgresTest extends LoadCustomersTest {

    @Override
    Map<String, String> settings() {
        return PostgresDatabases.create();
    }
}
