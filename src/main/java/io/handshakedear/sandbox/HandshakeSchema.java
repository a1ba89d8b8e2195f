package io.handshakedear.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The resources of the Handshake API: their fields, which of them can be written, filters and
 * orderings.
 */
final class HandshakeSchema {
    /** How a filter compares. */
    enum Kind {
        /** With gt, gte, lt or lte, never bare (Handshake API: common filters). */
        TIME,
        /** As TIME, and isnull. */
        TIME_OR_NULL,
        TEXT,
        /** A number or a URI of the other resource. */
        REFERENCE,
        REFERENCE_OR_NULL,
        /** The user-defined id of a row of another resource, sub-groups included. */
        USER_ID,
        /** objID of a category, subcategories included. */
        TREE,
        SEARCH,
        ITEMS_OF_ORDER,
        /** Changes the answer, not which rows are in it. */
        MODIFIER
    }

    record Filter(String name, Kind kind, String key, String other) {}

    /**
     * A field that can be written.
     *
     * @param type s text, d decimal (a JSON string), n number, i integer, b boolean, t instant, y
     *     day, r reference, a address, l list, m map, u text or null unchecked
     */
    record Field(String name, char type, String target, boolean required) {}

    /** One resource. Rows keep the values under {@code keys} ready for filters and orderings. */
    record Resource(
            String name,
            String entityType,
            boolean writable,
            boolean byUuid,
            Map<String, Field> fields,
            Map<String, Filter> filters,
            List<String> keys,
            Map<String, String> embedded) {
        int key(String path) {
            return keys.indexOf(path);
        }
    }

    static final List<String> TIMES = List.of("ctime", "mtime", "ctimeOnServer", "mtimeOnServer");
    static final Set<String> INDEXED = Set.of("lastEdited", "ctime");
    private static final Map<String, Resource> RESOURCES = new LinkedHashMap<>();

    static {
        define(
                "orders",
                "SalesOrder",
                "lastEdited lastExported status",
                "customer:r=customers! billTo:a! shipTo:a! creditCard:u userGroup:r=user_groups"
                        + " category:r=order_categories! lines:l lastExported:t status:s! shippingMethod:s"
                        + " paymentTerms:s notes:s customerPO:s emailSent:b startShipDate:y cancelDate:y"
                        + " freeShipping:b shipPartial:b defaultWarehouse:r=warehouses percentDiscount:d"
                        + " totalOffDiscount:d externalOrderID:s batch:r=order_batches",
                "lastEdited=TIME lastExported=TIME_OR_NULL status=TEXT customerID=TEXT:customer.id"
                        + " category=USER_ID::order_categories userGroup=USER_ID::user_groups",
                "");
        define(
                "order_lines",
                "SalesOrderLine",
                "",
                "isku:s! vsku:s qty:i! qtyFree:i unitPrice:d! notes:s item:r=items order:r=orders",
                "",
                "");
        define("order_categories", "SalesOrderCategory", "id", "name:s id:s isDefault:b", "", "");
        define("order_batches", "Order Batch", "id", "name:s id:s isDefault:b", "", "");
        define(
                "customers",
                "Customer",
                "",
                "name:s! id:s contact:s email:s taxID:s billTo:a! defaultWarehouse:r=warehouses"
                        + " userGroup:r=user_groups customerGroup:r=customer_groups shippingMethod:s paymentTerms:s"
                        + " percentDiscount:d externalID:s",
                "id=TEXT name=TEXT customerGroup=USER_ID::customer_groups userGroup=USER_ID:userGroups.0:user_groups",
                "billTo=addresses shipTos=addresses creditCards=credit_cards customerGroup=customer_groups");
        define(
                "customer_groups",
                "CustomerGroup",
                "id",
                "name:s id:s parent:r=customer_groups isCatchAll:b isDefault:b! defaultWarehouse:r=warehouses"
                        + " categoryPosition:n!",
                "",
                "");
        define(
                "customer_notes",
                "CustomerNote",
                "",
                "address:r=addresses customer:r=customers text:s",
                "address=REFERENCE_OR_NULL customer=REFERENCE",
                "");
        define(
                "addresses",
                "Address",
                "",
                "id:s name:s street:s street2:s street3:s street4:s street5:s street6:s street7:s street8:s"
                        + " street9:s street10:s street11:s city:s state:s postcode:s country:s phone:s fax:s"
                        + " stCustomer:r=customers isDefaultShipTo:b isDropship:b externalID:s",
                "",
                "");
        define(
                "contacts",
                "Contact",
                "",
                "address:s birthdate:y business_phone:s customer:r=customers department:s email:s fax:s"
                        + " first_name:s last_name:s mobile_phone:s notes:s salutation:s title:s",
                "uuid=TEXT",
                "");
        define("user_groups", "UserGroup", "id", null, "", "");
        define("credit_cards", "CreditCard", "", null, "", "");
        define("price_lists", "PriceList", "id", null, "", "");
        define(
                "items",
                "Item",
                "",
                "sku:s! name:s! longDesc:s barcode:s unitPrice:d minQty:i multQty:i category:r=categories!"
                        + " categoryPosition:n additionalPrices:m imageURLs:l externalID:s isHidden:b",
                "category=TREE manufacturer=REFERENCE order=ITEMS_OF_ORDER search=SEARCH:sku sku=TEXT"
                        + " pricesForCustomer=MODIFIER ignoreCachedImages=MODIFIER recalculatePositions=MODIFIER",
                "category=categories variants=variants");
        define(
                "variants",
                "Variant",
                "sku",
                "item:r=items! sku:s! name:s barcode:s unitPrice:d dimensions:l! categoryPosition:n"
                        + " conditionalData:u hasGeneratedSKU:b additionalPrices:m externalID:s",
                "pricesForCustomer=MODIFIER recalculatePositions=MODIFIER",
                "");
        define(
                "categories",
                "Category",
                "id",
                "name:s id:s parent:r=categories categoryPosition:n! manufacturer:r=manufacturers",
                "manufacturer=REFERENCE",
                "");
        define(
                "item_prices",
                "ItemPrice",
                "",
                "item:r=items priceList:r=price_lists isAvailable:b! value:d saleUnit:s pricingUnit:s"
                        + " pricingUnitPerSaleUnit:n",
                "item=REFERENCE",
                "");
        define(
                "variant_prices",
                "VariantPrice",
                "",
                "variant:r=variants priceList:r=price_lists isAvailable:b! value:d saleUnit:s pricingUnit:s"
                        + " pricingUnitPerSaleUnit:n",
                "variant=REFERENCE",
                "");
        define(
                "item_stock_units",
                "ItemStockUnit",
                "",
                "item:r=items! warehouse:r=warehouses! shelfQty:n! warningLevelQty:n! isAvailable:b! restockDate:u",
                "item=REFERENCE",
                "");
        define(
                "variant_stock_units",
                "VariantStockUnit",
                "",
                "variant:r=variants! warehouse:r=warehouses! shelfQty:n! warningLevelQty:n! isAvailable:b!"
                        + " restockDate:u",
                "variant=REFERENCE",
                "");
        define("item_images", "ItemUserFile", "", null, "", "");
        define("manufacturers", "Manufacturer", "id", null, "", "");
        define(
                "warehouses",
                "Warehouse",
                "id",
                "name:s! isDefault:b! address:a!",
                "",
                "address=warehouse_addresses");
        define(
                "warehouse_addresses",
                "WarehouseAddress",
                "",
                "id:s name:s street:s street2:s city:s state:s postcode:s country:s phone:s fax:s",
                "",
                "");
        define(
                "shipments",
                "Shipment",
                "",
                "carrier:s delivered_at:t invoice:u invoice_line:u notes:s order:r=orders reference:s sent_at:t"
                        + " sent_from:s sent_to:s service_level:s tracking_link:s tracking_number:s",
                "uuid=TEXT order=REFERENCE invoice=TEXT invoice_line=TEXT",
                "");
        define(
                "shipment_lines",
                "ShipmentLine",
                "",
                "notes:s order:n shipment:r=shipments!",
                "uuid=TEXT shipment=REFERENCE",
                "");
    }

