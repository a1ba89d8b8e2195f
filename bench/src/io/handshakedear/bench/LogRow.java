package io.handshakedear.bench;

import io.handshakedear.orders.Assessment;
import io.handshakedear.orders.SeenOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The loop's way to the table {@code order_log}, with the statements of the bean orderLog. */
final class LogRow {

    private static final String NEXT_GENERATION =
            "select coalesce(max(generation), 0) + 1 from order_generation"
                    + " where store = ? and order_id = ?";
    private static final String ADD =
            """
            insert into order_log (store, order_id, order_number, generation, external_id, state,
                cause, reason, remedy, status, fingerprint, currency, total, tax_rule, location,
                last_edited, seen_at, captured_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String PROCESSED =
            "select count(*) from order_log where state = 'PROCESSED'";

    private LogRow() {}

    /**
     * @return the order's generation
     */
    static int insert(Connection connection, String store, SeenOrder seen, Assessment assessment)
            throws SQLException {
        int generation = number(connection, NEXT_GENERATION, List.of(store, seen.orderId()));
        Timestamp now = Timestamp.from(Instant.now());
        try (PreparedStatement statement =
                prepare(
                        connection,
                        ADD,
                        Arrays.asList(
                                store,
                                seen.orderId(),
                                seen.number(),
                                generation,
                                "handshake:" + store + ":" + seen.orderId(),
                                assessment.state(),
                                assessment.cause(),
                                assessment.reason(),
                                assessment.remedy(),
                                seen.status(),
                                assessment.fingerprint(),
                                seen.currency(),
                                seen.total(),
                                assessment.taxRule(),
                                assessment.location(),
                                Timestamp.from(seen.lastEdited()),
                                now,
                                now,
                                now))) {
            statement.executeUpdate();
        }
        return generation;
    }

    static int processed(Connection connection) throws SQLException {
        return number(connection, PROCESSED, List.of());
    }

    private static int number(Connection connection, String sql, List<?> values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<?> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.size(); index++) {
            statement.setObject(index + 1, values.get(index));
        }
        return statement;
    }
}
