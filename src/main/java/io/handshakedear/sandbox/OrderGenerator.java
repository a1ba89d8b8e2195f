package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Plausible orders, the same for the same seed, in the shape of the real API. Amounts are as
 * Handshake computes them; whether a price contains tax is not for the order to say, so there is no
 * option for it here.
 */
public final class OrderGenerator {
    private static final String[][] PLACES = {
        {"New York", "NY", "10001", "US"},
        {"Portland", "OR", "97201", "US"},
        {"Austin", "TX", "78701", "US"},
        {"Toronto", "ON", "M5H 2N2", "Canada"},
        {"Bergen", "", "5003", "Norway"}
    };

    private long seed = 1;
    private int orders = 100;
    private int customers = 20;
    private int minLines = 1;
    private int maxLines = 5;
    private int perSecond = 1;
    private int secondsBetween = 1;
    private double discounts = 0.2;
    private double freeGoods;
    private double notConfirmed;
    private int firstId = 100_001;
    private Instant start = Instant.parse("2026-03-03T08:00:00Z");

    public OrderGenerator() {}

    /** Reads the options from JSON, each by the name of its method. */
    OrderGenerator(JsonNode options) {
        seed = options.path("seed").asLong(seed);
        orders = options.path("orders").asInt(orders);
        customers = options.path("customers").asInt(customers);
        minLines = options.path("minLines").asInt(minLines);
        maxLines = options.path("maxLines").asInt(maxLines);
        perSecond = options.path("perSecond").asInt(perSecond);
        secondsBetween = options.path("secondsBetween").asInt(secondsBetween);
        discounts = options.path("discounts").asDouble(discounts);
        freeGoods = options.path("freeGoods").asDouble(freeGoods);
        notConfirmed = options.path("notConfirmed").asDouble(notConfirmed);
        firstId = options.path("firstId").asInt(firstId);
        start = Instant.parse(options.path("start").asText(start.toString()));
    }

    public OrderGenerator seed(long value) {
        seed = value;
        return this;
    }

    public OrderGenerator orders(int count) {
        orders = count;
        return this;
    }

    /** Distinct customers. */
    public OrderGenerator customers(int count) {
        customers = count;
        return this;
    }

    public OrderGenerator lines(int min, int max) {
        minLines = min;
        maxLines = max;
        return this;
    }

    /** So many orders share a second of lastEdited, then so many seconds pass. */
    public OrderGenerator spacing(int ordersPerSecond, int seconds) {
        perSecond = ordersPerSecond;
        secondsBetween = seconds;
        return this;
    }

    /** Share of orders with a discount on the whole order, 0 to 1. */
    public OrderGenerator discounts(double share) {
        discounts = share;
        return this;
    }

    /** Share of lines with free goods, 0 to 1. */
    public OrderGenerator freeGoods(double share) {
        freeGoods = share;
        return this;
    }

    /** Share of orders whose status is Open or Hold for confirm, 0 to 1. */
    public OrderGenerator notConfirmed(double share) {
        notConfirmed = share;
        return this;
    }

    /** Number of the first order; orders and lines take the numbers from there. */
    public OrderGenerator firstId(int id) {
        firstId = id;
        return this;
    }

    /** lastEdited of the first order. */
    public OrderGenerator start(Instant time) {
        start = time;
        return this;
    }

    public List<ObjectNode> list() {
        List<ObjectNode> list = new ArrayList<>();
        into(list::add);
        return list;
    }

    /** Makes the orders one by one, so that many of them need little memory. */
    public void into(Consumer<ObjectNode> consumer) {
        Random random = new Random(seed);
        List<ObjectNode> people = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            String[] place = PLACES[i % PLACES.length];
            String[] address = {100 + i + " Main Street", place[0], place[1], place[2], place[3]};
            int group = i % 2 == 0 ? SandboxData.RETAIL_GROUP : SandboxData.DISTRIBUTOR_GROUP;
            people.add(
                    Documents.customer(
                            20_001 + i, "Customer " + (i + 1), group, "USD", address, address));
        }
        List<SandboxData.Product> stock =
                SandboxData.products().stream()
                        .filter(one -> one.kind().equals("stock") || one.kind().equals("variant"))
                        .toList();
        int id = firstId;
        for (int i = 0; i < orders; i++) {
            Instant time = start.plusSeconds((long) (i / perSecond) * secondsBetween);
            OrderDocument order =
                    new OrderDocument(id, people.get(random.nextInt(people.size())), time)
                            .with("customerPO", "PO-" + id)
                            .category(
                                    random.nextInt(4) == 0
                                            ? SandboxData.EXEMPT
                                            : SandboxData.TRADE);
            int count = minLines + random.nextInt(maxLines - minLines + 1);
            for (int n = 0; n < count; n++) {
                SandboxData.Product product = stock.get(random.nextInt(stock.size()));
                order.line(product.sku(), 1 + random.nextInt(12), product.price().toPlainString());
                if (random.nextDouble() < freeGoods) {
                    order.lastLine("qtyFree", 1 + random.nextInt(2));
                }
            }
            if (random.nextDouble() < discounts) {
                discount(order, random);
            }
            if (random.nextDouble() < notConfirmed) {
                order.with("status", random.nextBoolean() ? "Open" : "Hold for confirm");
            }
            consumer.accept(order.json());
            id = order.nextId();
        }
    }

    private static void discount(OrderDocument order, Random random) {
        int kind = random.nextInt(3);
        if (kind != 1) {
            BigDecimal percent =
                    BigDecimal.valueOf(random.nextDouble() * 20).setScale(8, RoundingMode.HALF_UP);
            order.with("percentDiscount", random.nextBoolean() ? "10" : percent.toPlainString());
        }
        if (kind != 0) {
            order.with("totalOffDiscount", random.nextInt(3) + "." + (10 + random.nextInt(90)));
        }
    }
}
