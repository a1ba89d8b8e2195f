package io.handshakedear.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are armed on one stand-in, and how each is played. */
public final class Faults {
    private final List<FaultRule> rules = new ArrayList<>();
    private volatile long latency;

    public synchronized void add(FaultRule rule) {
        rules.add(rule);
    }

    public synchronized void clear() {
        rules.clear();
        latency = 0;
    }

    public synchronized List<FaultRule> rules() {
        return List.copyOf(rules);
    }

    /** A constant delay, in milliseconds, for all calls. */
    public void latency(long millis) {
        latency = millis;
    }

    List<FaultRule> hitBy(String method, String path, String query) {
        List<FaultRule> hit = new ArrayList<>();
        for (FaultRule rule : rules()) {
            if (rule.hits(method, path, query)) {
                if (rule.effect == FaultRule.Effect.TOO_LARGE || rule.spend()) {
                    hit.add(rule);
                }
            }
        }
        return hit;
    }

    void pause() {
        sleep(latency);
    }

    /**
     * Plays the faults of one point before the answer is sent. Empty: the connection is to be
     * dropped.
     *
     * @param answer what is to be answered so far; null before the handling
     */
    Optional<Optional<Answer>> play(
            List<FaultRule> hit, FaultRule.Point point, Answer answer, Ledger.Entry entry) {
        Optional<Answer> result = Optional.ofNullable(answer);
        for (FaultRule rule : hit) {
            if (rule.point != point || rule.point == FaultRule.Point.AFTER_ANSWER) {
                continue;
            }
            if (rule.effect == FaultRule.Effect.TOO_LARGE) {
                boolean large =
                        answer != null
                                && (rule.rows > 0 && answer.rows() > rule.rows
                                        || rule.lines > 0 && answer.lines() > rule.lines);
                if (!large || !rule.spend()) {
                    continue;
                }
            }
            entry.fault(rule.title());
            switch (rule.effect) {
                case DELAY -> sleep(rule.delay);
                case STATUS -> result = Optional.of(statusAnswer(rule));
                case HTML -> result = Optional.of(Answer.html(200, "Just a moment..."));
                case ERROR_200 ->
                        result =
                                Optional.of(
                                        Answer.json(
                                                200,
                                                Json.parse(
                                                        "[{\"ErrorCode\":400,\"Exception\":\"An"
                                                                + " unexpected error occurred\"}]")));
                case EMPTY -> result = Optional.of(Answer.empty(204));
                case TOO_LARGE -> result = Optional.of(Answer.html(504, "504 Gateway Time-out"));
                case DROP -> {
                    return Optional.empty();
                }
                case KILL -> {
                    kill(rule.pid);
                    return Optional.empty();
                }
                case TRUNCATE, TRUNCATE_CHUNKED, SLOW_BODY -> {
                    // played while the answer is sent
                }
            }
        }
        return Optional.of(result);
    }

    private static Answer statusAnswer(FaultRule rule) {
        if (rule.body != null) {
            boolean json = rule.body.startsWith("[") || rule.body.startsWith("{");
            return json
                    ? new Answer(
                            rule.status,
                            Answer.JSON,
                            rule.body.getBytes(StandardCharsets.UTF_8),
                            Map.of(),
                            0,
                            0)
                    : Answer.text(rule.status, rule.body);
        }
        return switch (rule.status) {
            case 502 -> Answer.html(502, "502 Bad Gateway");
            case 504 -> Answer.html(504, "504 Gateway Time-out");
            case 500 -> Answer.text(500, "Internal Server Error");
            case 503 -> Answer.text(503, "Service Unavailable");
            default -> Answer.text(rule.status, "");
        };
    }

    /** Sends the answer, whole or as the faults say, then plays what comes after it. */
    void send(HttpExchange exchange, Answer answer, List<FaultRule> hit, Ledger.Entry entry)
            throws IOException {
        FaultRule shape = null;
        for (FaultRule rule : hit) {
            boolean shapes =
                    rule.effect == FaultRule.Effect.TRUNCATE
                            || rule.effect == FaultRule.Effect.TRUNCATE_CHUNKED
                            || rule.effect == FaultRule.Effect.SLOW_BODY;
            shape = shapes ? rule : shape;
        }
        if (answer.contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body();
        if (entry != null) {
            entry.sent(answer.status());
        }
        if (shape == null || body.length < 2) {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        } else {
            entry.fault(shape.title());
            boolean chunked = shape.effect == FaultRule.Effect.TRUNCATE_CHUNKED;
            byte[] half = Arrays.copyOf(body, body.length / 2);
            exchange.sendResponseHeaders(answer.status(), chunked ? 0 : body.length);
            OutputStream out = exchange.getResponseBody();
            out.write(half);
            out.flush();
            if (shape.effect == FaultRule.Effect.SLOW_BODY) {
                sleep(shape.delay);
                out.write(body, half.length, body.length - half.length);
            }
            exchange.close();
        }
        for (FaultRule rule : hit) {
            if (rule.point == FaultRule.Point.AFTER_ANSWER) {
                entry.fault(rule.title());
                kill(rule.pid);
            }
        }
    }

    /** {@code kill -9}: returns when the process is gone, or after two seconds. */
    static void kill(long pid) {
        if (pid <= 0 || pid == ProcessHandle.current().pid()) {
            throw new IllegalArgumentException("no process of its own to kill: " + pid);
        }
        ProcessHandle.of(pid)
                .ifPresent(
                        process -> {
                            process.destroyForcibly();
                            for (int i = 0; i < 200 && process.isAlive(); i++) {
                                sleep(10);
                            }
                        });
    }

    private static void sleep(long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
