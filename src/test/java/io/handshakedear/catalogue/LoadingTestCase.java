package io.handshakedear.catalogue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A catalogue is loaded by one integration for all tests of a class, each of which begins afresh.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoadingTestCase {

    final Loading loading = new Loading();

    @BeforeAll
    void start() throws Exception {
        loading.start(settings());
    }

    /** Beside the usual ones, such as those of a database. */
    Map<String, String> settings() {
        return Map.of();
    }

    @BeforeEach
    void reset() {
        loading.reset();
    }

    @AfterAll
    void end() {
        loading.close();
    }
}
