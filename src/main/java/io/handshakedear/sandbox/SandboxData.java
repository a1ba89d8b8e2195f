package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The data set of the sandbox: a garden and kitchen wholesaler whose catalogue both systems know.
 */
public final class SandboxData {
    /** Order category taxed by "Tax on Sales". */
    public static final int TRADE = 21;

    /** Order category taxed by "Tax Exempt". */
    public static final int EXEMPT = 22;

    /** Order category taxed by "VAT 20%". */
    public static final int EUROPE = 23;

    /** Order category without a tax rule in the settings. */
    public static final int UNMAPPED = 24;

    public static final int MAIN_WAREHOUSE = 41;
    public static final int NORTH_WAREHOUSE = 42;
    public static final String MAIN = "Main Warehouse";
    public static final String NORTH = "North Warehouse";

    static final int RETAIL_GROUP = 31;
    static final int DISTRIBUTOR_GROUP = 32;

    /**
     * A product of both systems, or of one.
     *
     * @param kind stock, service, kit, drop-always, drop-optional, variant, handshake-only
     * @param itemId number of the Handshake item
     * @param variantId number of the Handshake variant, or 0
     */
    public record Product(
            String sku,
            String name,
            String category,
            String kind,
            BigDecimal price,
            int itemId,
            int variantId,
            int onHand) {
        boolean inDear() {
            return !kind.equals("handshake-only");
        }

        boolean variant() {
            return variantId > 0;
        }

        /** Item SKU of a variant: SHIRT of SHIRT-RED-M. */
        String itemSku() {
            return variant() ? sku.substring(0, sku.indexOf('-')) : sku;
        }
    }

    private static final Map<String, Product> PRODUCTS = new LinkedHashMap<>();
    private static final String TABLE =
            """
            MUG-01|Stoneware mug|Kitchen|stock|8.50|200
            MUG-02|Stoneware mug, large|Kitchen|stock|11.25|200
            BOWL-01|Salad bowl|Kitchen|stock|24.00|120
            BOWL-02|Mixing bowl set of 3|Kitchen|stock|39.90|80
            KNIFE-01|Paring knife|Kitchen|stock|14.95|150
            BOARD-01|Oak chopping board|Kitchen|stock|32.00|60
            TEA-01|Breakfast tea 250 g|Pantry|stock|6.40|500
            TEA-02|Grønn te 250 g|Pantry|stock|7.10|500
            JAM-01|Raspberry jam|Pantry|stock|4.75|300
            OIL-01|Olive oil 0.5 l|Pantry|stock|9.3333|300
            POT-01|Terracotta pot 20 cm|Garden|stock|5.60|400
            POT-02|Terracotta pot 30 cm|Garden|stock|9.80|250
            CAN-01|Watering can|Garden|stock|19.99|90
            LOW-01|Copper trowel|Garden|stock|27.50|3
            OUT-01|Bird bath|Garden|stock|88.00|0
            GIFT-SET|Gift set: two mugs and tea|Kitchen|kit|24.90|0
            BENCH-01|Teak bench|Furniture|drop-always|349.00|0
            TABLE-01|Bistro table|Furniture|drop-optional|189.00|5
            SHIRT-RED-M|Work shirt, red, M|Apparel|variant|29.00|40
            SHIRT-RED-L|Work shirt, red, L|Apparel|variant|29.00|40
            SHIRT-BLUE-M|Work shirt, blue, M|Apparel|variant|29.00|40
            SHIRT-BLUE-L|Work shirt, blue, L|Apparel|variant|31.00|40
            NEW-01|Linen apron|Apparel|handshake-only|22.00|0
            DISCOUNT|Discount|Services|service|0.00|0
            SHIPPING|Shipping|Services|service|12.00|0
            GIFT-WRAP|Gift wrapping|Services|service|4.50|0
            HANDLING|Handling|Services|service|3.00|0
            ROUNDING|Rounding|Services|service|0.00|0
            """;

