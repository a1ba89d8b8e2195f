package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict stand-in of the Handshake API on a loopback port: what the document of the API says,
 * whoever asks. Where the document is silent the choice is named in the place.
 */
public final class HandshakeStandIn extends StandIn {
    private static final Pattern ADDRESS =
            Pattern.compile("/api/(latest|v2|v3)/([^?]*?)/*(\\.json|\\.xml)?/*");

    private final HandshakeStore store = new HandshakeStore(this::clock);
    private final HandshakeOrders orders = new HandshakeOrders(store);
    private final HandshakeLists lists = new HandshakeLists(store);
    private final HandshakeWrites writes = new HandshakeWrites(store, orders);
    private final HandshakeLines lines = new HandshakeLines(store, orders, writes);
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private volatile String apiKey;
    private volatile boolean empty;

    private HandshakeStandIn(int port) {
        super("handshake", port);
        apiKey = SandboxSettings.HANDSHAKE_KEY;
    }

    /** Starts with the data set of the sandbox; port 0 takes a free one. */
    public static HandshakeStandIn start(int port) {
        HandshakeStandIn standIn = new HandshakeStandIn(port);
        standIn.load();
        standIn.listen();
        return standIn;
    }

    /** Starts with the reference data and the catalogue but without orders. */
    public static HandshakeStandIn startWithoutOrders(int port) {
        HandshakeStandIn standIn = new HandshakeStandIn(port);
        standIn.empty = true;
        standIn.load();
        standIn.listen();
        return standIn;
    }

    @Override
    public String url() {
        return root() + "/api/latest";
    }

    /** Replaces the key that is accepted: calls with the old one get 401. */
    public void apiKey(String key) {
        apiKey = key;
    }

    /** Lets lists give fewer rows than the limit that they name; they say what comes next. */
    public void shortPages(int rows) {
        lists.mostRows(rows);
    }

    /** Resources that answer 403: "hidden for administrators only". */
    public void hide(String... resources) {
        hidden.clear();
        hidden.addAll(List.of(resources));
    }

    @Override
    public void reset() {
        super.reset();
        locked(store::clear);
        hidden.clear();
        lists.mostRows(HandshakeLists.MAX_LIMIT);
        apiKey = SandboxSettings.HANDSHAKE_KEY;
        load();
    }

    private void load() {
        SandboxData.fillHandshake(this::put);
        if (!empty) {
            SandboxOrders.all().forEach(this::putOrder);
        }
    }

    /** Stores an order document served as it is; replaces the one of the same objID. */
    public void putOrder(ObjectNode order) {
        put("orders", order);
    }

    /** Stores a document of any resource. */
    public void put(String resource, ObjectNode document) {
        locked(() -> store.put(resource, document));
    }

    /** An order as it stands, or null. */
    public ObjectNode order(int objId) {
        return document("orders", objId);
    }

    public ObjectNode document(String resource, int objId) {
        lock.readLock().lock();
        try {
            HandshakeTable.Row row = store.table(resource).get(objId);
            return row == null ? null : row.node();
        } finally {
            lock.readLock().unlock();
        }
    }

