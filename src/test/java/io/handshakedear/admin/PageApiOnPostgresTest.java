package io.handshakedear.admin;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class PageApiOnPostgresTest extends PageApiTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
