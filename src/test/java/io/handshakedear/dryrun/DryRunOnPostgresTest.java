package io.handshakedear.dryrun;

import io.handshakedear.PostgresDatabases;
import java.util.Map;

/** The same on PostgreSQL, of which an H2 database is the copy. */
class DryRunOnPostgresTest extends DryRunTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
