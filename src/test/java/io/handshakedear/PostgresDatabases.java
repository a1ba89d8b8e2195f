package io.handshakedear;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh databases on one PostgreSQL, which starts with the first of them and ends with the JVM. */
public final class PostgresDatabases {

    private static final String USER = "postgres";
    private static final AtomicInteger CREATED = new AtomicInteger();

    private PostgresDatabases() {}

    /**
     * Creates an empty database.
     *
     * @return the settings that name it: {@code database.url}, {@code .user} and {@code .password}
     */
    public static Map<String, String> create() {
        String name = "test_" + CREATED.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot create the database " + name, e);
        }
        return Map.of(
                "database.url",
                "jdbc:postgresql://localhost:%d/%s".formatted(port(), name),
                "database.user",
                USER,
                "database.password",
                "unused");
    }

    private static int port() {
        return Server.RUNNING.getPort();
    }

    /** Started when it is first asked for. */
    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }
    }
}
