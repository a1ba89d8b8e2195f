package io.handshakedear.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.check.Findings.Finding;
import io.handshakedear.check.Findings.Level;
import io.handshakedear.database.Database;
import io.handshakedear.flows.FlowFiles;
import io.handshakedear.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** An upgrade may change the original of a file that routes.dir replaces. */
class ReplacedFilesTest {

    @TempDir private Path folder;
    private HikariDataSource database;
    private ReplacedFiles replacedFiles;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("sale.jslt"), "{}");
        Settings settings =
                Settings.of(
                        Map.of(
                                "database.url",
                                "jdbc:h2:mem:replaced-" + System.nanoTime(),
                                "routes.dir",
                                folder.toString()),
                        name -> null);
        database = Database.open(settings);
        replacedFiles = new ReplacedFiles(new FlowFiles(settings));
        replacedFiles.notice(database);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void aReplacedFileIsToldOf() {
        assertThat(finding().level()).isEqualTo(Level.OK);
        assertThat(finding().text()).isEqualTo("routes.dir replaces sale.jslt");
    }

    @Test
    void aChangedOriginalIsWarnedOfUntilTheOwnFileIsSavedAgain() throws Exception {
        upgrade();
        replacedFiles.notice(database);

        assertThat(finding().level()).isEqualTo(Level.WARNING);
        assertThat(finding().text())
                .contains("sale.jslt", "original has changed", "save yours again");

        Files.setLastModifiedTime(
                folder.resolve("sale.jslt"), FileTime.from(Instant.now().plusSeconds(1)));
        replacedFiles.notice(database);

        assertThat(finding().level()).isEqualTo(Level.OK);
    }

    @Test
    void withoutADatabaseNothingIsSaidOfOriginals() {
        upgrade();
        new JdbcTemplate(database).execute("drop table replaced_file");

        assertThat(finding().level()).isEqualTo(Level.OK);
    }

    /** Another version of the jar was started before this one. */
    private void upgrade() {
        new JdbcTemplate(database).update("update replaced_file set original = 'of another jar'");
    }

    private Finding finding() {
        Findings findings = new Findings();
        replacedFiles.describe(database, findings);
        assertThat(findings.all()).hasSize(1);
        return findings.all().get(0);
    }
}
