package io.handshakedear.database;

import io.handshakedear.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one instance at a time work on a database (design rule C12). On PostgreSQL it is an advisory
 * lock on a connection of its own: the server frees it the moment the holder's connection is gone.
 * An H2 file can be open in one process only, so its holder always works.
 */
public final class InstanceLock extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceLock.class);

    /** The lock's number in the database: "hd" for handshake-dear. */
    private static final long LOCK = 0x6864;

    private static final int CHECK_SECONDS = 5;

    private final Settings settings;
    private final boolean exclusive;
    private Connection connection;
    private boolean held;

    public InstanceLock(Settings settings) {
        this.settings = settings;
        this.exclusive = Database.isH2(settings.get("database.url"));
    }

    /** Takes the lock if it is free, and looks whether it is still held. */
    public synchronized boolean acquire() {
        if (exclusive) {
            return true;
        }
        boolean before = held;
        held = isConnected() && (held || tryLock());
        if (held != before) {
            LOG.info(
                    held
                            ? "This instance works on the database"
                            : "Another instance works on the database; this one stands by");
        }
        return held;
    }

    /** Whether this instance works; asked by health and by the entry routes. */
    public synchronized boolean isHeld() {
        return exclusive || held;
    }

    /**
     * Checked before each intent is committed.
     *
     * @throws LockLost when another instance may have taken over
     */
    public synchronized void require() {
        if (!exclusive && !(held && isConnected())) {
            held = false;
            throw new LockLost();
        }
    }

    @Override
    protected synchronized void doStop() {
        held = false;
        disconnect();
    }

    private boolean isConnected() {
        try {
            if (connection != null && connection.isValid(CHECK_SECONDS)) {
                return true;
            }
            disconnect();
            held = false;
            connection =
                    DriverManager.getConnection(
                            settings.get("database.url"),
                            settings.get("database.user"),
                            settings.get("database.password"));
            return true;
        } catch (SQLException e) {
            LOG.warn("The database cannot be reached: {}", e.getMessage());
            disconnect();
            return false;
        }
    }

    private boolean tryLock() {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            LOG.warn("The database's lock cannot be asked for: {}", e.getMessage());
            disconnect();
            return false;
        }
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("Closing the lock's connection failed", e);
            }
            connection = null;
        }
    }
}
