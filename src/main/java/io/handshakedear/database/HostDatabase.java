package io.handshakedear.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a database that a host brings along must be like, so that nothing is lost in it. */
final class HostDatabase {

    /** What {@link Database} sets for its own H2, as H2 tells it. */
    private static final Map<String, String> H2_SETTINGS = new LinkedHashMap<>();

    static {
        H2_SETTINGS.put("MODE", "PostgreSQL");
        H2_SETTINGS.put("DATABASE_TO_LOWER", "true");
        H2_SETTINGS.put("DEFAULT_NULL_ORDERING", "HIGH");
        // the default forgets what was committed in the half second before a kill
        H2_SETTINGS.put("WRITE_DELAY", "0");
    }

    private HostDatabase() {}

    /** A sentence for each thing to change; empty for a database that can be used. */
    static List<String> problems(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        String product = connection.getMetaData().getDatabaseProductName();
        if (product.equals("H2")) {
            for (Map.Entry<String, String> setting : H2_SETTINGS.entrySet()) {
                String value = h2Setting(connection, setting.getKey());
                if (!setting.getValue().equalsIgnoreCase(value)) {
                    problems.add(
                            "%s is %s; add ;%s=%s to its URL"
                                    .formatted(
                                            setting.getKey(),
                                            value,
                                            setting.getKey(),
                                            setting.getValue()));
                }
            }
        } else if (!product.equals("PostgreSQL")) {
            problems.add("it is %s; use PostgreSQL or H2".formatted(product));
        }
        if (!connection.getAutoCommit()) {
            problems.add("its connections do not commit by themselves; set autoCommit to true");
        }
        return problems;
    }

    private static String h2Setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement settings =
                connection.prepareStatement(
                        "select setting_value from information_schema.settings where"
                                + " setting_name = ?")) {
            settings.setString(1, name);
            ResultSet result = settings.executeQuery();
            return result.next() ? result.getString(1) : "not set";
        }
    }
}