    static {
        int item = 1001;
        int variant = 1101;
        int shirt = 0;
        for (String row : TABLE.strip().split("\n")) {
            String[] part = row.split("\\|");
            boolean isVariant = part[3].equals("variant");
            shirt = isVariant && shirt == 0 ? item++ : shirt;
            Product product =
                    new Product(
                            part[0],
                            part[1],
                            part[2],
                            part[3],
                            new BigDecimal(part[4]),
                            isVariant ? shirt : item++,
                            isVariant ? variant++ : 0,
                            Integer.parseInt(part[5]));
            PRODUCTS.put(product.sku(), product);
        }
    }

    private SandboxData() {}

    /** The catalogue, services included. */
    public static List<Product> products() {
        return List.copyOf(PRODUCTS.values());
    }

    /** A product by its SKU; null when the data set has none. */
    public static Product product(String sku) {
        return PRODUCTS.get(sku);
    }

    static String dimension(Product product, int at) {
        return product.sku().split("-")[at];
    }

    /** Puts reference data, catalogue and customers into Handshake; orders come after them. */
    static void fillHandshake(BiConsumer<String, ObjectNode> put) {
        for (String row :
                List.of(
                        "order_categories|21|TRADE|Trade orders",
                        "order_categories|22|EXEMPT|Exempt resellers",
                        "order_categories|23|EU|Europe",
                        "order_categories|24|SAMPLES|Samples",
                        "customer_groups|31|RETAIL|Retailers",
                        "customer_groups|32|DIST|Distributors",
                        "user_groups|2|master|Master",
                        "manufacturers|3|ACME|Acme Wholesale",
                        "price_lists|51|WHOLESALE|Wholesale",
                        "categories|61|Kitchen|Kitchen",
                        "categories|62|Pantry|Pantry",
                        "categories|63|Garden|Garden",
                        "categories|64|Furniture|Furniture",
                        "categories|65|Apparel|Apparel",
                        "categories|66|Services|Services")) {
            String[] part = row.split("\\|");
            put.accept(
                    part[0],
                    Documents.reference(part[0], Integer.parseInt(part[1]), part[2], part[3]));
        }
        put.accept("warehouses", Documents.warehouse(MAIN_WAREHOUSE, "default", "Main", true));
        put.accept("warehouses", Documents.warehouse(NORTH_WAREHOUSE, "north", "North", false));
        TreeSet<Integer> items = new TreeSet<>();
        int stockUnit = 1201;
        for (Product product : PRODUCTS.values()) {
            if (items.add(product.itemId())) {
                put.accept("items", Documents.item(product));
            }
            if (product.variant()) {
                put.accept("variants", Documents.variant(product));
            }
            if (!product.category().equals("Services")) {
                for (int warehouse : new int[] {MAIN_WAREHOUSE, NORTH_WAREHOUSE}) {
                    String resource =
                            product.variant() ? "variant_stock_units" : "item_stock_units";
                    put.accept(resource, Documents.stockUnit(product, stockUnit++, warehouse));
                }
            }
        }
        SandboxOrders.customers().forEach(customer -> put.accept("customers", customer));
    }

