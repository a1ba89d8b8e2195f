package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Control addresses of the Handshake stand-in: orders, documents, generate, hidden, api-key. */
final class HandshakeControl {
    private final HandshakeStandIn standIn;

    HandshakeControl(HandshakeStandIn standIn) {
        this.standIn = standIn;
    }

    /** Null when there is no such control. */
    Answer answer(Call call) {
        List<String> parts = call.parts();
        String target = parts.get(0);
        boolean orderAddress = target.equals("orders");
        String resource = orderAddress ? "orders" : parts.size() > 1 ? parts.get(1) : null;
        int idAt = orderAddress ? 1 : 2;
        Integer id = parts.size() > idAt ? Integer.valueOf(parts.get(idAt)) : null;
        switch (target) {
            case "api-key" -> standIn.apiKey(Control.body(call).path("key").asText());
            case "hidden" -> {
                List<String> names = new ArrayList<>();
                Control.body(call).path("resources").forEach(name -> names.add(name.asText()));
                standIn.hide(names.toArray(new String[0]));
            }
            case "generate" -> new OrderGenerator(Control.body(call)).into(standIn::putOrder);
            case "orders", "documents" -> {
                return documents(call, resource, id);
            }
            default -> {
                return null;
            }
        }
        return Control.done();
    }

    private Answer documents(Call call, String resource, Integer id) {
        switch (call.method()) {
            case "GET" -> {
                if (id != null) {
                    ObjectNode document = standIn.document(resource, id);
                    return document == null ? Answer.text(404, "") : Answer.json(200, document);
                }
                ArrayNode all = Json.array();
                standIn.documents(resource).forEach(all::add);
                return Answer.json(200, all);
            }
            case "POST" -> {
                if (id != null && resource.equals("orders")) {
                    standIn.editOrder(id, (ObjectNode) Control.body(call));
                } else {
                    Json.each(Control.body(call))
                            .forEach(one -> standIn.put(resource, (ObjectNode) one));
                }
            }
            case "DELETE" -> standIn.delete(resource, id);
            default -> {
                return HandshakeStandIn.notAllowed();
            }
        }
        return Control.done();
    }
}
