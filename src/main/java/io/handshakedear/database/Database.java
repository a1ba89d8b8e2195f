package io.handshakedear.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.StartFailure;
import io.handshakedear.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;

/** Opens the database and brings its schema up to date; H2 and PostgreSQL alike (design 2). */
public final class Database {

    /**
     * What H2 needs whatever the URL says: PostgreSQL's grammar, and commits that survive a kill
     * (the default forgets half a second of them). It must not close by itself either when the
     * process is asked to stop, since the write in hand is finished then. Statements stay prepared
     * (by default eight do, the rest is parsed each time). Space in the file is used again after
     * ten seconds, not after 45: {@link DatabaseFile} sees to it that by then all is on the disk.
     */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                    + ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=100;RETENTION_TIME=10000";

    /** What works at once, and the instance lock. */
    private static final int POOL_SIZE = 13;

    /** The version of the last file in db/migration. */
    static final String NEWEST_MIGRATION = "17";

    private Database() {}

    /**
     * @return a pool over the database of {@code database.url}, migrated
     * @throws StartFailure with what to do, when the database cannot be opened
     */
    public static HikariDataSource open(Settings settings) {
        String url = settings.get("database.url");
        HikariConfig config = new HikariConfig();
        config.setPoolName("handshake-dear");
        config.setJdbcUrl(isH2(url) ? url + H2_OPTIONS : url);
        config.setDriverClassName(isH2(url) ? "org.h2.Driver" : "org.postgresql.Driver");
        config.setUsername(settings.get("database.user"));
        config.setPassword(settings.get("database.password"));
        config.setMaximumPoolSize(POOL_SIZE);
        HikariDataSource dataSource;
        try {
            dataSource = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new StartFailure(
                    ("The database %s cannot be opened. Is another instance using it? Check"
                                    + " database.url, .user and .password. (%s)")
                            .formatted(url, rootMessage(e)),
                    e);
        }
        migrate(dataSource);
        return dataSource;
    }

    /**
     * Takes over the database that a host brings along.
     *
     * @return the same, migrated
     * @throws StartFailure with what to do, when this integration could lose something in it
     */
    public static DataSource use(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            List<String> problems = HostDatabase.problems(connection);
            if (!problems.isEmpty()) {
                throw new StartFailure(
                        "The host's database %s cannot be used:\n  %s"
                                .formatted(
                                        connection.getMetaData().getURL(),
                                        String.join("\n  ", problems)),
                        null);
            }
        } catch (SQLException e) {
            throw new StartFailure(
                    "The host's database cannot be reached (%s)".formatted(e.getMessage()), e);
        }
        migrate(dataSource);
        return dataSource;
    }

    /** As {@link #open}, beside the caller, who waits no sooner than for the first connection. */
    public static DataSource openBeside(Settings settings) {
        return new OpeningDatabase(settings);
    }

    private static void migrate(DataSource dataSource) {
        if (!isMigrated(dataSource)) {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:handshakedear/db/migration")
                    .table("schema_history")
                    .load()
                    .migrate();
        }
    }

    /** Asked here, since Flyway's own look takes as long as the rest of the opening. */
    private static boolean isMigrated(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement history =
                        connection.prepareStatement(
                                "select 1 from schema_history where version = ? and success")) {
            history.setString(1, NEWEST_MIGRATION);
            return history.executeQuery().next();
        } catch (SQLException e) {
            // a new database has no history
            return false;
        }
    }

    /**
     * Connects to the database as it is: without a migration, and without creating it.
     *
     * @throws SQLException see {@link #isInUse} and {@link #isMissing}
     */
    public static Connection connect(Settings settings) throws SQLException {
        String url = settings.get("database.url");
        return DriverManager.getConnection(
                isH2(url) ? url + H2_OPTIONS + ";IFEXISTS=TRUE" : url,
                settings.get("database.user"),
                settings.get("database.password"));
    }

    /** True if another process has the H2 file open. */
    public static boolean isInUse(SQLException error) {
        return error.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    /** True if there is no such H2 file yet. */
    public static boolean isMissing(SQLException error) {
        return error.getErrorCode() == ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1;
    }

    /** True if no other process can have the database open: one of H2. Does not wait for it. */
    static boolean isExclusive(DataSource dataSource) throws SQLException {
        if (dataSource instanceof OpeningDatabase opening) {
            return isH2(opening.url());
        }
        try (Connection connection = dataSource.getConnection()) {
            return isH2(connection.getMetaData().getURL());
        }
    }

    static boolean isH2(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:");
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
