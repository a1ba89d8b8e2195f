package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Control addresses of the DEAR stand-in: sales, stock, ship, track, webhooks, credentials. */
final class DearControl {
    private final DearStandIn standIn;

    DearControl(DearStandIn standIn) {
        this.standIn = standIn;
    }

    /** Null when there is no such control. */
    Answer answer(Call call) {
        switch (call.method() + " " + call.path()) {
            case "GET sales" -> {
                ArrayNode list = Json.array();
                for (ObjectNode sale : standIn.sales(call.parameter("externalId"))) {
                    if (!call.flag("live")
                            || !sale.get("Status").asText().equals(DearSale.VOIDED)) {
                        list.add(sale);
                    }
                }
                return Answer.json(200, list);
            }
            case "GET sales/count" -> {
                return Answer.json(200, Json.object().put("sales", standIn.saleCount()));
            }
            case "GET doubles" -> {
                return Answer.json(200, standIn.doubles());
            }
            case "GET customers" -> {
                return Answer.json(200, standIn.customers());
            }
            case "GET stock" -> {
                return Answer.json(200, standIn.stock());
            }
            case "POST ship" -> {
                return ship(Control.body(call));
            }
            case "POST sales/delete" -> standIn.deleteSale(Control.body(call).path("id").asText());
            case "POST track" -> {
                JsonNode body = Control.body(call);
                standIn.retrack(
                        body.path("taskId").asText(),
                        Json.text(body, "carrier"),
                        Json.text(body, "trackingNumber"));
            }
            case "GET webhooks/events" -> {
                ArrayNode list = Json.array();
                standIn.events().forEach(list::add);
                return Answer.json(200, list);
            }
            case "POST webhooks/deliver" -> {
                return Answer.json(200, Json.object().put("taken", standIn.deliverWebhooks()));
            }
            case "POST webhooks/off" ->
                    standIn.switchWebhooksOff(Control.body(call).path("type").asText());
            case "POST stock" -> Json.each(Control.body(call)).forEach(this::setStock);
            case "POST products" ->
                    Json.each(Control.body(call))
                            .forEach(product -> standIn.putProduct((ObjectNode) product));
            case "POST credentials" ->
                    standIn.credentials(
                            Control.body(call).path("accountId").asText(),
                            Control.body(call).path("applicationKey").asText());
            default -> {
                return null;
            }
        }
        return Control.done();
    }

    /** {@code {"externalId", "carrier", "trackingNumber", "quantities": {"SKU": 1}}}. */
    private Answer ship(JsonNode body) {
        Map<String, BigDecimal> quantities = null;
        if (body.has("quantities")) {
            quantities = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> one : body.get("quantities").properties()) {
                quantities.put(one.getKey(), one.getValue().decimalValue());
            }
        }
        String task =
                standIn.ship(
                        body.path("externalId").asText(),
                        Json.text(body, "carrier"),
                        Json.text(body, "trackingNumber"),
                        quantities);
        return Answer.json(200, Json.object().put("taskId", task));
    }

    /** {@code {"sku", "location", "onHand"}}; the SKU * is all stock products everywhere. */
    private void setStock(JsonNode level) {
        BigDecimal onHand = level.path("onHand").decimalValue();
        if (level.path("sku").asText().equals("*")) {
            standIn.setAllStock(onHand);
        } else {
            standIn.setStock(level.path("sku").asText(), level.path("location").asText(), onHand);
        }
    }
}
