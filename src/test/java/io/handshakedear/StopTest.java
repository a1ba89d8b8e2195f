package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.database.Database;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.Connection;
import io.handshakedear.systems.Connections;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class StopTest {

    /** Design 9: within 10 s, whatever waits for a permit; here the window is an hour long. */
    @Test
    void stopsWhileCallersWaitForAPermit() throws Exception {
        try (SandboxSystems systems =
                SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000))) {
            RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("rate-window", "1h")
                            .with("dear.requests-per-minute", "6")
                            .with("store.acme.requests-per-minute", "3")
                            .start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> isSpent(integration) && integration.states().size() >= 15);

            Instant began = Instant.now();
            integration.close();

            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** The rest of the page makes no call; it is read again at the next start. */
    @Test
    void aStopDoesNotWaitForTheRestOfAPage() throws Exception {
        String database = "jdbc:h2:mem:stopped-in-a-page;DB_CLOSE_DELAY=-1";
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            int count = 100;
            RunningIntegration stopped =
                    RunningIntegration.against(systems).with("database.url", database).start();
            new OrderGenerator()
                    .orders(count)
                    .start(Instant.now())
                    .list()
                    .forEach(systems.handshake()::putOrder);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !stopped.states().isEmpty());
            stopped.close();

            Settings settings = Settings.of(Map.of("database.url", database), System::getenv);
            try (HikariDataSource pool = Database.open(settings)) {
                assertThat(
                                new JdbcTemplate(pool)
                                        .queryForObject(
                                                "select count(*) from order_log", Integer.class))
                        .as("orders that were taken before the stop")
                        .isBetween(1, count - 1);
            }
            try (RunningIntegration last =
                    RunningIntegration.against(systems).with("database.url", database).start()) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> last.states().size() == count);
            }
        }
    }

    private static boolean isSpent(RunningIntegration integration) {
        Connections connections =
                integration.context().getRegistry().findSingleByType(Connections.class);
        Connection dear = connections.dear();
        return dear.used() == dear.limit();
    }
}