    public List<ObjectNode> documents(String resource) {
        lock.readLock().lock();
        try {
            List<ObjectNode> all = new ArrayList<>();
            store.table(resource).rows().forEach(row -> all.add(row.node()));
            return all;
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Changes fields as a person does in Handshake; lastEdited becomes now unless it is among the
     * fields.
     */
    public void editOrder(int objId, ObjectNode fields) {
        locked(() -> orders.edit(objId, fields));
    }

    public void changeStatus(int objId, String status) {
        editOrder(objId, Json.object().put("status", status));
    }

    /** Deletes a document: from now on it answers 410. */
    public void delete(String resource, int objId) {
        locked(() -> store.table(resource).delete(objId));
    }

    public void deleteOrder(int objId) {
        delete("orders", objId);
    }

    /** Makes a draft version of an order and answers its objID. */
    public int fork(int objId) {
        lock.writeLock().lock();
        try {
            return orders.act(store.table("orders").get(objId), "fork", Json.object());
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void locked(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    Call read(String method, String path, HttpExchange exchange, byte[] body) {
        Matcher address = ADDRESS.matcher(path);
        if (!address.matches()) {
            return null;
        }
        Map<String, String> query = Call.parameters(exchange.getRequestURI());
        if (address.group(3) != null) {
            query.putIfAbsent("format", address.group(3).substring(1));
        }
        return new Call(
                method,
                address.group(1),
                address.group(2),
                query,
                exchange.getRequestHeaders(),
                body);
    }

    private static String[] credentials(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return new String[] {"", ""};
        }
        try {
            String plain =
                    new String(
                            Base64.getDecoder().decode(header.substring(6).trim()),
                            StandardCharsets.UTF_8);
            int at = plain.indexOf(':');
            return at < 0
                    ? new String[] {plain, ""}
                    : new String[] {plain.substring(0, at), plain.substring(at + 1)};
        } catch (IllegalArgumentException e) {
            return new String[] {"", ""};
        }
    }

    @Override
    String key(HttpExchange exchange) {
        return credentials(exchange)[0];
    }

    /** Handshake API, authentication: HTTP basic, the key as user, "X" as password. */
    @Override
    Answer authenticate(HttpExchange exchange) {
        String[] credentials = credentials(exchange);
        return credentials[0].equals(apiKey) && credentials[1].equals("X")
                ? null
                : Answer.text(401, "").with("WWW-Authenticate", "Basic Realm=\"handshake\"");
    }

    @Override
    Answer throttled(Ledger.Entry entry) {
        Answer answer = Answer.text(429, "TOO MANY REQUESTS");
        String retryAfter = limit().retryAfter(apiKey, entry.nanos());
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter);
    }

    @Override
    Answer unknownAddress(String path) {
        return Answer.html(404, "Not Found");
    }

    @Override
    Answer answer(Call call) {
        List<String> parts = call.parts();
        HandshakeSchema.Resource resource = HandshakeSchema.of(parts.get(0));
        if (resource == null) {
            return Answer.text(404, "");
        }
        if (hidden.contains(resource.name())) {
            return Answer.text(403, "");
        }
        String format = call.query().getOrDefault("format", "json");
        if (!format.equals("json")) {
            // the document describes XML too, but its list of errors says that only JSON is served
            return Answer.text(406, "");
        }
        boolean reading = call.is("GET");
        if (!reading && !resource.writable()) {
            return notAllowed();
        }
        if (!reading && call.body().length > 0) {
            String type = call.headers().getFirst("Content-Type");
            if (type == null
                    || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
                throw Refusal.handshake(
                        "Content-Type must say what the body is: application/json.");
            }
        }
        if (reading) {
            lock.readLock().lock();
        } else {
            lock.writeLock().lock();
        }
        try {
            if (resource.name().equals("order_lines")) {
                return lines.answer(call);
            }
            HandshakeTable table = store.table(resource.name());
            return parts.size() == 1 ? onList(table, call) : onDetail(table, call, parts);
        } finally {
            if (reading) {
                lock.readLock().unlock();
            } else {
                lock.writeLock().unlock();
            }
        }
    }

    static Answer notAllowed() {
        return Answer.text(405, "");
    }

    private static ObjectNode body(Call call) {
        ObjectNode body = call.object();
        if (body == null) {
            throw Refusal.handshake("The body is not a JSON object.");
        }
        return body;
    }

    private Answer onList(HandshakeTable table, Call call) {
        return switch (call.method()) {
            case "GET" -> lists.list(table, call);
            case "POST" -> {
                HandshakeTable.Row row = writes.create(table, body(call));
                // the document does not say what a POST answers: 201 with the new document
                yield lists.detail(201, table, row, call)
                        .with("Location", row.node().path("resource_uri").asText());
            }
            case "PATCH" -> writes.patch(table, body(call));
            default -> notAllowed();
        };
    }

    private Answer onDetail(HandshakeTable table, Call call, List<String> parts) {
        HandshakeTable.Row row = table.find(parts.get(1));
        if (row == null) {
            return Answer.text(table.isGone(parts.get(1)) ? 410 : 404, "");
        }
        if (parts.size() > 2) {
            boolean action =
                    parts.size() == 4
                            && parts.get(2).equals("actions")
                            && table.resource.name().equals("orders");
            if (!action) {
                return Answer.text(404, "");
            }
            if (!call.is("POST")) {
                return notAllowed();
            }
            ObjectNode payload = call.body().length == 0 ? Json.object() : body(call);
            int result = orders.act(row, parts.get(3), payload);
            return lists.detail(200, table, table.get(result), call);
        }
        return switch (call.method()) {
            case "GET" -> lists.detail(200, table, row, call);
            case "PUT" -> lists.detail(200, table, writes.update(table, row, body(call)), call);
            case "DELETE" -> {
                writes.delete(table, row);
                yield Answer.empty(204);
            }
            // the document describes PATCH for several changes in one request, at the address of
            // the list
            default -> notAllowed();
        };
    }

    @Override
    Answer control(Call call) {
        return new HandshakeControl(this).answer(call);
    }
}
