package io.handshakedear.publishing;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class ListProductsOnPostgresTest extends ListProductsTest {

    @Override
    Map<String, String> settings() {
        return PostgresDatabases.create();
    }
}
