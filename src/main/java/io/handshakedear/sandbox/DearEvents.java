package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What DEAR tells by webhook, in the thin shapes of its document (DEAR API: webhooks, payload
 * keys). Events wait until somebody asks for their delivery; DEAR waits a minute before the first
 * attempt.
 */
final class DearEvents {
    static final String STOCK = "Stock/AvailableStockLevelChanged";
    private static final int MOST_ATTEMPTS = 6;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Something that happened, with the number of deliveries that failed. */
    record Event(String type, JsonNode payload, int attempts) {}

    private final List<Event> pending = new ArrayList<>();

    /** Keys: SaleTaskID and OrderNumber, no SaleID. */
    void shipmentAuthorised(DearSale sale, DearSale.Task task) {
        ObjectNode payload = Json.object().put("SaleTaskID", task.taskId);
        payload.put("TenantID", SandboxSettings.DEAR_ACCOUNT).put("OrderNumber", sale.orderNumber);
        payload.set("CustomerName", sale.header.get("Customer"));
        payload.put("EventType", "Sale/ShipmentAuthorised");
        pending.add(new Event("Sale/ShipmentAuthorised", payload, 0));
    }

    void trackingNumberChanged(DearSale sale, DearSale.Task task) {
        ObjectNode payload = Json.object().put("SaleID", sale.id).put("TaskID", task.taskId);
        payload.put("SaleOrderNumber", sale.orderNumber).put("TaskTypeSign", 0);
        ArrayNode shipments = payload.putArray("Shipments");
        for (JsonNode line : task.shipLines) {
            ObjectNode one = shipments.addObject();
            one.set("TrackingNumber", line.get("TrackingNumber"));
            one.set("TrackingUrl", line.get("TrackingURL"));
            one.set("Carrier", line.get("Carrier"));
        }
        payload.put("EventType", "Sale/ShipmentTrackingNumberChanged");
        pending.add(new Event("Sale/ShipmentTrackingNumberChanged", payload, 0));
    }

    /** A bare array, the rows of one product together; nothing says what event it is. */
    void stockChanged(ArrayNode rows) {
        pending.add(new Event(STOCK, rows, 0));
    }

    List<ObjectNode> pending() {
        List<ObjectNode> list = new ArrayList<>();
        for (Event event : pending) {
            ObjectNode node = Json.object().put("type", event.type());
            node.set("payload", event.payload());
            list.add(node);
        }
        return list;
    }

    List<Event> take() {
        List<Event> taken = List.copyOf(pending);
        pending.clear();
        return taken;
    }

    /** False when the event has failed too often. */
    boolean again(Event event) {
        boolean more = event.attempts() + 1 < MOST_ATTEMPTS;
        if (more) {
            pending.add(new Event(event.type(), event.payload(), event.attempts() + 1));
        }
        return more;
    }

    /** Posts a payload to a webhook's address with its authorization; true if it was taken. */
    static boolean deliver(ObjectNode hook, JsonNode payload) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hook.get("ExternalURL").asText()))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(payload.toString()));
        switch (hook.get("ExternalAuthorizationType").asText()) {
            case "bearerauth" ->
                    request.header(
                            "Authorization", "Bearer " + hook.get("ExternalBearerToken").asText());
            case "basicauth" -> {
                String login =
                        hook.get("ExternalUserName").asText()
                                + ":"
                                + hook.get("ExternalPassword").asText();
                request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes()));
            }
            default -> {
                // noauth
            }
        }
        for (JsonNode header : hook.path("ExternalHeaders")) {
            request.header(header.path("Key").asText(), header.path("Value").asText());
        }
        try {
            int status =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
