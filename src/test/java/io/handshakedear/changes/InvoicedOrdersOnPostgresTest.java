package io.handshakedear.changes;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL. */
class InvoicedOrdersOnPostgresTest extends InvoicedOrdersTest {

    @Override
    protected Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
