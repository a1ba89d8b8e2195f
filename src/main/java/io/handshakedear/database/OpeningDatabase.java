package io.handshakedear.database;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The database, opened and migrated beside the loading of the routes: who wants a connection before
 * waits for it.
 */
final class OpeningDatabase extends AbstractDataSource implements AutoCloseable {

    private final CompletableFuture<HikariDataSource> pool = new CompletableFuture<>();

    private final String url;

    OpeningDatabase(Settings settings) {
        url = settings.get("database.url");
        Thread opening = new Thread(() -> open(settings), "open-database");
        opening.setDaemon(true);
        opening.start();
    }

    String url() {
        return url;
    }

    /**
     * @throws IllegalStateException with what to do, when the database could not be opened
     */
    @Override
    public Connection getConnection() throws SQLException {
        return opened().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return opened().getConnection(user, password);
    }

    /** Waits for an opening that is under way, since a migration is not to be cut. */
    @Override
    public void close() {
        pool.handle((opened, failure) -> opened).thenAccept(OpeningDatabase::close).join();
    }

    private static void close(HikariDataSource opened) {
        if (opened != null) {
            opened.close();
        }
    }

    private void open(Settings settings) {
        try {
            pool.complete(Database.open(settings));
        } catch (RuntimeException | Error e) {
            pool.completeExceptionally(e);
        }
    }

    private HikariDataSource opened() {
        try {
            return pool.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
