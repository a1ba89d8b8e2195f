package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Addresses and contacts of a customer as they are written (DEAR API: customer). */
final class DearCustomerParts {
    private DearCustomerParts() {}

    /**
     * @param all the customer's addresses so far; those given without an ID are added
     */
    static ArrayNode addresses(ArrayNode given, ArrayNode all) {
        for (JsonNode address : given) {
            ObjectNode row = target(address, all, "Address");
            row.put("Line1", DearFields.required(address, "Line1", 256));
            row.put("Line2", DearFields.text(address, "Line2", 256));
            row.put("City", DearFields.text(address, "City", 256));
            row.put("State", DearFields.text(address, "State", 256));
            row.put("Postcode", DearFields.text(address, "Postcode", 20));
            row.put("Country", DearFields.required(address, "Country", 256));
            String type =
                    DearFields.oneOf(
                            address, "Type", List.of("Billing", "Business", "Shipping"), true);
            boolean byDefault = DearFields.flag(address, "DefaultForType", false);
            if (byDefault) {
                for (JsonNode other : all) {
                    if (other.path("Type").asText().equals(type)) {
                        ((ObjectNode) other).put("DefaultForType", false);
                    }
                }
            }
            row.put("Type", type).put("DefaultForType", byDefault);
        }
        return all;
    }

    /**
     * @param all the customer's contacts so far; those given without an ID are added
     */
    static ArrayNode contacts(ArrayNode given, ArrayNode all) {
        for (JsonNode contact : given) {
            ObjectNode row = target(contact, all, "Contact");
            row.put("Name", DearFields.required(contact, "Name", 256));
            row.put("JobTitle", DearFields.text(contact, "JobTitle", 256));
            row.put("Phone", DearFields.text(contact, "Phone", 50));
            row.put("MobilePhone", DearFields.text(contact, "MobilePhone", 50));
            row.put("Fax", DearFields.text(contact, "Fax", 50));
            row.put("Email", DearFields.text(contact, "Email", 256));
            row.put("Website", DearFields.text(contact, "Website", 256));
            row.put("Comment", DearFields.text(contact, "Comment", 256));
            boolean byDefault = DearFields.flag(contact, "Default", false);
            if (byDefault) {
                all.forEach(other -> ((ObjectNode) other).put("Default", false));
            }
            row.put("Default", byDefault);
            row.put("IncludeInEmail", DearFields.flag(contact, "IncludeInEmail", false));
        }
        return all;
    }

    private static ObjectNode target(JsonNode given, ArrayNode all, String what) {
        String id = DearFields.guid(given, "ID", false);
        if (id == null) {
            ObjectNode fresh = Json.object().put("ID", DearFields.newId());
            all.add(fresh);
            return fresh;
        }
        for (JsonNode row : all) {
            if (row.get("ID").asText().equalsIgnoreCase(id)) {
                return (ObjectNode) row;
            }
        }
        throw Refusal.dear(400, 404, what + " with specified 'ID' not found.");
    }
}
