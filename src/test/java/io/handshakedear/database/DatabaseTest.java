package io.handshakedear.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    /** Otherwise a database that is there would never get the newest migration. */
    @Test
    void theNewestMigrationIsTheLastFile() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertThat(files.map(file -> version(file.getFileName().toString())))
                    .contains(Integer.valueOf(Database.NEWEST_MIGRATION))
                    .allMatch(version -> version <= Integer.parseInt(Database.NEWEST_MIGRATION));
        }
    }

    private static int version(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf("__")));
    }
}
