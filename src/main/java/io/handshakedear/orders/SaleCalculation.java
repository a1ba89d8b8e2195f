package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.ChargeSources.FieldCharge;
import io.handshakedear.settings.StoreSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the rows of a sale from an order, and lets them equal the order to the cent (rule O6). */
final class SaleCalculation {

    private static final int LONGEST_COMMENT = 256;

    /**
     * What rounding may cost at most: less than a cent in the order's total, and half a cent more
     * where that total itself has decimals beyond the cents. A discount takes no more than this.
     */
    private static final BigDecimal ROUNDING_LIMIT = new BigDecimal("0.015");

    /** A row before its tax is known; without a kind it is a line. */
    private record Row(
            Product product,
            String sku,
            String kind,
            String charge,
            BigDecimal quantity,
            BigDecimal price,
            String comment) {

        BigDecimal total() {
            return Decimals.tidy(quantity.multiply(price));
        }
    }

    private final ChargeSources sources;
    private final OrderFigure figure;
    private final Map<String, Product> products;
    private final Set<String> dropShippedSkus;
    private final List<Row> lines = new ArrayList<>();
    private final List<Row> charges = new ArrayList<>();
    private final List<Row> creditLines = new ArrayList<>();
    private final List<Row> creditCharges = new ArrayList<>();
    private final List<String> arithmetic = new ArrayList<>();

    /** What the rows lack because DEAR does not keep all decimals of their prices. */
    private BigDecimal priceRounding = BigDecimal.ZERO;

    SaleCalculation(
            JsonNode order,
            StoreSettings store,
            Map<String, Product> products,
            Set<String> dropShippedSkus) {
        this.sources = new ChargeSources(store);
        this.products = products;
        this.dropShippedSkus = dropShippedSkus;
        List<OrderLine> orderLines = OrderLines.of(order);
        if (orderLines.isEmpty()) {
            throw new HeldOrder(
                    "The order has no line that orders anything.",
                    "Add lines to it in Handshake, or cancel it.");
        }
        if (orderLines.stream().allMatch(line -> line.isCredit() && line.qtyFree() == 0)) {
            throw new HeldOrder(
                    "ONLY_NEGATIVE",
                    "All lines of the order give money back; there is no sale to credit.",
                    "Enter a credit note on the sale that it belongs to in DEAR, then forget or"
                            + " cancel the order.");
        }
        Map<String, String> kinds = sources.kindsBySku();
        requireProducts(orderLines, kinds.keySet());
        this.figure = OrderFigure.of(order, orderLines, sources);
        arithmetic.addAll(figure.arithmetic());
        for (OrderLine line : orderLines) {
            String kind = kinds.get(line.sku());
            if (kind == null) {
                addLine(line);
            } else {
                addCharge(line, kind);
            }
        }
        figure.charges().forEach(this::addCharge);
    }

