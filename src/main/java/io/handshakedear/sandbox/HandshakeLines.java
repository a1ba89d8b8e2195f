package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Order lines at their resource_uri. The document names no address of a list of them: they are made
 * through their order.
 */
final class HandshakeLines {
    private final HandshakeStore store;
    private final HandshakeOrders orders;
    private final HandshakeWrites writes;

    HandshakeLines(HandshakeStore store, HandshakeOrders orders, HandshakeWrites writes) {
        this.store = store;
        this.orders = orders;
        this.writes = writes;
    }

    Answer answer(Call call) {
        if (call.parts().size() != 2) {
            return Answer.text(call.parts().size() == 1 ? 405 : 404, "");
        }
        String id = call.parts().get(1);
        for (HandshakeTable.Row row : store.table("orders").rows()) {
            ObjectNode order = row.node();
            for (JsonNode line : order.path("lines")) {
                if (line.path("objID").asText().equals(id)) {
                    return answer(call, order, (ObjectNode) line);
                }
            }
        }
        return Answer.text(404, "");
    }

    private Answer answer(Call call, ObjectNode order, ObjectNode line) {
        switch (call.method()) {
            case "GET" -> {
                return Answer.json(200, line);
            }
            case "PUT" -> {
                ObjectNode body = call.object();
                if (body == null) {
                    throw Refusal.handshake("The body is not a JSON object.");
                }
                writes.checked(HandshakeSchema.of("order_lines"), body).forEach(line::set);
                orders.complete(line, false);
            }
            case "DELETE" -> {
                ArrayNode rest = Json.array();
                order.path("lines").valueStream().filter(one -> one != line).forEach(rest::add);
                order.set("lines", rest);
            }
            default -> {
                return Answer.text(405, "");
            }
        }
        HandshakeOrders.totals(order);
        orders.changed(order);
        return call.is("PUT") ? Answer.json(200, line) : Answer.empty(204);
    }
}
