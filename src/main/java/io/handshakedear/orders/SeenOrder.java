package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * An order as a list or a detail of Handshake shows it, read leniently: what the capture flow
 * decides by (design rules O1, O4, O8, O9, C10).
 *
 * @param orderId objID as text, or unreadable-… with a digest where there is none
 * @param number the order as people know it, such as #142
 * @param status Handshake's status, or null
 * @param lastEdited when it was last changed, to the second, or null
 * @param realOrderId for a draft version the objID of the real order, else null
 * @param total totalAmount as given, or null
 * @param currency three letters, or null
 * @param customerNo objID of the customer, or null
 * @param categoryId objID of the order category, or null
 * @param groupId objID of the customer's group, or null
 * @param warehouseId objID of the order's, customer's or group's warehouse, or null
 * @param problem why the order cannot be read, or null
 * @param document the order without credit cards
 */
public record SeenOrder(
        String orderId,
        String number,
        String status,
        Instant lastEdited,
        String realOrderId,
        String total,
        String currency,
        String customerNo,
        String categoryId,
        String groupId,
        String warehouseId,
        String problem,
        JsonNode document) {

    /** Stands for an order of which nothing but this is known, so that it can be held. */
    static SeenOrder unreadable(String orderId, String number, Instant lastEdited, String problem) {
        return new SeenOrder(
                orderId,
                number,
                null,
                lastEdited,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                problem,
                JsonNodeFactory.instance.objectNode().put("problem", problem));
    }

    public boolean isDraft() {
        return realOrderId != null;
    }

    /** Camel looks up what it evaluates an expression on by its hash: not of the whole document. */
    @Override
    public int hashCode() {
        return orderId.hashCode();
    }
}