    SaleFigures sale(TaxRule rule, SaleTax saleTax, boolean inclusive) {
        BigDecimal orderTotal = Decimals.cents(figure.figure());
        BigDecimal credited = Decimals.cents(sum(creditLines).add(sum(creditCharges)));
        if (credited.signum() > 0) {
            arithmetic.add("negative lines, a credit note over " + Decimals.text(credited));
        }
        balance(orderTotal.add(credited));
        List<Row> rows = new ArrayList<>(lines);
        rows.addAll(charges);
        List<BigDecimal> taxes = saleTax.of(rows.stream().map(Row::total).toList(), lines.size());
        BigDecimal tax = taxes.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
        BigDecimal sum = sum();
        BigDecimal before = Decimals.tidy(inclusive ? sum.subtract(tax) : sum);
        BigDecimal total = Decimals.tidy(inclusive ? sum : sum.add(tax));
        arithmetic.add(
                "%s before tax, %s (%s %%) %s, total %s"
                        .formatted(
                                Decimals.text(before),
                                rule.name(),
                                Decimals.shortest(rule.percent()),
                                Decimals.text(tax),
                                Decimals.text(total)));
        List<SaleFigures.Line> saleLines = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            saleLines.add(line(lines.get(i), taxes.get(i)));
        }
        List<SaleFigures.Charge> saleCharges = new ArrayList<>();
        for (int i = 0; i < charges.size(); i++) {
            saleCharges.add(charge(charges.get(i), taxes.get(lines.size() + i)));
        }
        return new SaleFigures(
                saleLines,
                saleCharges,
                before,
                tax,
                total,
                orderTotal,
                arithmetic,
                credit(saleTax, inclusive),
                lines.stream().allMatch(row -> row.product().isService()));
    }

    private SaleFigures.Credit credit(SaleTax saleTax, boolean inclusive) {
        List<Row> rows = new ArrayList<>(creditLines);
        rows.addAll(creditCharges);
        List<BigDecimal> taxes =
                saleTax.of(rows.stream().map(Row::total).toList(), creditLines.size());
        BigDecimal tax = taxes.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
        BigDecimal sum = sum(rows);
        List<SaleFigures.Line> back = new ArrayList<>();
        for (int i = 0; i < creditLines.size(); i++) {
            back.add(line(creditLines.get(i), taxes.get(i)));
        }
        List<SaleFigures.Charge> backCharges = new ArrayList<>();
        for (int i = 0; i < creditCharges.size(); i++) {
            backCharges.add(charge(creditCharges.get(i), taxes.get(creditLines.size() + i)));
        }
        return new SaleFigures.Credit(
                back,
                backCharges,
                Decimals.tidy(inclusive ? sum.subtract(tax) : sum),
                tax,
                Decimals.tidy(inclusive ? sum : sum.add(tax)));
    }

    private void requireProducts(List<OrderLine> orderLines, Set<String> chargeSkus) {
        String unknown =
                orderLines.stream()
                        .filter(line -> !chargeSkus.contains(line.sku()))
                        .filter(line -> products.get(line.sku()) == null)
                        .map(OrderLine::label)
                        .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new HeldOrder(
                    "DEAR has no product for %s.".formatted(unknown),
                    "Make the products in DEAR or load them; the order is released then.");
        }
    }

    private void addLine(OrderLine line) {
        Product product = products.get(line.sku());
        if (line.isCredit()) {
            BigDecimal price = Decimals.tidy(Decimals.dearPrice(line.unitPrice().abs()));
            creditLines.add(row(product, line, Math.abs(line.qty()), price, line.notes()));
        } else if (line.qty() > 0) {
            BigDecimal price = dearPrice(line.unitPrice(), line.qty());
            lines.add(row(product, line, line.qty(), price, line.notes()));
        }
        if (line.qtyFree() > 0) {
            String comment = line.notes().isEmpty() ? "Free" : "Free: " + line.notes();
            lines.add(row(product, line, line.qtyFree(), new BigDecimal("0.00"), comment));
        }
    }

    private static Row row(
            Product product, OrderLine line, long quantity, BigDecimal price, String comment) {
        return new Row(
                product, line.sku(), null, null, BigDecimal.valueOf(quantity), price, comment);
    }

    /** Free units of a charge deliver nothing and cost nothing, and so need no row. */
    private void addCharge(OrderLine line, String kind) {
        String product = sources.product(kind, "line with SKU " + line.sku());
        if (line.qty() == 0) {
            return;
        }
        // a discount is no money back: it lowers this sale
        boolean back = line.isCredit() && !kind.equals(ChargeSources.DISCOUNT);
        BigDecimal price = dearPrice(line.unitPrice(), line.qty());
        if (line.isCredit()) {
            price = Decimals.tidy(Decimals.dearPrice(line.unitPrice().abs()));
            price = back ? price : price.negate();
        }
        (back ? creditCharges : charges)
                .add(
                        new Row(
                                null,
                                line.sku(),
                                kind,
                                product,
                                BigDecimal.valueOf(Math.abs(line.qty())),
                                price,
                                line.notes().isEmpty() ? line.description() : line.notes()));
    }

    private void addCharge(FieldCharge field) {
        addCharge(field.kind(), field.product(), dearPrice(field.amount(), 1), field.field());
    }

    private void addCharge(String kind, String product, BigDecimal price, String comment) {
        charges.add(
                new Row(null, null, kind, product, BigDecimal.ONE, Decimals.tidy(price), comment));
    }

    /** Rounds a price to what DEAR keeps, and remembers what that takes from the sale. */
    private BigDecimal dearPrice(BigDecimal price, long quantity) {
        BigDecimal kept = Decimals.dearPrice(price);
        BigDecimal lost = price.subtract(kept).multiply(BigDecimal.valueOf(quantity));
        priceRounding = priceRounding.add(lost);
        return Decimals.tidy(kept);
    }

    /**
     * Adds the discount, and lets the rows come to the target: rounding below a cent is the
     * discount's, whose amount is rounded anyway; what rounded prices take is the rounding
     * charge's, and so is everything where there is no discount.
     */
    private void balance(BigDecimal target) {
        BigDecimal rows = sum();
        arithmetic.add("sale: rows at DEAR's prices " + Decimals.text(rows));
        boolean hasRounding = sources.hasProduct(ChargeSources.ROUNDING);
        if (figure.discount().signum() > 0) {
            BigDecimal rest = target.subtract(rows.subtract(figure.discount()));
            boolean absorbs =
                    rest.abs().compareTo(ROUNDING_LIMIT) < 0
                            && (priceRounding.signum() == 0 || !hasRounding);
            addDiscount(
                    absorbs
                            ? rows.subtract(target).max(BigDecimal.ZERO)
                            : Decimals.cents(figure.discount()));
        }
        BigDecimal rest = target.subtract(sum());
        if (rest.signum() == 0) {
            arithmetic.add("sale %s = order".formatted(Decimals.text(target)));
        } else if (hasRounding) {
            String product = sources.product(ChargeSources.ROUNDING, "rounding");
            addCharge(ChargeSources.ROUNDING, product, rest, "Rounding of prices");
            arithmetic.add("rounding %s".formatted(Decimals.text(rest)));
            arithmetic.add("sale %s = order".formatted(Decimals.text(target)));
        } else if (Decimals.isEqualToTheCent(sum(), target)) {
            arithmetic.add(
                    "sale %s, which is the order's %s to the cent"
                            .formatted(Decimals.text(sum()), Decimals.text(target)));
        } else {
            throw new HeldOrder(
                    "DEAR keeps %d decimals of a price; the sale would be %s, the order is %s: %s."
                            .formatted(
                                    Decimals.DEAR_SCALE,
                                    Decimals.text(sum()),
                                    Decimals.text(target),
                                    String.join("; ", arithmetic)),
                    "Set %s to a service product of DEAR; the difference becomes a charge."
                            .formatted(sources.productKey(ChargeSources.ROUNDING)));
        }
    }

    private void addDiscount(BigDecimal amount) {
        String product =
                sources.product(
                        ChargeSources.DISCOUNT,
                        "discount of %s (%s)"
                                .formatted(
                                        Decimals.text(figure.discount()), figure.discountText()));
        if (amount.signum() > 0) {
            addCharge(ChargeSources.DISCOUNT, product, amount.negate(), figure.discountText());
            arithmetic.add("discount " + Decimals.text(amount.negate()));
        }
    }

    private BigDecimal sum() {
        return sum(lines).add(sum(charges));
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream().map(Row::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private SaleFigures.Line line(Row row, BigDecimal tax) {
        Product product = row.product();
        return new SaleFigures.Line(
                product.id(),
                product.sku(),
                product.name(),
                row.quantity(),
                row.price(),
                tax,
                row.total(),
                comment(row),
                product.isDropShipped(dropShippedSkus.contains(row.sku())));
    }

    private static SaleFigures.Charge charge(Row row, BigDecimal tax) {
        return new SaleFigures.Charge(
                row.kind(),
                row.charge(),
                row.quantity(),
                row.price(),
                tax,
                row.total(),
                comment(row));
    }

    /** DEAR refuses longer comments; a cut must not leave half a character. */
    private static String comment(Row row) {
        String text = row.comment();
        if (text.length() <= LONGEST_COMMENT) {
            return text;
        }
        int end = LONGEST_COMMENT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
