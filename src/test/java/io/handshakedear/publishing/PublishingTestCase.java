package io.handshakedear.publishing;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Products are listed by one integration for all tests of a class, each of which begins afresh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PublishingTestCase {

    final Publishing publishing = new Publishing();

    @BeforeAll
    void start() throws Exception {
        publishing.start(settings());
    }

    /** Beside the usual ones, such as those of a database. */
    Map<String, String> settings() {
        return Map.of();
    }

    @BeforeEach
    void reset() {
        publishing.reset();
    }

    @AfterAll
    void end() {
        publishing.close();
    }
}
