package io.handshakedear.crash;

import io.handshakedear.database.Database;
import io.handshakedear.settings.Settings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The integration's own database, whose commits are points at which the process can be killed. */
public final class KillingDatabase extends DelegatingDataSource {

    /** Who is told of commits. */
    public interface Points {

        /** Called before a commit; may kill the process, or throw to prevent the commit. */
        void before(String name);

        void after(String name);

        /** Called before a connection is given out; may throw. */
        default void connecting() {}
    }

    private final Points points;

    private KillingDatabase(DataSource database, Points points) {
        super(database);
        this.points = points;
    }

    /** Takes the place of {@code Database.openBeside} in the file database.camel.yaml. */
    public static DataSource openBeside(Settings settings) {
        return around(Database.openBeside(settings), new CommitPoints());
    }

    public static DataSource around(DataSource database, Points points) {
        return new KillingDatabase(database, points);
    }

    @Override
    public Connection getConnection() throws SQLException {
        points.connecting();
        return proxy(Connection.class, new Commits(super.getConnection()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A connection: collects what a transaction writes, up to its commit. */
    private final class Commits implements InvocationHandler {

        private final Connection connection;
        private final Set<String> written = new LinkedHashSet<>();

        private Commits(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "commit" -> {
                    return commit(method, arguments);
                }
                case "rollback" -> written.clear();
                default -> {
                    // the other calls change nothing here
                }
            }
            Object result = KillingDatabase.invoke(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return proxy(
                        PreparedStatement.class,
                        new Statements(this, statement, (String) arguments[0]));
            }
            return result instanceof Statement statement
                    ? proxy(Statement.class, new Statements(this, statement, null))
                    : result;
        }

        private Object commit(Method method, Object[] arguments) throws Throwable {
            String name = String.join(" + ", written);
            written.clear();
            return at(name, () -> KillingDatabase.invoke(connection, method, arguments));
        }

        /** Executes a statement; without a transaction it is a commit of its own. */
        private Object write(String name, Step step) throws Throwable {
            if (connection.getAutoCommit()) {
                return at(name, step);
            }
            written.add(name);
            return step.run();
        }

        private Object at(String name, Step step) throws Throwable {
            if (name.isEmpty()) {
                return step.run();
            }
            points.before(name);
            Object result = step.run();
            points.after(name);
            return result;
        }
    }

    private static final class Statements implements InvocationHandler {

        private final Commits commits;
        private final Statement statement;
        private final String sql;
        private String remoteWrite = "";

        private Statements(Commits commits, Statement statement, String sql) {
            this.commits = commits;
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().startsWith("set")
                    && arguments.length > 1
                    && arguments[1] instanceof String text
                    && CommitPoints.WRITES.contains(text)) {
                remoteWrite = " " + text;
            }
            Step step = () -> KillingDatabase.invoke(statement, method, arguments);
            if (!method.getName().startsWith("execute")) {
                return step.run();
            }
            String text = sql != null ? sql : arguments == null ? "" : String.valueOf(arguments[0]);
            String name = CommitPoints.name(text);
            return name == null ? step.run() : commits.write(name + remoteWrite, step);
        }
    }

    @FunctionalInterface
    private interface Step {
        Object run() throws Throwable;
    }
}
