package io.handshakedear.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.HandshakeStandIn;
import io.handshakedear.sandbox.OrderGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * New orders for Handshake, batch after batch. In each batch one order is of a new customer and one
 * of a known customer who has moved, so that every kind of remote write occurs. All carry cards.
 */
final class OrderBatches {

    static final String CARD_NUMBER = "4111111111111111";
    static final String CARD_HOLDER = "Cardholder Quillfeather";

    private static final int IDS_PER_BATCH = 100_000;
    private static final int NEW_CUSTOMER = 30_000;
    private static final int MOVING_CUSTOMER = 29_999;

    private final List<ObjectNode> orders = new ArrayList<>();
    private int batches;

    /** Puts so many orders, at least two, into Handshake. */
    void add(HandshakeStandIn handshake, int count) {
        batches++;
        List<ObjectNode> batch =
                new OrderGenerator()
                        .seed(batches)
                        .orders(count)
                        .customers(4)
                        .lines(1, 3)
                        .firstId(batches * IDS_PER_BATCH)
                        .start(Instant.now().truncatedTo(ChronoUnit.SECONDS))
                        .list();
        rename(batch.get(0), NEW_CUSTOMER + batches, "New customer " + batches);
        ObjectNode moving = rename(batch.get(1), MOVING_CUSTOMER, "Moving customer");
        ((ObjectNode) moving.get("billTo")).put("street", batches + " Removal Road");
        batch.forEach(OrderBatches::payByCard);
        handshake.put("customers", moving);
        batch.forEach(handshake::putOrder);
        orders.addAll(batch);
    }

    /** All orders so far. */
    List<ObjectNode> all() {
        return List.copyOf(orders);
    }

    private static ObjectNode rename(ObjectNode order, int number, String name) {
        ObjectNode customer = ((ObjectNode) order.get("customer")).deepCopy();
        customer.put("objID", number).put("id", "C" + number).put("name", name);
        String uri = customer.get("resource_uri").asText().replaceAll("\\d+(/?)$", number + "$1");
        customer.put("resource_uri", uri);
        order.set("customer", customer);
        return customer;
    }

    private static void payByCard(ObjectNode order) {
        fill(order.get("creditCard"));
        order.get("customer").get("creditCards").forEach(OrderBatches::fill);
    }

    private static void fill(JsonNode card) {
        ((ObjectNode) card).put("number", CARD_NUMBER).put("name", CARD_HOLDER);
    }
}
