package io.handshakedear.dryrun;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The state of an integration in another database, which may be of the other kind: all rows as they
 * are at one moment.
 */
final class DatabaseCopy {

    private static final String HISTORY = "schema_history";
    private static final int ROWS_AT_ONCE = 500;

    private DatabaseCopy() {}

    /**
     * @param from is only read
     * @param to has the same tables, on H2
     */
    static void copy(DataSource from, DataSource to) throws SQLException {
        try (Connection source = from.getConnection();
                Connection target = to.getConnection()) {
            boolean automatic = source.getAutoCommit();
            int isolation = source.getTransactionIsolation();
            source.setAutoCommit(false);
            source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                target.setAutoCommit(false);
                for (String table : tables(target)) {
                    rows(source, target, table);
                }
                passIdentities(target);
                target.commit();
            } finally {
                source.rollback();
                source.setTransactionIsolation(isolation);
                source.setAutoCommit(automatic);
            }
        }
    }

    private static List<String> tables(Connection target) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                target.getMetaData()
                        .getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!name.equals(HISTORY)) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static void rows(Connection source, Connection target, String table)
            throws SQLException {
        try (Statement empty = target.createStatement()) {
            empty.executeUpdate("delete from " + table);
        }
        try (Statement read = source.createStatement()) {
            read.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = read.executeQuery("select * from " + table)) {
                ResultSetMetaData columns = rows.getMetaData();
                try (PreparedStatement write = target.prepareStatement(insert(table, columns))) {
                    int waiting = 0;
                    while (rows.next()) {
                        row(rows, columns, write);
                        write.addBatch();
                        if (++waiting % ROWS_AT_ONCE == 0) {
                            write.executeBatch();
                        }
                    }
                    write.executeBatch();
                }
            }
        }
    }

    private static String insert(String table, ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            names.add(columns.getColumnName(at));
        }
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table,
                        String.join(", ", names),
                        String.join(", ", Collections.nCopies(names.size(), "?")));
    }

    private static void row(ResultSet rows, ResultSetMetaData columns, PreparedStatement write)
            throws SQLException {
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            int type = columns.getColumnType(at);
            Object value =
                    type == Types.CLOB || type == Types.VARCHAR || type == Types.LONGVARCHAR
                            ? rows.getString(at)
                            : rows.getObject(at);
            write.setObject(at, value);
        }
    }

    /** Numbers that the database gives go on behind those that were copied. */
    private static void passIdentities(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            long last = 0;
            try (ResultSet row =
                    statement.executeQuery("select coalesce(max(id), 0) from order_audit")) {
                if (row.next()) {
                    last = row.getLong(1);
                }
            }
            statement.executeUpdate(
                    "alter table order_audit alter column id restart with " + (last + 1));
        }
    }
}
