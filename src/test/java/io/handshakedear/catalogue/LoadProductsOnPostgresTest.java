package io.handshakedear.catalogue;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class LoadProductsOnPostgresTest extends LoadProductsTest {

    @Override
    Map<String, String> settings() {
        return PostgresDatabases.create();
    }
}
