package io.handshakedear.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.catalogue.BookPages;
import io.handshakedear.catalogue.IndexPages;
import io.handshakedear.database.Database;
import io.handshakedear.flows.FlowFiles;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.orders.Assessment;
import io.handshakedear.orders.CaptureRuns;
import io.handshakedear.orders.Customers;
import io.handshakedear.orders.Customers.OrderCustomer;
import io.handshakedear.orders.OrderAssessor;
import io.handshakedear.orders.OrderChanges;
import io.handshakedear.orders.OrderProducts;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.orders.OrderRows;
import io.handshakedear.orders.Redaction;
import io.handshakedear.orders.SaleFigures;
import io.handshakedear.orders.SalePlanner;
import io.handshakedear.orders.SaleTerms;
import io.handshakedear.orders.SeenOrder;
import io.handshakedear.routing.OrderRouting;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.ListPages;
import io.handshakedear.systems.ReferenceBooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What somebody would write without an engine: java.net.http and JDBC, the same calls, statements
 * and commits as the routes, on the happy path only. Amounts and documents come from the same
 * classes and mappings, so that what differs is the engine.
 */
final class HandWrittenLoop implements Measured {

    private static final String STORE = "acme";

    private final StoreSettings store;
    private final Settings settings;
    private final HikariDataSource database;
    private final ExecutorService workers;
    private final Statements sql = new Statements();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonMapping mappings;
    private final ReferenceBooks books;
    private final CaptureRuns runs;
    private final OrderReader reader = new OrderReader();
    private final OrderAssessor assessor;
    private final OrderChanges changes;
    private final OrderRows rows = new OrderRows();
    private final IndexPages indexes;
    private final BookPages bookPages = new BookPages();
    private final OrderProducts products = new OrderProducts();
    private final SalePlanner planner;
    private final Customers customers;

    HandWrittenLoop(Settings settings, int workers) {
        this.settings = settings;
        this.store = settings.store(STORE);
        this.database = Database.open(settings);
        this.workers = Executors.newFixedThreadPool(workers);
        this.mappings = new JsonMapping(new FlowFiles(settings));
        this.books = new ReferenceBooks(database);
        this.runs = new CaptureRuns(settings);
        this.assessor = new OrderAssessor(books, mappings, new OrderRouting(settings, books));
        this.changes = new OrderChanges(assessor);
        this.indexes = new IndexPages(settings);
        this.planner = new SalePlanner(new SaleTerms(books));
        this.customers = new Customers(mappings);
    }

    @Override
    public void capture() throws Exception {
        try (Connection connection = database.getConnection()) {
            Map<String, Object> key = runs.beginning(STORE, store);
            sql.update(connection, "insert-capture-cursor", key);
            sql.update(connection, "begin-capture", key);
            ListPages pages = runs.capture(sql.find(connection, "find-capture-cursor", key), store);
            if (books.isUnread()) {
                refreshBooks(connection);
            }
            sql.query(connection, "find-skipped-orders", key);
            while (pages.isMore()) {
                JsonNode page = call("GET", store.url() + "/orders?" + pages.query(), null);
                for (JsonNode order : pages.read(page)) {
                    see(connection, reader.read(order));
                }
                pages.advance();
                Map<String, Object> moved =
                        Map.of("store", STORE, "position", runs.position(pages));
                sql.update(connection, "move-capture-cursor", moved);
            }
            sql.update(connection, "complete-capture", key);
        }
    }

    private void see(Connection connection, SeenOrder seen) throws SQLException {
        Map<String, Object> key = Map.of("store", STORE, "orderId", seen.orderId());
        Map<String, Object> entry = sql.find(connection, "find-log-entry", key);
        if (entry != null) {
            seeAgain(connection, seen, entry);
        } else if (runs.standing(seen, store).equals("CAPTURED")) {
            Assessment assessment = assessor.assess(seen, store);
            transaction(connection, () -> take(connection, seen, assessment));
        }
    }

