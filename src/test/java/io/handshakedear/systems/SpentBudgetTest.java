package io.handshakedear.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.consolidation.MovingClock;
import io.handshakedear.database.Database;
import io.handshakedear.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a restarted instance knows of the calls before its crash (design rule C3). */
class SpentBudgetTest {

    private static final int LIMIT = 60;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Map<String, String> DATABASE =
            Map.of("database.url", "jdbc:h2:mem:spent-budget");

    private final MovingClock clock = new MovingClock("2026-03-02T08:00:00Z");

    @Test
    void countsRecentCallsAfterAQuietTimeToo() {
        try (HikariDataSource database = Database.open(Settings.of(DATABASE, name -> null))) {
            SpentBudget before = spent(database);
            call(before, 1);
            clock.forward(Duration.ofSeconds(600));
            call(before, 5);

            assertThat(usedAfterRestart(database)).isBetween(5, 6 + 2);

            clock.forward(WINDOW.plusSeconds(1));
            assertThat(usedAfterRestart(database))
                    .as("only what was left open")
                    .isLessThanOrEqualTo(3);
        }
    }

    private int usedAfterRestart(HikariDataSource database) {
        Budget budget = new Budget(LIMIT, WINDOW, clock, () -> false);
        spent(database).restoreTo(budget);
        return budget.used();
    }

    private SpentBudget spent(HikariDataSource database) {
        return new SpentBudget(
                "dear", LIMIT, WINDOW.multipliedBy(2), new JdbcTemplate(database), clock);
    }

    private static void call(SpentBudget spent, int times) {
        for (int i = 0; i < times; i++) {
            spent.taken();
            spent.answered();
        }
    }
}
