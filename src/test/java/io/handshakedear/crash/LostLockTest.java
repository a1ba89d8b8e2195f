package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.PostgresDatabases;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An instance that loses its lock on the database writes no more (design rule C12). */
class LostLockTest {

    /** Takes the lock the moment its holder is gone, as another instance would. */
    private static final String TAKE_OVER =
            """
            select pg_terminate_backend(pid), pg_advisory_lock(26724)
            from pg_locks where locktype = 'advisory' and granted
                and database = (select oid from pg_database where datname = current_database())""";

    private static final int WORKERS = 4;

    @Test
    void writesNothingMoreOnceAnotherInstanceHasTheLock() throws Exception {
        Map<String, String> database = PostgresDatabases.create();
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration = RunningIntegration.against(systems)) {
            database.forEach(integration::with);
            OrderBatches orders = new OrderBatches();
            orders.add(systems.handshake(), 12);
            systems.dear().faults().latency(300);
            integration.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> systems.dear().ledger().count("POST", "sale") > 0);

            try (Connection other = connect(database);
                    Statement statement = other.createStatement();
                    ResultSet taken = statement.executeQuery(TAKE_OVER)) {
                assertThat(taken.next()).as("the lock was held").isTrue();
                long before = writes(systems);
                Awaitility.await()
                        .during(Duration.ofSeconds(4))
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> writes(systems) <= before + WORKERS);
                long inFlight = writes(systems);
                Awaitility.await()
                        .during(Duration.ofSeconds(2))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> writes(systems) == inFlight);
                assertThat(systems.dear().saleCount()).isLessThan(12);
            }

            integration.awaitSettled(12);
            new SaleCheck(systems.dear()).holdsEachOnce(orders.all());
        }
    }

    private static long writes(SandboxSystems systems) {
        return systems.dear().ledger().count("POST", ".*")
                + systems.dear().ledger().count("PUT", ".*");
    }

    private static Connection connect(Map<String, String> database) throws SQLException {
        return DriverManager.getConnection(
                database.get("database.url"),
                database.get("database.user"),
                database.get("database.password"));
    }
}
