package io.handshakedear.sandbox;

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

    /** SKU of {@link #unlisted()}. */
    public static final String UNLISTED = "TOWEL-01";

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

    /** A product of DEAR, as POST product takes one, that Handshake does not have yet. */
    public static ObjectNode unlisted() {
        return Json.object()
                .put("SKU", UNLISTED)
                .put("Name", "Tea towel, linen")
                .put("Category", "Kitchen")
                .put("PriceTier1", new BigDecimal("12.50"))
                .put("Tags", "gift, kitchenware");
    }

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

    /** Names of all tax rules, for callers that check settings against the data set. */
    public static List<String> taxRules() {
        return new ArrayList<>(List.of("Tax on Sales", "Tax Exempt", "VAT 20%"));
    }
}
