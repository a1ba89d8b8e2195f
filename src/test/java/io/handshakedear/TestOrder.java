package io.handshakedear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A Handshake order in the service's shape: confirmed just now, by a customer of its own. */
public final class TestOrder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger(700_001);

    private final int id = NEXT.getAndAdd(20);
    private final ObjectNode json;
    private int lines;
    private BigDecimal total = BigDecimal.ZERO;

    private TestOrder(Instant time) {
        json =
                new OrderGenerator()
                        .orders(1)
                        .customers(1)
                        .lines(1, 1)
                        .discounts(0)
                        .firstId(id)
                        .start(Instant.ofEpochSecond(time.getEpochSecond()))
                        .list()
                        .get(0);
        json.withArray("/lines").removeAll();
        category(SandboxData.TRADE);
        customer(id, "Customer of " + id);
    }

    /** An order with one mug. */
    public static TestOrder plain() {
        return empty().line("MUG-01", 1, "8.50");
    }

    /** An order without a line. */
    public static TestOrder empty() {
        return at(Instant.now());
    }

    /** An order without a line, last edited at that time. */
    public static TestOrder at(Instant time) {
        return new TestOrder(time);
    }

    public TestOrder customer(int number, String name) {
        ObjectNode customer = (ObjectNode) json.get("customer");
        customer.put("objID", number).put("id", "C" + number).put("name", name);
        customer.put("resource_uri", "/api/latest/customers/" + number);
        return this;
    }

    public TestOrder category(int number) {
        return with("category", "/api/latest/order_categories/" + number);
    }

    public TestOrder line(String sku, int qty, String price) {
        SandboxData.Product product = SandboxData.product(sku);
        BigDecimal amount = new BigDecimal(price).multiply(BigDecimal.valueOf(qty));
        total = total.add(amount);
        int number = id + ++lines;
        ObjectNode line = json.withArray("/lines").addObject();
        line.put("objID", number).put("resource_uri", "/api/latest/order_lines/" + number);
        line.put("item", "/api/latest/items/" + (product == null ? 1999 : product.itemId()));
        line.put("isku", sku).put("sku", sku).put("qty", qty).put("qtyFree", 0);
        line.put("unitPrice", price).put("total", amount.toPlainString()).put("notes", "");
        return with("subtotalAmount", total.toPlainString())
                .with("totalAmount", total.toPlainString());
    }

    /** Changes the last line. */
    public TestOrder lastLine(String field, Object value) {
        ((ObjectNode) json.at("/lines/" + (lines - 1))).set(field, JSON.valueToTree(value));
        return this;
    }

    public TestOrder with(String field, Object value) {
        json.set(field, JSON.valueToTree(value));
        return this;
    }

    public TestOrder without(String field) {
        json.remove(field);
        return this;
    }

    /** Puts the order into Handshake. */
    public TestOrder into(SandboxSystems systems) {
        systems.handshake().putOrder(json);
        return this;
    }

    /**
     * Changes how much of the only line, at 8.50 a piece, is ordered, as a person in Handshake
     * does.
     */
    public void sell(int qty, SandboxSystems systems) {
        String amount = new BigDecimal("8.50").multiply(BigDecimal.valueOf(qty)).toPlainString();
        lastLine("qty", qty).lastLine("total", amount);
        with("totalAmount", amount).with("subtotalAmount", amount);
        systems.handshake()
                .editOrder(id, json.deepCopy().retain("lines", "totalAmount", "subtotalAmount"));
    }

    public int id() {
        return id;
    }

    public String number() {
        return "#" + id;
    }

    public ObjectNode json() {
        return json;
    }

    public String externalId() {
        return "handshake:acme:" + id;
    }

    /** JSON in which apostrophes stand for quotation marks. */
    public static ObjectNode fields(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The order's only sale that is not void. */
    public JsonNode sale(SandboxSystems systems) {
        java.util.List<ObjectNode> sales =
                systems.dear().sales(externalId()).stream()
                        .filter(sale -> !sale.path("Status").asText().equals("VOIDED"))
                        .toList();
        if (sales.size() != 1) {
            throw new AssertionError(sales.size() + " sales of " + number());
        }
        return sales.get(0);
    }
}
