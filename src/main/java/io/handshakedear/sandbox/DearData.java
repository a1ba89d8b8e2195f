package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The DEAR side of the data set. */
final class DearData {

    /** Tags of products, by category, as DEAR keeps them. */
    private static final Map<String, String> TAGS =
            Map.of(
                    "Kitchen",
                    "gift, kitchenware",
                    "Garden",
                    "outdoor, gift",
                    "Apparel",
                    "workwear");

    private DearData() {}

    /**
     * Puts books, catalogue and stock into DEAR. There are no customers but one for consolidated
     * sales.
     */
    static void fill(DearCompany at) {
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
        location(books, SandboxData.MAIN, true, "12 Harbor Street", "Newark", "NJ", "07102");
        location(books, SandboxData.NORTH, false, "400 Lake Avenue", "Rochester", "NY", "14608");
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
        for (SandboxData.Product product : SandboxData.products()) {
            if (product.inDear()) {
                ObjectNode fields =
                        Json.object().put("SKU", product.sku()).put("Name", product.name());
                fields.put("Category", product.category()).put("PriceTier1", product.price());
                fields.put("Tags", TAGS.getOrDefault(product.category(), ""));
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
                at.stock.setOnHand(id, SandboxData.MAIN, BigDecimal.valueOf(product.onHand()));
                at.stock.setOnHand(id, SandboxData.NORTH, BigDecimal.valueOf(product.onHand() / 4));
                if (product.variant()) {
                    ObjectNode link = shirts.addObject().put("ID", id);
                    link.put("Option1", SandboxData.dimension(product, 1))
                            .put("Option2", SandboxData.dimension(product, 2));
                }
            }
        }
        ObjectNode family =
                Json.object()
                        .put("SKU", "SHIRT")
                        .put("Name", "Work shirt")
                        .put("Category", "Apparel")
                        .put("Tags", TAGS.get("Apparel"));
        family.put("CostingMethod", "FIFO")
                .put("DefaultLocation", SandboxData.MAIN)
                .put("UOM", "Item");
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
                .put("Name", SandboxData.product(sku).name())
                .put("Quantity", BigDecimal.valueOf(quantity));
    }

    /** Puts a product; fields that are not given keep their values, or get plain ones. */
    static ObjectNode putProduct(DearCompany at, ObjectNode fields) {
        ObjectNode old = at.products.bySku(fields.get("SKU").asText());
        ObjectNode body = Json.object().put("Category", "Kitchen").put("Type", "Stock");
        body.put("CostingMethod", "FIFO").put("UOM", "Item").put("Status", "Active");
        body.put("PriceTier1", 1);
        if (old != null) {
            body.setAll(old);
        }
        body.setAll(fields);
        ObjectNode product = at.products.checked(body, old);
        String id =
                old == null
                        ? Documents.uuid("product" + fields.get("SKU").asText())
                        : old.get("ID").asText();
        return at.products.put(product.put("ID", id).put("AverageCost", 0));
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
}
