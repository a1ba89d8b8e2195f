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
        List<String> statements = statements();
        for (int done = 1; done <= statements.size(); done += 4) {
            String url = "jdbc:h2:mem:cut-migration-" + done;
            try (Connection connection =
                            DriverManager.getConnection(
                                    url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
                    HikariDataSource database = migratedAfter(connection, statements, done, url)) {
                assertThat(
                                new JdbcTemplate(database)
                                        .queryForObject("select count(*) from orders", Long.class))
                        .isZero();
            }
        }
    }

    private HikariDataSource migratedAfter(
            Connection connection, List<String> statements, int done, String url)
            throws SQLException {
        // as Flyway begins: its history first, still without a row
        Flyway.configure()
                .dataSource(new SingleConnectionDataSource(connection, true))
                .locations("filesystem:" + noMigrations)
                .table("schema_history")
                .load()
                .migrate();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements.subList(0, done)) {
                statement.execute(sql);
            }
        }
        return Database.open(Settings.of(Map.of("database.url", url), name -> null));
    }

    /** Those of the first migration: later ones begin only after it was noted as done. */
    private static List<String> statements() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            Path first =
                    files.filter(file -> file.getFileName().toString().startsWith("V1__"))
                            .findFirst()
                            .orElseThrow();
            List<String> statements = new ArrayList<>();
            String text = Files.readString(first).replaceAll("--[^\n]*", "");
            Stream.of(text.split(";")).filter(sql -> !sql.isBlank()).forEach(statements::add);
            return statements;
        }
    }
}
