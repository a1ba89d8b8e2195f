package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Registered webhooks (DEAR API: webhooks): at most five of a type; nothing is delivered by itself.
 */
final class DearWebhooks {
    private static final List<String> TYPES =
            List.of(
                    "Sale/Created",
                    "Sale/QuoteAuthorised",
                    "Sale/OrderAuthorised",
                    "Sale/Voided",
                    "Sale/Backordered",
                    "Sale/ShipmentAuthorised",
                    "Sale/InvoiceAuthorised",
                    "Sale/PickAuthorised",
                    "Sale/PackAuthorised",
                    "Sale/CreditNoteAuthorised",
                    "Sale/Undo",
                    "Sale/PartialPaymentReceived",
                    "Sale/FullPaymentReceived",
                    "Sale/AttachmentAdded",
                    "Sale/AdditionalAttributesChanged",
                    "Sale/ShipmentTrackingNumberChanged",
                    "Customer/Updated",
                    "Supplier/Updated",
                    "Product/Updated",
                    "Stock/AvailableStockLevelChanged");

    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();

    /** Those that are delivered to, with their secrets. */
    List<ObjectNode> active(String type) {
        return rows.values().stream()
                .filter(row -> row.get("Type").asText().equals(type))
                .filter(row -> row.get("IsActive").asBoolean())
                .map(ObjectNode::deepCopy)
                .toList();
    }

    List<ObjectNode> all() {
        return rows.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** DEAR does so, without a word, when deliveries have failed for a while. */
    void switchOff(String type) {
        rows.values().stream()
                .filter(row -> row.get("Type").asText().equals(type))
                .forEach(row -> row.put("IsActive", false));
    }

    Answer answer(Call call) {
        switch (call.method()) {
            case "GET" -> {
                // all of them, below
            }
            case "POST" -> save(DearFields.body(call), DearFields.newId());
            case "PUT" -> {
                ObjectNode body = DearFields.body(call);
                String id = DearFields.guid(body, "ID", true);
                known(id);
                save(body, id);
            }
            case "DELETE" -> {
                String id = DearFields.guid(call, "ID");
                known(id);
                rows.remove(id);
            }
            default -> {
                return Answer.text(405, "");
            }
        }
        ArrayNode all = Json.array();
        for (ObjectNode row : rows.values()) {
            // the document shows no answer with a secret in it: none is told
            ObjectNode shown = row.deepCopy();
            shown.remove(List.of("ExternalPassword", "ExternalBearerToken"));
            all.add(shown);
        }
        return Answer.json(200, Json.object().set("Webhooks", all));
    }

    private void known(String id) {
        if (!rows.containsKey(id)) {
            throw Refusal.dear(400, 404, "Webhook with specified 'ID' not found.");
        }
    }

    private void save(ObjectNode body, String id) {
        String type = DearFields.oneOf(body, "Type", TYPES, true);
        DearFields.requireFlag(body, "IsActive");
        DearFields.required(body, "ExternalURL", 2048);
        String how =
                DearFields.oneOf(
                        body,
                        "ExternalAuthorizationType",
                        List.of("noauth", "basicauth", "bearerauth"),
                        true);
        if (how.equals("basicauth")) {
            DearFields.required(body, "ExternalUserName", 256);
            DearFields.required(body, "ExternalPassword", 256);
        } else if (how.equals("bearerauth")) {
            DearFields.required(body, "ExternalBearerToken", 4096);
        }
        long same =
                rows.values().stream()
                        .filter(row -> row.get("Type").asText().equals(type))
                        .filter(row -> !row.get("ID").asText().equals(id))
                        .count();
        if (same >= 5) {
            throw Refusal.dear("No more than 5 webhooks of type '" + type + "' are allowed.");
        }
        ObjectNode row = body.deepCopy();
        row.put("ID", id).put("Name", type);
        rows.put(id, row);
    }
}