    /**
     * Puts books, catalogue and stock into DEAR. There are no customers but one for consolidated
     * sales.
     */
    static void fillDear(DearStandIn.Company at) {
        DearReferenceBooks books = at.books;
        books.company()
                .setAll(
                        (ObjectNode)
                                Json.parse(
                                        """
                                        {"Company":"Acme Wholesale","Currency":"USD","TimeZone":"America/New_York",
                                        "DefaultWeightUnits":"g","DefaultDimensionsUnits":"cm","LockDate":null,
                                        "OpeningBalanceDate":"2020-01-01T00:00:00","TaxCalculationMethod":"Row Total",
                                        "DefaultSaleTaxRuleName":"Tax on Sales","MaximumDecimalPlacesInQuantity":"N2",
                                        "DiscountRule":"Discount","AutomaticallyApplyDiscounts":false,
                                        "ApplyCustomerDiscountsAfterOtherDiscounts":false,"RoundingTable":[]}"""));
        books.tiers(List.of("Wholesale", "Retail", "Distributor"));
        books.addRepresentative("Acme Store");
        books.units.put(named("Item"));
        for (String name :
                List.of("Kitchen", "Pantry", "Garden", "Furniture", "Apparel", "Services")) {
            books.categories.put(named(name));
        }
        books.brands.put(named("Acme"));
        location(books, MAIN, true, "12 Harbor Street", "Newark", "NJ", "07102");
        location(books, NORTH, false, "400 Lake Avenue", "Rochester", "NY", "14608");
        for (String carrier : List.of("UPS", "FEDEX", "DHL")) {
            books.carriers.put(
                    Json.object()
                            .put("CarrierID", Documents.uuid("carrier" + carrier))
                            .put("Description", carrier));
        }
        for (String row :
                List.of(
                        "090|Main bank|BANK|ASSET|true|",
                        "091|Card clearing|BANK|ASSET|true|",
                        "200|Sales|REVENUE|REVENUE|false|",
                        "260|Other revenue|REVENUE|REVENUE|false|",
                        "400|Cost of goods|EXPENSE|EXPENSE|false|",
                        "610|Accounts receivable|CURRENT|ASSET|false|Accounts receivable",
                        "820|Sales tax|CURRLIAB|LIABILITY|false|")) {
            String[] part = row.split("\\|", -1);
            ObjectNode account =
                    Json.object().put("Code", part[0]).put("Name", part[1]).put("Type", part[2]);
            account.put("Status", "ACTIVE")
                    .put("Class", part[3])
                    .put("ForPayments", Boolean.parseBoolean(part[4]));
            account.put("SystemAccount", part[5].isEmpty() ? null : part[5]).put("Currency", "USD");
            books.accounts.put(account);
            if (part[2].equals("BANK")) {
                ObjectNode bank = Json.object().put("AccountID", Documents.uuid("bank" + part[0]));
                books.banks.put(
                        bank.put("AccountName", part[1])
                                .put("AccountCode", part[0])
                                .put("Currency", "USD"));
            }
        }
        tax(books, "Tax on Sales", "10");
        tax(books, "Tax Exempt", "0");
        tax(books, "VAT 20%", "20");
        for (String row : List.of("30 days|30|true", "Prepaid|0|false", "60 days|60|false")) {
            String[] part = row.split("\\|");
            ObjectNode term = named(part[0]).put("Duration", Integer.parseInt(part[1]));
            term.put("Method", "number of days").put("IsActive", true);
            books.terms.put(term.put("IsDefault", Boolean.parseBoolean(part[2])));
        }
        ArrayNode shirts = Json.array();
        for (Product product : PRODUCTS.values()) {
            if (product.inDear()) {
                ObjectNode fields =
                        Json.object().put("SKU", product.sku()).put("Name", product.name());
                fields.put("Category", product.category()).put("PriceTier1", product.price());
                fields.put("Type", product.kind().equals("service") ? "Service" : "Stock");
                fields.put(
                        "DropShipMode",
                        product.kind().equals("drop-always")
                                ? "Always Drop Ship"
                                : product.kind().equals("drop-optional")
                                        ? "Optional Drop Ship"
                                        : "No Drop Ship");
                if (product.kind().equals("kit")) {
                    fields.put("BillOfMaterial", true).put("AutoAssembly", true);
                    ArrayNode parts = fields.putArray("BillOfMaterialsProducts");
                    part(parts, "MUG-01", 2);
                    part(parts, "TEA-01", 1);
                }
                String id = putProduct(at, fields).get("ID").asText();
                at.stock.setOnHand(id, MAIN, BigDecimal.valueOf(product.onHand()));
                at.stock.setOnHand(id, NORTH, BigDecimal.valueOf(product.onHand() / 4));
                if (product.variant()) {
                    ObjectNode link = shirts.addObject().put("ID", id);
                    link.put("Option1", dimension(product, 1))
                            .put("Option2", dimension(product, 2));
                }
            }
        }
        ObjectNode family =
                Json.object()
                        .put("SKU", "SHIRT")
                        .put("Name", "Work shirt")
                        .put("Category", "Apparel");
        family.put("CostingMethod", "FIFO").put("DefaultLocation", MAIN).put("UOM", "Item");
        family.put("Option1Name", "Colour")
                .put("Option2Name", "Size")
                .put("PriceTier1", 29)
                .set("Products", shirts);
        at.families.save(family, null);
        ObjectNode daily =
                Json.object().put("Name", "Handshake daily sales").put("Status", "Active");
        daily.put("Currency", "USD").put("PaymentTerm", "30 days").put("AccountReceivable", "610");
        at.customers.save(daily.put("RevenueAccount", "200").put("TaxRule", "Tax on Sales"), null);
    }

