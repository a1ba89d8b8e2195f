package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;

/** The control addresses that both stand-ins have; those of one system are asked after these. */
final class Control {
    private static final String BASE = "/_sandbox/";

    private final StandIn standIn;

    Control(StandIn standIn) {
        this.standIn = standIn;
    }

    Answer answer(HttpExchange exchange, String path, byte[] body) {
        Call call =
                new Call(
                        exchange.getRequestMethod(),
                        "latest",
                        path.substring(BASE.length()),
                        Call.parameters(exchange.getRequestURI()),
                        exchange.getRequestHeaders(),
                        body);
        try {
            Answer answer = common(call);
            answer = answer != null ? answer : standIn.control(call);
            return answer != null ? answer : Answer.text(404, "no such control: " + path);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (IllegalArgumentException e) {
            return Answer.text(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer common(Call call) {
        String first = call.parts().get(0);
        return switch (call.method() + " " + first) {
            case "GET ping" -> done();
            case "GET ledger" ->
                    call.path().equals("ledger/summary")
                            ? Answer.json(200, standIn.ledger().summary(window(call)))
                            : Answer.json(200, ledger(call));
            case "DELETE ledger" -> {
                standIn.ledger().clear();
                yield done();
            }
            case "GET faults" -> Answer.json(200, standIn.faults().rules());
            case "POST faults" -> {
                for (JsonNode rule : Json.each(body(call))) {
                    standIn.faults().add(Json.MAPPER.convertValue(rule, FaultRule.class));
                }
                yield done();
            }
            case "DELETE faults" -> {
                standIn.faults().clear();
                yield done();
            }
            case "POST latency" -> {
                standIn.faults().latency(body(call).path("millis").asLong());
                yield done();
            }
            case "POST rate-limit" -> {
                rateLimit(body(call));
                yield done();
            }
            case "POST reset" -> {
                standIn.reset();
                yield done();
            }
            default -> first.equals("ui") ? ui(call) : null;
        };
    }

    private long window(Call call) {
        String millis = call.parameter("window");
        return millis == null ? standIn.limit().windowMillis() : Long.parseLong(millis);
    }

    private ArrayNode ledger(Call call) {
        String method = call.parameter("method");
        String path = call.parameter("path");
        ArrayNode list = Json.array();
        for (Ledger.Entry entry : standIn.ledger().entries()) {
            boolean wanted =
                    (method == null || entry.method().equals(method))
                            && (path == null || entry.path().matches("(?i)" + path))
                            && (!call.flag("refused") || entry.handled() >= 400);
            if (wanted) {
                list.add(entry.json());
            }
        }
        return list;
    }

    private void rateLimit(JsonNode settings) {
        RateLimit limit = standIn.limit();
        limit.set(
                settings.path("calls").asInt(limit.calls()),
                settings.path("millis").asLong(limit.windowMillis()));
        if (settings.has("retryAfter")) {
            String form = settings.get("retryAfter").asText().toUpperCase(Locale.ROOT);
            limit.retryAfter(RateLimit.RetryAfter.valueOf(form));
        }
    }

    /** {@code ui/<path of the API>}: what a person does in the system's own pages. */
    private Answer ui(Call call) {
        String path = call.path().substring(call.path().indexOf('/') + 1);
        return standIn.guarded(
                new Call(call.method(), "latest", path, call.query(), call.headers(), call.body()));
    }

    static JsonNode body(Call call) {
        try {
            JsonNode node = Json.MAPPER.readTree(call.body());
            return node == null || node.isMissingNode() ? Json.object() : node;
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    static Answer done() {
        ObjectNode node = Json.object().put("done", true);
        return Answer.json(200, node);
    }
}