    private HandshakeSchema() {}

    static Resource of(String name) {
        return RESOURCES.get(name);
    }

    static Iterable<Resource> all() {
        return RESOURCES.values();
    }

    private static void define(
            String name, String type, String keys, String fields, String filters, String embedded) {
        Map<String, Field> byName = new LinkedHashMap<>();
        for (String spec : words(fields)) {
            boolean required = spec.endsWith("!");
            String[] parts = (required ? spec.substring(0, spec.length() - 1) : spec).split("[:=]");
            String target = parts.length > 2 ? parts[2] : null;
            byName.put(parts[0], new Field(parts[0], parts[1].charAt(0), target, required));
        }
        List<String> rowKeys = new java.util.ArrayList<>(TIMES);
        rowKeys.addAll(words(keys));
        Map<String, Filter> byFilter = new LinkedHashMap<>();
        TIMES.forEach(time -> byFilter.put(time, new Filter(time, Kind.TIME, time, null)));
        for (String spec : words(filters)) {
            String[] parts = spec.split("=");
            String[] how = parts[1].split(":");
            String key = how.length > 1 && !how[1].isEmpty() ? how[1] : parts[0];
            String other = how.length > 2 ? how[2] : null;
            byFilter.put(parts[0], new Filter(parts[0], Kind.valueOf(how[0]), key, other));
            if (!rowKeys.contains(key)) {
                rowKeys.add(key);
            }
        }
        Map<String, String> expand = new LinkedHashMap<>();
        for (String spec : words(embedded)) {
            expand.put(spec.split("=")[0], spec.split("=")[1]);
        }
        boolean byUuid = name.startsWith("shipment");
        RESOURCES.put(
                name,
                new Resource(
                        name,
                        type,
                        fields != null,
                        byUuid,
                        byName,
                        byFilter,
                        List.copyOf(rowKeys),
                        expand));
    }

    private static List<String> words(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.asList(text.trim().split("\\s+"));
    }
}
