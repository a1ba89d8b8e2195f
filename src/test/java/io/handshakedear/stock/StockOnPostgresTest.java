package io.handshakedear.stock;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class StockOnPostgresTest extends StockTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
