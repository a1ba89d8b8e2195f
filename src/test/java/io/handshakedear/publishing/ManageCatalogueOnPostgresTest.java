package io.handshakedear.publishing;

import io.handshakedear.PostgresDatabases;
import java.util.HashMap;
import java.util.Map;

/** The same on PostgreSQL. */
class ManageCatalogueOnPostgresTest extends ManageCatalogueTest {

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(super.settings());
        settings.putAll(PostgresDatabases.create());
        return settings;
    }
}
