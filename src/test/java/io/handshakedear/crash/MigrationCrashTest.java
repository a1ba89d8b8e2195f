package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.database.Database;
import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** H2 commits each statement of a migration: one that was cut is finished by the next start. */
class MigrationCrashTest {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    @TempDir Path noMigrations;

    @Test
    void theNextStartFinishesAMigrationThatWasCut() throws Exception {
        for (Path migration : migrations()) {
            List<String> statements = statements(migration);
            int step = statements.size() > 10 ? 4 : 1;
            for (int done = 1; done <= statements.size(); done += step) {
                String url = "jdbc:h2:mem:cut-%s-%d".formatted(migration.getFileName(), done);
                try (Connection connection =
                                DriverManager.getConnection(
                                        url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
                        HikariDataSource database =
                                migratedAfter(
                                        connection, migration, statements.subList(0, done), url)) {
                    assertThat(
                                    new JdbcTemplate(database)
                                            .queryForObject(
                                                    "select count(*) from orders", Long.class))
                            .isZero();
                }
            }
        }
    }

    private HikariDataSource migratedAfter(
            Connection connection, Path migration, List<String> statements, String url)
            throws SQLException, IOException {
        // as Flyway begins: with the migrations before, and its history, still without a row of it
        int before =
                migrations().stream()
                        .mapToInt(MigrationCrashTest::version)
                        .filter(version -> version < version(migration))
                        .max()
                        .orElse(0);
        Flyway.configure()
                .dataSource(new SingleConnectionDataSource(connection, true))
                .locations("filesystem:" + (before == 0 ? noMigrations : MIGRATIONS))
                .target(before == 0 ? "latest" : String.valueOf(before))
                .table("schema_history")
                .load()
                .migrate();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return Database.open(Settings.of(Map.of("database.url", url), name -> null));
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted(Comparator.comparingInt(MigrationCrashTest::version)).toList();
        }
    }

    /** The number of a file such as V1__orders.sql. */
    private static int version(Path migration) {
        return Integer.parseInt(
                migration.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
    }

    private static List<String> statements(Path migration) throws IOException {
        List<String> statements = new ArrayList<>();
        String text = Files.readString(migration).replaceAll("--[^\n]*", "");
        Stream.of(text.split(";")).filter(sql -> !sql.isBlank()).forEach(statements::add);
        return statements;
    }
}
