package io.handshakedear.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The integration's own statements, over plain JDBC. */
final class Statements {

    private static final Pattern PARAMETER = Pattern.compile(":#(in:)?(\\w+)");

    private final Map<String, String> files = new ConcurrentHashMap<>();

    int update(Connection connection, String name, Map<String, ?> values) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, name, values, parameters)) {
            return statement.executeUpdate();
        }
    }

    void batch(Connection connection, String name, List<Map<String, Object>> rows)
            throws SQLException {
        try (PreparedStatement statement =
                prepare(connection, name, rows.get(0), new ArrayList<>())) {
            Matcher names = PARAMETER.matcher(files.get(name));
            List<String> columns = names.results().map(match -> match.group(2)).toList();
            for (Map<String, Object> row : rows) {
                for (int index = 0; index < columns.size(); index++) {
                    statement.setObject(index + 1, row.get(columns.get(index)));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    List<Map<String, Object>> query(Connection connection, String name, Map<String, ?> values)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, name, values, parameters);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData columns = result.getMetaData();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new HashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    boolean text = columns.getColumnType(column) == Types.CLOB;
                    row.put(
                            columns.getColumnLabel(column),
                            text ? result.getString(column) : result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The only row, or null. */
    Map<String, Object> find(Connection connection, String name, Map<String, ?> values)
            throws SQLException {
        List<Map<String, Object>> rows = query(connection, name, values);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private PreparedStatement prepare(
            Connection connection, String name, Map<String, ?> values, List<Object> parameters)
            throws SQLException {
        Matcher matcher = PARAMETER.matcher(files.computeIfAbsent(name, Statements::read));
        String sql =
                matcher.replaceAll(
                        match -> {
                            Object value = values.get(match.group(2));
                            if (match.group(1) == null) {
                                parameters.add(value);
                                return "?";
                            }
                            parameters.addAll((Collection<?>) value);
                            return ((Collection<?>) value)
                                    .stream().map(one -> "?").collect(Collectors.joining(","));
                        });
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.size(); index++) {
            statement.setObject(index + 1, parameters.get(index));
        }
        return statement;
    }

    private static String read(String name) {
        try (InputStream file =
                Statements.class.getResourceAsStream("/handshakedear/sql/" + name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