    private static void part(ArrayNode parts, String sku, int quantity) {
        parts.addObject()
                .put("ProductID", Documents.uuid("product" + sku))
                .put("ProductCode", sku)
                .put("Name", product(sku).name())
                .put("Quantity", BigDecimal.valueOf(quantity));
    }

    /**
     * Puts a product without the checks of the API; fields that are not given keep or get plain
     * values.
     */
    static ObjectNode putProduct(DearStandIn.Company at, ObjectNode fields) {
        ObjectNode old = at.products.bySku(fields.get("SKU").asText());
        ObjectNode product = old == null ? Json.object() : old.deepCopy();
        if (old == null) {
            product.put("ID", Documents.uuid("product" + fields.get("SKU").asText()));
            product.put("Category", "Kitchen").put("Type", "Stock").put("CostingMethod", "FIFO");
            product.put("UOM", "Item")
                    .put("Status", "Active")
                    .put("Sellable", true)
                    .put("AverageCost", 0);
            product.put("DropShipMode", "No Drop Ship")
                    .put("AutoAssembly", false)
                    .put("Barcode", "");
            product.putNull("Brand")
                    .putNull("Description")
                    .putNull("RevenueAccount")
                    .putNull("SaleTaxRule");
            product.putArray("BillOfMaterialsProducts");
        }
        product.setAll(fields);
        return at.products.put(product);
    }

    private static ObjectNode named(String name) {
        return Json.object().put("ID", Documents.uuid("book" + name)).put("Name", name);
    }

    private static void location(
            DearReferenceBooks books,
            String name,
            boolean main,
            String street,
            String city,
            String state,
            String zip) {
        ObjectNode location = named(name).put("IsDefault", main).put("IsDeprecated", false);
        location.put("AddressLine1", street)
                .put("AddressCitySuburb", city)
                .put("AddressStateProvince", state);
        books.locations.put(
                location.put("AddressZipPostCode", zip).put("AddressCountry", "United States"));
    }

    private static void tax(DearReferenceBooks books, String name, String percent) {
        ObjectNode rule =
                named(name).put("Account", "820").put("IsActive", true).put("TaxInclusive", false);
        rule.put("TaxPercent", new BigDecimal(percent))
                .put("IsTaxForSale", true)
                .put("IsTaxForPurchase", false);
        ObjectNode component = rule.putArray("Components").addObject().put("Name", name);
        component.put("Percent", percent + ".0000000000").put("AccountCode", "820");
        component.put("Compound", "0").put("ComponentOrder", "1");
        books.taxes.put(rule);
    }

    /** Names of all tax rules, for callers that check settings against the data set. */
    public static List<String> taxRules() {
        return new ArrayList<>(List.of("Tax on Sales", "Tax Exempt", "VAT 20%"));
    }
}
