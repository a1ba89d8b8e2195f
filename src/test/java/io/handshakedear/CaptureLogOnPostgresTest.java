package io.handshakedear;

import java.util.Map;

/** The same on PostgreSQL. */
class CaptureLogOnPostgresTest extends CaptureLogTest {

    @Override
    Map<String, String> database() {
        return PostgresDatabases.create();
    }
}
