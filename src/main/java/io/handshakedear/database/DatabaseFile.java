package io.handshakedear.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file of an H2 database small. With commits that survive a kill (see {@link Database})
 * each commit writes a chunk of some 50 KB, of which little lives on, and H2 has no thread that
 * rewrites such chunks and frees their space: 100,000 orders filled 7.8 GB. Other databases look
 * after themselves.
 */
public final class DatabaseFile {

    /** Below this size space is not worth the writing. */
    private static final long SMALL = 64L << 20;

    /** Chunks are rewritten while less than this share (in %) of them lives. */
    private static final int FILL_RATE = 50;

    private static final int CHUNK_BYTES = 16 << 20;

    /** Flows want the disk, too. */
    private static final Duration LONGEST = Duration.ofMillis(600);

    private final DataSource dataSource;
    private final Duration longest;

    public DatabaseFile(DataSource dataSource) {
        this(dataSource, LONGEST);
    }

    DatabaseFile(DataSource dataSource, Duration longest) {
        this.dataSource = dataSource;
        this.longest = longest;
    }

    /**
     * Writes what has been committed through to the disk, then moves what lives in sparse chunks
     * together. The space they leave is used again once it is older than H2's RETENTION_TIME.
     */
    public void compact() throws SQLException {
        MVStore store = store();
        if (store == null || store.getFileStore() == null || store.getFileStore().size() < SMALL) {
            return;
        }
        store.sync();
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end && store.compact(FILL_RATE, CHUNK_BYTES)) {
            // as long as something was rewritten
        }
    }

    /** The store of an H2 database; null for another. */
    MVStore store() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.isWrapperFor(JdbcConnection.class)) {
                return null;
            }
            return connection.unwrap(JdbcConnection.class).getSession()
                            instanceof SessionLocal session
                    ? session.getDatabase().getStore().getMvStore()
                    : null;
        }
    }
}