    /** The last order of each page is the first of the next. */
    private void seeAgain(Connection connection, SeenOrder seen, Map<String, Object> entry)
            throws SQLException {
        Assessment assessment = changes.assess(seen, store);
        if (changes.kind(entry, seen, assessment, store).equals("SAME")) {
            int generation = (Integer) entry.get("generation");
            Map<String, Object> row = rows.row(STORE, seen, assessment, generation, store);
            sql.update(connection, "note-seen-order", row);
        }
    }

    private void take(Connection connection, SeenOrder seen, Assessment assessment)
            throws SQLException {
        int generation = LogRow.insert(connection, STORE, seen, assessment);
        Map<String, Object> row = rows.row(STORE, seen, assessment, generation, store);
        sql.update(connection, "insert-pending-order", row);
        sql.update(connection, "insert-order-document", row);
        sql.update(connection, "insert-capture-audit", row);
        sql.update(connection, "delete-skipped-order", row);
        List<Map<String, Object>> reservations = rows.reservations(STORE, seen, assessment);
        if (!reservations.isEmpty()) {
            sql.batch(connection, "insert-reservation", reservations);
        }
    }

    @Override
    public void process() throws Exception {
        try (Connection connection = database.getConnection()) {
            Map<String, Object> key = Map.of("store", STORE, "rereadBefore", runs.rereadBefore());
            List<Map<String, Object>> due = sql.query(connection, "find-due-orders", key);
            while (!due.isEmpty()) {
                refreshIndexes(connection);
                List<Future<?>> running = new ArrayList<>();
                for (Map<String, Object> order : due) {
                    running.add(workers.submit(() -> write((String) order.get("order_id"))));
                }
                for (Future<?> order : running) {
                    order.get();
                }
                due = sql.query(connection, "find-due-orders", key);
            }
        }
    }

    private Void write(String orderId) throws Exception {
        try (Connection connection = database.getConnection()) {
            Map<String, Object> key = Map.of("store", STORE, "orderId", orderId);
            if (sql.update(connection, "claim-order", key) != 1) {
                return null;
            }
            Map<String, Object> entry = sql.find(connection, "find-order", key);
            JsonNode order =
                    new Redaction().withoutCards(json.readTree((String) entry.get("document")));
            Map<String, Object> lines = new HashMap<>(key);
            lines.put("skus", products.skus(order));
            lines.put("itemIds", products.itemIds(order));
            var found = products.products(sql.query(connection, "match-products", lines), order);
            SaleFigures figures = planner.figures(order, found, Set.of(), entry, store, Map.of());
            ObjectNode document = planner.document(order, figures, entry, store);
            int generation = (Integer) entry.get("generation");
            Write write =
                    new Write(
                            connection, orderId, generation, document, document.get("externalId"));
            planner.forCustomer(customer(write, order, entry), document);
            once(write, "sale", "sale");
            once(write, "sale-order", "sale/order");
            sql.update(connection, "release-reservations", key);
            planner.requireSameTotals(document, figures);
            if (SalePlanner.wantsInvoice(store)) {
                once(write, "sale-invoice", "sale/invoice");
                once(write, "sale-payment", "sale/payment");
            }
            Map<String, Object> row =
                    planner.finishedRow(STORE, orderId, generation, document, figures);
            transaction(
                    connection,
                    () -> {
                        sql.update(connection, "finish-log-entry", row);
                        sql.update(connection, "delete-pending-order", row);
                        sql.update(connection, "insert-audit", row);
                    });
        }
        return null;
    }

    private synchronized String customer(Write write, JsonNode order, Map<String, Object> entry)
            throws Exception {
        OrderCustomer customer = customers.of(order, write.document());
        Map<String, Object> known =
                sql.find(write.connection(), "find-customer", customers.key(STORE, customer));
        if (known == null) {
            known = customers.created(once(write, "customer", "customer"));
        }
        if (known.get("fingerprint") == null) {
            Map<String, Object> row = customers.row(STORE, customer, known, entry);
            transaction(
                    write.connection(),
                    () -> {
                        sql.update(write.connection(), "delete-customer-link", row);
                        sql.update(write.connection(), "insert-customer-link", row);
                        sql.update(write.connection(), "insert-known-customer", row);
                    });
        }
        return (String) known.get("customer_id");
    }

