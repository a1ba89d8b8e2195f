package io.handshakedear.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.PostgresDatabases;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lock on PostgreSQL, where two instances can meet (design rule C12). */
class InstanceLockTest {

    private final HikariDataSource pool = new HikariDataSource();
    private final InstanceLock lock = new InstanceLock(pool);
    private final InstanceLock other = new InstanceLock(pool);

    @BeforeEach
    void connect() {
        Map<String, String> database = PostgresDatabases.create();
        pool.setJdbcUrl(database.get("database.url"));
        pool.setUsername(database.get("database.user"));
        pool.setPassword(database.get("database.password"));
        pool.setMinimumIdle(0);
        lock.start();
        other.start();
    }

    @AfterEach
    void disconnect() {
        other.stop();
        lock.stop();
        pool.close();
    }

    @Test
    void oneInstanceWorksUntilItStops() {
        assertThat(lock.acquire()).isTrue();
        assertThat(other.acquire()).isFalse();

        lock.stop();

        assertThat(other.acquire()).isTrue();
    }

    /** A pool tells of a connection that was broken, with a stack trace at every stop. */
    @Test
    void aStopGivesAWholeConnectionBackToThePool() {
        lock.acquire();

        lock.stop();

        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
    }
}
