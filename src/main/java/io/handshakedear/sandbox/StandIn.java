package io.handshakedear.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What both stand-ins share: the HTTP server and the course of a call (ledger and rate limit at its
 * arrival, faults, handling, faults, answer). Addresses under {@code /_sandbox/} control the
 * stand-in; they are neither limited nor in the ledger.
 */
public abstract class StandIn implements AutoCloseable {
    private static final int MAX_BODY = 64 * 1024 * 1024;

    static {
        // without it each small answer on a kept-alive connection waits 40 ms for the client's ACK
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        System.setProperty("sun.net.httpserver.idleInterval", "600");
    }

    private final String system;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Ledger ledger = new Ledger();
    private final RateLimit limit = new RateLimit();
    private final Faults faults = new Faults();
    private final Control control;
    private volatile Clock clock = Clock.systemUTC();

    StandIn(String system, int port) {
        this.system = system;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        threads =
                Executors.newCachedThreadPool(
                        work -> {
                            Thread thread = new Thread(work, "sandbox-" + system);
                            thread.setDaemon(true);
                            return thread;
                        });
        server.setExecutor(threads);
        control = new Control(this);
    }

    /** Begins to answer: called by the stand-in when its state is complete. */
    final void listen() {
        server.createContext("/", this::handle);
        server.start();
    }

    public final int port() {
        return server.getAddress().getPort();
    }

    /** Scheme, host and port. */
    public final String root() {
        return "http://127.0.0.1:" + port();
    }

    /** The address a client is configured with. */
    public abstract String url();

    public final Ledger ledger() {
        return ledger;
    }

    public final RateLimit limit() {
        return limit;
    }

    public final Faults faults() {
        return faults;
    }

    /** The clock of the system, for times that it writes. */
    public final Clock clock() {
        return clock;
    }

    public final void clock(Clock newClock) {
        clock = newClock;
    }

    /** Forgets documents, ledger, faults and the limit's window, and loads the data set again. */
    public void reset() {
        ledger.clear();
        faults.clear();
        limit.forget();
    }

    @Override
    public final void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Base path of the API in this address, or null when the address is none of the API. */
    abstract Call read(String method, String path, HttpExchange exchange, byte[] body);

    /** The name under which calls of this client are limited. */
    abstract String key(HttpExchange exchange);

    abstract Answer throttled(Ledger.Entry entry);

    /** Answers a call, as the documents of the system say. */
    abstract Answer answer(Call call);

    /** Refuses a call with wrong credentials; null when they are right. */
    abstract Answer authenticate(HttpExchange exchange);

    abstract Answer unknownAddress(String path);

    /** Control addresses of this system; null when there is none of that name. */
    abstract Answer control(Call call);

    private void handle(HttpExchange exchange) throws IOException {
        String path =
                URLDecoder.decode(
                        exchange.getRequestURI().getRawPath().replace("+", "%2B"),
                        StandardCharsets.UTF_8);
        try {
            if (path.startsWith("/_sandbox/")) {
                byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
                faults.send(exchange, control.answer(exchange, path, body), List.of(), null);
            } else {
                serve(exchange, path);
            }
        } catch (RuntimeException e) {
            Answer answer = Answer.text(500, "stand-in failed: " + e);
            faults.send(exchange, answer, List.of(), null);
            System.getLogger(StandIn.class.getName())
                    .log(System.Logger.Level.ERROR, "stand-in failed at " + path, e);
        } finally {
            exchange.close();
        }
    }

    private void serve(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        Call head = read(method, path, exchange, new byte[0]);
        String below = head == null ? path : head.path();
        String query = exchange.getRequestURI().getRawQuery();
        Answer stranger = authenticate(exchange);
        Ledger.Entry entry =
                ledger.arrive(
                        system,
                        method,
                        below,
                        query,
                        key(exchange),
                        stranger == null ? limit : null);
        if (entry.throttled()) {
            exchange.getRequestBody().readNBytes(MAX_BODY);
            Answer answer = throttled(entry);
            entry.handled(answer);
            faults.send(exchange, answer, List.of(), entry);
            return;
        }
        List<FaultRule> hit = faults.hitBy(method, below, query);
        faults.pause();
        Optional<Optional<Answer>> before = faults.play(hit, FaultRule.Point.BEFORE, null, entry);
        if (before.isEmpty()) {
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        if (before.get().isPresent()) {
            faults.send(exchange, before.get().get(), hit, entry);
            return;
        }
        Answer answer =
                stranger != null
                        ? stranger
                        : head == null
                                ? unknownAddress(path)
                                : guarded(read(method, path, exchange, body));
        entry.handled(answer);
        Optional<Optional<Answer>> after = faults.play(hit, FaultRule.Point.AFTER, answer, entry);
        if (after.isPresent()) {
            faults.send(exchange, after.get().orElse(answer), hit, entry);
        }
    }

    /** Answers without limit, ledger and faults: what a person does in the system's own pages. */
    final Answer guarded(Call call) {
        try {
            return answer(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }
}
