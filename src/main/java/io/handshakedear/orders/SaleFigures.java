package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The money of one DEAR sale, worked out from one Handshake order so that both are equal to the
 * cent (design rules O5 and O6). Amounts are in the order's currency; prices and totals have at
 * most 4 decimals, taxes and the order's total 2. Whether totals contain tax is the store's {@code
 * sale-tax-status}.
 *
 * @param lines the order's lines, free units as lines of their own at price 0
 * @param charges additional charges of the whole order; a discount has a negative price
 * @param totalBeforeTax the sum of all rows without their tax
 * @param tax the document's tax, which is the sum of the rows' taxes
 * @param total what the customer pays
 * @param orderTotal the order's figure in cents: before tax in an exclusive store, else after it
 * @param arithmetic how order and sale compare, in words, one step a text
 * @param credit what the order gives back, as a credit note beside the sale (design rule O14); its
 *     total is taken from the sale's to come to the order's
 * @param serviceOnly whether no line has a product that is kept in stock (design rule O7)
 */
public record SaleFigures(
        List<Line> lines,
        List<Charge> charges,
        BigDecimal totalBeforeTax,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal orderTotal,
        List<String> arithmetic,
        Credit credit,
        boolean serviceOnly) {

    /**
     * A line of the sale.
     *
     * @param productId DEAR's GUID
     * @param quantity whole units, above 0
     * @param price of one unit, at most 4 decimals
     * @param tax in cents
     * @param total quantity times price, at most 4 decimals
     * @param comment the order line's note, at most 256 characters
     * @param dropShip whether the supplier ships it
     */
    public record Line(
            String productId,
            String sku,
            String name,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal tax,
            BigDecimal total,
            String comment,
            boolean dropShip) {}

    /**
     * An additional charge of the sale.
     *
     * @param kind discount, shipping, gift-wrap, handling or rounding
     * @param product the name of DEAR's service product
     * @param price of one unit, at most 4 decimals; negative in a discount
     * @param tax in cents
     * @param total quantity times price
     * @param comment where the charge comes from, at most 256 characters
     */
    public record Charge(
            String kind,
            String product,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal tax,
            BigDecimal total,
            String comment) {}

    /**
     * The rows of a credit note, with quantities and prices above 0.
     *
     * @param charges those with a negative price are given back less
     * @param total what the customer gets back
     */
    public record Credit(
            List<Line> lines,
            List<Charge> charges,
            BigDecimal totalBeforeTax,
            BigDecimal tax,
            BigDecimal total) {

        public Credit {
            lines = List.copyOf(lines);
            charges = List.copyOf(charges);
        }

        boolean isEmpty() {
            return lines.isEmpty() && charges.isEmpty();
        }

        /** These figures in the shape of {@link SaleFigures#toJson}. */
        ObjectNode toJson() {
            ObjectNode json = rows(lines, charges);
            json.set("totalBeforeTax", Decimals.node(totalBeforeTax));
            json.set("tax", Decimals.node(tax));
            json.set("total", Decimals.node(total));
            return json;
        }
    }

    public SaleFigures {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
        arithmetic = List.copyOf(arithmetic);
    }

    /**
     * Works the sale out.
     *
     * @param order a Handshake order as its API gives it
     * @param rule the one tax rule of the order
     * @param taxCalculationMethod DEAR's: {@code Row Total} or {@code Total}
     * @param productsBySku DEAR's products by the SKU that the order's lines have
     * @param dropShippedSkus such SKUs for which drop-shipping was chosen where the product leaves
     *     a choice
     * @throws HeldOrder when the order cannot be read, or no sale equals it to the cent
     */
    public static SaleFigures of(
            JsonNode order,
            StoreSettings store,
            TaxRule rule,
            String taxCalculationMethod,
            Map<String, Product> productsBySku,
            Set<String> dropShippedSkus) {
        boolean inclusive = !store.get("sale-tax-status").equals("Exclusive");
        SaleTax tax = new SaleTax(rule, inclusive, taxCalculationMethod);
        return new SaleCalculation(order, store, productsBySku, dropShippedSkus)
                .sale(rule, tax, inclusive);
    }

    /**
     * The lines that sell something for which there is no product. Lines that are charges are not
     * among them, since charges name their product in the settings.
     *
     * @throws HeldOrder when the order's lines cannot be read
     */
    public static List<OrderLine> unknownSkus(
            JsonNode order, Map<String, Product> productsBySku, StoreSettings store) {
        Set<String> charges = new ChargeSources(store).kindsBySku().keySet();
        return OrderLines.of(order).stream()
                .filter(line -> !charges.contains(line.sku()))
                .filter(line -> productsBySku.get(line.sku()) == null)
                .toList();
    }

    /**
     * Compares what DEAR made of the sale with these figures (design rule O6).
     *
     * @param dearOrderAnswer what DEAR answered to {@code POST sale/order}, or a whole sale with
     *     its {@code Order}
     * @return the arithmetic where they are unlike to the cent; empty where they agree
     */
    public Optional<String> difference(JsonNode dearOrderAnswer) {
        return new SaleComparison(this).difference(dearOrderAnswer);
    }

    /** These figures under the names of the records' components, decimals as plain numbers. */
    public ObjectNode toJson() {
        ObjectNode json = rows(lines, charges);
        json.set("totalBeforeTax", Decimals.node(totalBeforeTax));
        json.set("tax", Decimals.node(tax));
        json.set("total", Decimals.node(total));
        json.set("orderTotal", Decimals.node(orderTotal));
        ArrayNode texts = json.putArray("arithmetic");
        arithmetic.forEach(texts::add);
        json.put("serviceOnly", serviceOnly);
        return json;
    }

    /** Whether negative lines became a credit note of their own. */
    public boolean hasCredit() {
        return !credit.isEmpty();
    }

    /** The figures of an order of which nothing is left. */
    public static SaleFigures nothing() {
        BigDecimal zero = new BigDecimal("0.00");
        return new SaleFigures(
                List.of(), List.of(), zero, zero, zero, zero, List.of(), noCredit(), true);
    }

    /** The credit of a sale without negative lines. */
    public static Credit noCredit() {
        BigDecimal zero = new BigDecimal("0.00");
        return new Credit(List.of(), List.of(), zero, zero, zero);
    }

    /** What the rows of the credit note come to, in cents: as the order's figure has them. */
    public BigDecimal creditedRows() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : credit.lines()) {
            sum = sum.add(line.total());
        }
        for (Charge charge : credit.charges()) {
            sum = sum.add(charge.total());
        }
        return Decimals.cents(sum);
    }

    /** What the customer pays in the end: the sale less its credit note. */
    BigDecimal net() {
        return total.subtract(credit.total());
    }

    /** The same with its tax. */
    Amounts amounts() {
        return new Amounts(tax.subtract(credit.tax()), net());
    }

    private static ObjectNode rows(List<Line> lines, List<Charge> charges) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode lineNodes = json.putArray("lines");
        for (Line line : lines) {
            ObjectNode node = lineNodes.addObject();
            node.put("productId", line.productId());
            node.put("sku", line.sku());
            node.put("name", line.name());
            putAmounts(node, line.quantity(), line.price(), line.tax(), line.total());
            node.put("comment", line.comment());
            node.put("dropShip", line.dropShip());
        }
        ArrayNode chargeNodes = json.putArray("charges");
        for (Charge charge : charges) {
            ObjectNode node = chargeNodes.addObject();
            node.put("kind", charge.kind());
            node.put("product", charge.product());
            putAmounts(node, charge.quantity(), charge.price(), charge.tax(), charge.total());
            node.put("comment", charge.comment());
        }
        return json;
    }

    private static void putAmounts(
            ObjectNode node,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal tax,
            BigDecimal total) {
        node.set("quantity", Decimals.node(quantity));
        node.set("price", Decimals.node(price));
        node.set("tax", Decimals.node(tax));
        node.set("total", Decimals.node(total));
    }
}
