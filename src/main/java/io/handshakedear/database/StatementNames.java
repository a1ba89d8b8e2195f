package io.handshakedear.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.spi.EndpointStrategy;

/**
 * Looks for the named parameters of a statement once, not at every execution as Camel does: an
 * order is captured with eight statements, and their texts never change. Statements with {@code
 * :#in:} or an expression, and bodies other than a map, are left to Camel.
 */
public final class StatementNames extends DefaultSqlPrepareStatementStrategy
        implements EndpointStrategy {

    /** Camel has put a question mark for the number sign. */
    private static final Pattern NAME = Pattern.compile(":\\?(\\w+)");

    private static final Statement LEFT_TO_CAMEL = new Statement(null, null);

    private final Map<String, Statement> statements = new ConcurrentHashMap<>();

    /** Every SQL endpoint of the context this is registered with asks here. */
    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof SqlEndpoint sql) {
            sql.setPrepareStatementStrategy(this);
        }
        return endpoint;
    }

    @Override
    public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange)
            throws SQLException {
        Statement statement = statements.computeIfAbsent(query, StatementNames::read);
        return statement == LEFT_TO_CAMEL || !allowNamedParameters
                ? super.prepareQuery(query, allowNamedParameters, exchange)
                : statement.sql();
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value)
            throws SQLException {
        Statement statement = statements.computeIfAbsent(query, StatementNames::read);
        if (statement != LEFT_TO_CAMEL && (value == null || value instanceof Map)) {
            List<Object> values = values(statement, exchange, (Map<?, ?>) value);
            if (values != null) {
                return values.iterator();
            }
        }
        return super.createPopulateIterator(query, preparedQuery, expectedParams, exchange, value);
    }

    /** As Camel looks: in the body, the headers, the variables; null if a name is in none. */
    private static List<Object> values(Statement statement, Exchange exchange, Map<?, ?> body) {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        Map<String, Object> variables = exchange.getVariables();
        List<Object> values = new ArrayList<>(statement.names().size());
        for (String name : statement.names()) {
            if (body != null && body.containsKey(name)) {
                values.add(body.get(name));
            } else if (headers.containsKey(name)) {
                values.add(headers.get(name));
            } else if (variables != null && variables.containsKey(name)) {
                values.add(variables.get(name));
            } else {
                return null;
            }
        }
        return values;
    }

    private static Statement read(String query) {
        if (query.contains(":?in:") || query.contains(":?$")) {
            return LEFT_TO_CAMEL;
        }
        Matcher matcher = NAME.matcher(query);
        List<String> names = matcher.results().map(name -> name.group(1)).toList();
        return names.isEmpty() ? LEFT_TO_CAMEL : new Statement(matcher.replaceAll("?"), names);
    }

    private record Statement(String sql, List<String> names) {}
}
