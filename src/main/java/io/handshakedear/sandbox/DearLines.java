package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines and additional charges of sale documents, and their money (DEAR API: line and charge
 * models).
 */
final class DearLines {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final DearReferenceBooks books;
    private final DearProducts products;

    DearLines(DearReferenceBooks books, DearProducts products) {
        this.books = books;
        this.products = products;
    }

    /**
     * Reads Lines and AdditionalCharges into a document; refuses all of it when one line is wrong.
     */
    void read(ObjectNode body, DearSale sale, DearSale.Document document, boolean invoice) {
        boolean combined = DearFields.flag(body, "CombineAdditionalCharges", false);
        List<DearSale.Line> lines = new ArrayList<>();
        for (JsonNode line : DearFields.list(body, "Lines")) {
            lines.add(line(line, sale, invoice, combined));
        }
        List<DearSale.Line> charges = new ArrayList<>();
        for (JsonNode charge : DearFields.list(body, "AdditionalCharges")) {
            charges.add(charge(charge, sale));
        }
        document.lines = lines;
        document.charges = charges;
    }

    private DearSale.Line line(JsonNode node, DearSale sale, boolean invoice, boolean combined) {
        DearSale.Line line = new DearSale.Line();
        if (invoice && combined && Json.blank(node, "ProductID")) {
            return charge(
                    ((ObjectNode) node.deepCopy()).set("Description", node.get("Name")), sale);
        }
        String id = DearFields.guid(node, "ProductID", true);
        line.sku = DearFields.required(node, "SKU", 50);
        line.name = DearFields.required(node, "Name", 256);
        ObjectNode product = products.get(id);
        if (product == null) {
            throw Refusal.dear(400, 404, "Product with specified 'ID' not found.");
        }
        boolean belong =
                product.get("SKU").asText().equalsIgnoreCase(line.sku)
                        && product.get("Name").asText().equals(line.name);
        if (!belong) {
            throw Refusal.dear(
                    "ProductID, SKU and Name of line '"
                            + line.sku
                            + "' belong to different products.");
        }
        if (product.get("Status").asText().equals("Deprecated")) {
            throw Refusal.dear("Product '" + line.sku + "' is deprecated.");
        }
        boolean service = product.get("Type").asText().equals("Service");
        if (sale.serviceOnly && !service) {
            throw Refusal.dear(
                    "Product '" + line.sku + "' is not a service: the sale is for services only.");
        }
        line.productId = id;
        String mode = product.path("DropShipMode").asText();
        boolean asked = DearFields.flag(node, "DropShip", false);
        if (asked && mode.equals("No Drop Ship")) {
            throw Refusal.dear("Product '" + line.sku + "' cannot be drop shipped.");
        }
        line.dropShip = asked || mode.equals("Always Drop Ship");
        line.stocked = !service && !line.dropShip;
        money(node, line, sale, invoice);
        if (line.price.signum() < 0) {
            throw Refusal.dear("Price of line '" + line.sku + "' should not be negative.");
        }
        line.comment = DearFields.text(node, "Comment", 256);
        line.account = DearFields.text(node, "Account", 50);
        if (line.account != null) {
            books.revenueAccount(line.account);
        } else if (invoice) {
            line.account = account(sale, product);
        }
        return line;
    }

    private static String account(DearSale sale, ObjectNode product) {
        String byDefault = Json.text(sale.header, "DefaultAccount");
        return byDefault != null ? byDefault : Json.text(product, "RevenueAccount");
    }

    private DearSale.Line charge(JsonNode node, DearSale sale) {
        DearSale.Line line = new DearSale.Line();
        line.charge = true;
        line.name = DearFields.required(node, "Description", 256);
        ObjectNode service = products.byName(line.name);
        if (service == null || !service.get("Type").asText().equals("Service")) {
            throw Refusal.dear("Service product with name '" + line.name + "' was not found.");
        }
        money(node, line, sale, false);
        line.comment = DearFields.text(node, "Comment", 1024);
        line.account = DearFields.text(node, "Account", 50);
        if (line.account != null) {
            books.revenueAccount(line.account);
        }
        return line;
    }

    private void money(JsonNode node, DearSale.Line line, DearSale sale, boolean totalRequired) {
        String what = line.charge ? line.name : line.sku;
        line.quantity = DearFields.requiredDecimal(node, "Quantity", 4);
        if (line.quantity.compareTo(BigDecimal.ONE) < 0) {
            throw Refusal.dear("Quantity of line '" + what + "' should be at least 1.");
        }
        line.price = DearFields.requiredDecimal(node, "Price", 4);
        line.tax = DearFields.requiredDecimal(node, "Tax", 4);
        line.taxRule = DearFields.required(node, "TaxRule", 50);
        BigDecimal discount = DearFields.decimal(node, "Discount", 2);
        line.discount = discount == null ? BigDecimal.ZERO : discount;
        if (line.discount.signum() < 0 || line.discount.compareTo(HUNDRED) > 0) {
            throw Refusal.dear("Discount of line '" + what + "' should be between 0 and 100.");
        }
        BigDecimal exact =
                line.quantity
                        .multiply(line.price)
                        .multiply(HUNDRED.subtract(line.discount))
                        .divide(HUNDRED, MathContext.DECIMAL128);
        BigDecimal sent = DearFields.decimal(node, "Total", 4);
        if (sent == null && totalRequired) {
            throw DearFields.missing("Total");
        }
        boolean agrees =
                sent == null
                        || sent.compareTo(DearFields.round(exact, 4)) == 0
                        || sent.compareTo(DearFields.round(exact, 2)) == 0;
        if (!agrees) {
            throw Refusal.dear(
                    "Total of line '"
                            + what
                            + "' is "
                            + sent.toPlainString()
                            + " but should be "
                            + DearFields.round(exact, 4).stripTrailingZeros().toPlainString()
                            + ".");
        }
        line.total = sent != null ? sent : tidy(DearFields.round(exact, 4));
        tax(line, sale, what);
    }

    private void tax(DearSale.Line line, DearSale sale, String what) {
        BigDecimal percent = books.taxRule(line.taxRule).path("TaxPercent").decimalValue();
        BigDecimal base = sale.inclusive ? HUNDRED.add(percent) : HUNDRED;
        BigDecimal expected = line.total.multiply(percent).divide(base, 10, RoundingMode.HALF_UP);
        if (line.tax.subtract(expected).abs().compareTo(CENT) > 0) {
            throw Refusal.dear(
                    "Tax of line '"
                            + what
                            + "' is "
                            + line.tax.toPlainString()
                            + " but should be "
                            + DearFields.round(expected, 2).toPlainString()
                            + ".");
        }
    }

    private static BigDecimal tidy(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }
}
