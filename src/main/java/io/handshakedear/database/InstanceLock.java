package io.handshakedear.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
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

    private final DataSource dataSource;
    private Boolean exclusive;
    private Connection connection;
    private boolean held;

    public InstanceLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the lock if it is free, and looks whether it is still held. */
    public synchronized boolean acquire() {
        if (isExclusive()) {
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
        return isExclusive() || held;
    }

    /**
     * Checked before each intent is committed.
     *
     * @throws LockLost when another instance may have taken over
     */
    public synchronized void require() {
        if (!isExclusive() && !(held && isConnected())) {
            held = false;
            throw new LockLost();
        }
    }

    @Override
    protected synchronized void doStop() {
        if (held && !unlock()) {
            disconnect();
        }
        held = false;
        giveBack();
    }

    private boolean isExclusive() {
        try {
            if (exclusive == null) {
                exclusive = Database.isExclusive(dataSource);
            }
            return exclusive;
        } catch (SQLException e) {
            LOG.warn("The database cannot be reached: {}", e.getMessage());
            return false;
        }
    }

    private boolean isConnected() {
        try {
            if (connection != null && connection.isValid(CHECK_SECONDS)) {
                return true;
            }
            disconnect();
            held = false;
            connection = dataSource.getConnection();
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

    /** Whether the connection is free of the lock. */
    private boolean unlock() {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select pg_advisory_unlock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            LOG.debug("The lock goes with its connection", e);
            return false;
        }
    }

    /** Ends the connection itself: back in the pool it could keep the lock for nobody. */
    private void disconnect() {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Ending the lock's connection failed", e);
            }
            giveBack();
        }
    }

    private void giveBack() {
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
