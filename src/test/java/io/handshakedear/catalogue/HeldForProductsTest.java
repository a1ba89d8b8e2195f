package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.database.Database;
import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every read of DEAR's products looks for orders that wait for one, among all orders ever taken.
 */
class HeldForProductsTest {

    @ParameterizedTest
    @ValueSource(strings = {"requeue-held-for-products", "release-held-for-products"})
    void theLogIsNotReadFromEndToEnd(String name) throws IOException {
        String statement =
                Files.readString(Path.of("src/main/resources/sql/" + name + ".sql"))
                        .replace(":#in:stores", "'acme'")
                        .replace(":#rowsRead", "1")
                        .replace(":#index", "'products'");
        Map<String, String> given = Map.of("database.url", "jdbc:h2:mem:" + name);
        try (HikariDataSource pool = Database.open(Settings.of(given, key -> null))) {
            String plan =
                    new JdbcTemplate(pool).queryForObject("explain " + statement, String.class);

            assertThat(plan).doesNotContain("tableScan");
        }
    }
}
