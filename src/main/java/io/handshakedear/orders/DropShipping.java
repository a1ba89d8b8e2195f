package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.QueryText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Chooses the lines that the supplier ships, where the product leaves a choice (design rule O7).
 */
public final class DropShipping {

    /** A set for the SKUs that are chosen. */
    public Set<String> none() {
        return new HashSet<>();
    }

    /**
     * What has to be in stock for lines that may be drop-shipped; empty unless when-short is set.
     */
    public List<Demand> choices(
            @Variable("order") JsonNode order,
            @Variable("products") Map<String, Product> products,
            @Variable("entry") Map<String, Object> entry,
            @Variable("settings") StoreSettings settings) {
        if (!settings.get("drop-ship").equals("when-short")) {
            return List.of();
        }
        List<String> charges = settings.chargeSkus();
        Map<String, Demand> demands = new TreeMap<>();
        for (OrderLine line : OrderLines.of(order)) {
            Product product = products.get(line.sku());
            if (!charges.contains(line.sku())
                    && product != null
                    && product.leavesDropShipChoice()) {
                demands.merge(
                        line.sku(),
                        new Demand(
                                line.sku(),
                                product,
                                (String) entry.get("location"),
                                BigDecimal.valueOf(line.qty() + line.qtyFree())),
                        Demand::plus);
            }
        }
        return List.copyOf(demands.values());
    }

    /** What has to be in stock, with the pages of its location if there is more than one. */
    public StockPages pages(@Body List<Demand> demands) {
        return new StockPages(demands);
    }

    /** Takes in a page of the location's stock. */
    public void read(@Body JsonNode availability, @Variable("stock") StockPages stock) {
        stock.add(availability);
    }

    /**
     * Chooses among all demands whose stock the pages tell.
     *
     * @throws HeldOrder when a product's stock cannot be read
     */
    public void chooseFromPages(
            @Variable("stock") StockPages stock, @Variable("dropShipped") Set<String> dropShipped) {
        if (stock.getOneByOne().isEmpty()) {
            stock.demands().forEach(demand -> chooseAmong(stock.rows(), demand, dropShipped));
        }
    }

    /**
     * Adds the SKU to those that are drop-shipped, when the location has less than is needed.
     *
     * @throws HeldOrder when the stock cannot be read
     */
    public void choose(
            @Body JsonNode availability,
            @Variable("demand") Demand demand,
            @Variable("dropShipped") Set<String> dropShipped) {
        chooseAmong(availability.path("ProductAvailabilityList"), demand, dropShipped);
    }

    private static void chooseAmong(
            Iterable<JsonNode> rows, Demand demand, Set<String> dropShipped) {
        BigDecimal available = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            if (row.path("SKU").asText().equals(demand.product().sku())
                    && row.path("Location").asText().equals(demand.location())) {
                available = available.add(available(row, demand));
            }
        }
        if (available.compareTo(demand.quantity()) < 0) {
            dropShipped.add(demand.sku());
        }
    }

    /**
     * @throws HeldOrder when DEAR gives no number: it is not the same as no stock
     */
    private static BigDecimal available(JsonNode row, Demand demand) {
        return Decimals.read(row.get("Available"))
                .orElseThrow(
                        () ->
                                new HeldOrder(
                                        "DEAR says %s as the stock of %s at %s"
                                                .formatted(
                                                        Decimals.shown(row.path("Available")),
                                                        demand.product().sku(),
                                                        demand.location()),
                                        "Correct the stock in DEAR or set drop-ship to none, then"
                                                + " retry"));
    }

    /**
     * What lines of one SKU need.
     *
     * @param sku the SKU on the order
     * @param product its DEAR product
     * @param location the DEAR location of the order
     * @param quantity in whole units
     */
    public record Demand(String sku, Product product, String location, BigDecimal quantity) {

        /** The query that reads the product's stock. */
        public String query() {
            return "Limit=1000&Sku=" + QueryText.encoded(product.sku());
        }

        private Demand plus(Demand other) {
            return new Demand(sku, product, location, quantity.add(other.quantity()));
        }
    }
}