    /** Design rule C11: the intent is committed before the call, the result after it. */
    private JsonNode once(Write write, String name, String path) throws Exception {
        Map<String, Object> key = new HashMap<>();
        key.put("subject", write.subject().asText());
        key.put("write", name);
        if (sql.find(write.connection(), "find-write", key) != null) {
            throw new IllegalStateException("The loop knows the happy path only");
        }
        sql.update(write.connection(), "commit-intent", key);
        JsonNode body = mappings.apply(name, write.document());
        JsonNode answer = call("POST", settings.get("dear.url") + "/" + path, body.toString());
        JsonNode result = mappings.apply(name + "-result", answer);
        key.put("store", STORE);
        key.put("orderId", write.orderId());
        key.put("generation", write.generation());
        key.put("resultText", result.toString());
        transaction(
                write.connection(),
                () -> {
                    sql.update(write.connection(), "record-write", key);
                    sql.update(write.connection(), "audit-write", key);
                });
        write.document().withObject("/writes").set(name, result);
        return result;
    }

    private void refreshIndexes(Connection connection) throws Exception {
        if (!isFresh(connection, "books")) {
            refreshBooks(connection);
        }
        for (String index : List.of("products", "customers")) {
            if (isFresh(connection, index)) {
                continue;
            }
            var run = indexes.begin(null, index);
            while (run.isMore()) {
                String address = settings.get("dear.url") + "/" + run.path() + "?" + run.query();
                List<Map<String, Object>> page = indexes.rows(call("GET", address, null), run);
                if (!page.isEmpty()) {
                    transaction(
                            connection,
                            () -> {
                                sql.batch(connection, "delete-indexed-" + index, page);
                                sql.batch(connection, "insert-indexed-" + index, page);
                            });
                }
            }
            storeCursor(connection, indexes.cursorRow(index, run));
        }
    }

    private boolean isFresh(Connection connection, String index) throws SQLException {
        Map<String, Object> key = Map.of("index", index, "freshSince", indexes.freshSince());
        Map<String, Object> cursor = sql.find(connection, "find-index-cursor", key);
        return cursor != null && Boolean.TRUE.equals(cursor.get("fresh"));
    }

    private void refreshBooks(Connection connection) throws Exception {
        for (String book : List.of("me", "tax")) {
            BookPages.BookRun run = bookPages.begin(book);
            while (run.isMore()) {
                String address = settings.get("dear.url") + "/" + run.path();
                String url = run.query() == null ? address : address + "?" + run.query();
                bookPages.read(call("GET", url, null), run);
            }
            List<Map<String, Object>> entries = run.rows();
            transaction(
                    connection,
                    () -> {
                        sql.update(connection, "delete-book", Map.of("book", book));
                        sql.batch(connection, "insert-book-entry", entries);
                    });
        }
        books.refresh();
        Timestamp now = Timestamp.from(Instant.now());
        storeCursor(connection, Map.of("index", "books", "position", now));
    }

    private void storeCursor(Connection connection, Map<String, Object> row) throws SQLException {
        transaction(
                connection,
                () -> {
                    sql.update(connection, "delete-cursor", row);
                    sql.update(connection, "insert-index-cursor", row);
                });
    }

    private JsonNode call(String method, String address, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Accept", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (address.startsWith(store.url())) {
            request.header("Authorization", store.authorization());
        } else {
            request.header("api-auth-accountid", settings.get("dear.account-id"));
            request.header("api-auth-applicationkey", settings.get("dear.application-key"));
        }
        HttpResponse<byte[]> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(address + ": " + answer.statusCode() + new String(answer.body()));
        }
        return json.readTree(answer.body());
    }

    @Override
    public int processed() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LogRow.processed(connection);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        database.close();
    }

    private static void transaction(Connection connection, Statement work) throws SQLException {
        connection.setAutoCommit(false);
        work.run();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private interface Statement {
        void run() throws SQLException;
    }

    private record Write(
            Connection connection,
            String orderId,
            int generation,
            ObjectNode document,
            JsonNode subject) {}
}
