package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Handshake documents in the shape that the service gives them, with all fields. */
final class Documents {
    private static final String SINCE = "2025-01-15T10:00:00Z";
    private static final List<String> TYPES =
            List.of(
                    "order_categories=SalesOrderCategory",
                    "customer_groups=CustomerGroup",
                    "user_groups=UserGroup",
                    "manufacturers=Manufacturer",
                    "price_lists=PriceList",
                    "categories=Category");

    private Documents() {}

    /** The same UUID, of version 4 by its looks, for the same seed. */
    static String uuid(String seed) {
        UUID hash = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
        long high = hash.getMostSignificantBits() & ~0xF000L | 0x4000L;
        return new UUID(high, hash.getLeastSignificantBits()).toString();
    }

    static ObjectNode common(String resource, String type, int id, String time) {
        return Json.object()
                .put("objID", id)
                .put("uuid", uuid(resource + id))
                .put("cdate", time.substring(0, 10))
                .put("ctime", time)
                .put("ctimeOnServer", time)
                .put("mtime", time)
                .put("mtimeOnServer", time)
                .put("entityType", type)
                .put("owner", "owner@acme.example")
                .put("resource_uri", HandshakeStore.uri(resource, id));
    }

    static ObjectNode reference(String resource, int id, String userId, String name) {
        String type =
                TYPES.stream()
                        .filter(one -> one.startsWith(resource + "="))
                        .map(one -> one.substring(one.indexOf('=') + 1))
                        .findFirst()
                        .orElseThrow();
        ObjectNode node = common(resource, type, id, SINCE).put("id", userId).put("name", name);
        switch (resource) {
            case "order_categories" ->
                    node.put("categoryPosition", id)
                            .put("isDefault", id == 21)
                            .put("isHidden", false);
            case "customer_groups" -> {
                node.put("currencyCode", "USD")
                        .put("isDefault", id == 31)
                        .putNull("defaultWarehouse");
                node.put("hs_order_minimum", "0").putArray("priceLists");
            }
            case "user_groups" ->
                    node.put("isMaster", true).putNull("parent").putArray("subcategories");
            case "manufacturers" ->
                    node.put("email", "info@acme.example")
                            .put("isCompany", true)
                            .put("logoURL", "");
            case "price_lists" -> {
                node.put("currency", "en_US").putNull("external_id").put("percentDiscount", "0");
                node.put("manufacturer", HandshakeStore.uri("manufacturers", 3));
            }
            default -> {
                node.put("subType", "Item").put("categoryPosition", id).putNull("parent");
                node.put("manufacturer", HandshakeStore.uri("manufacturers", 3))
                        .putArray("subcategories");
            }
        }
        return node;
    }

    static ObjectNode warehouse(int id, String userId, String name, boolean main) {
        ObjectNode node =
                common("warehouses", "Warehouse", id, SINCE).put("id", userId).put("name", name);
        ObjectNode address = common("warehouse_addresses", "WarehouseAddress", id + 100, SINCE);
        address.put("name", name + " address")
                .put("street", main ? "12 Harbor Street" : "400 Lake Avenue");
        address.put("city", main ? "Newark" : "Rochester").put("state", main ? "NJ" : "NY");
        address.put("postcode", main ? "07102" : "14608").put("country", "US");
        return node.put("isDefault", main)
                .put("categoryPosition", main ? 0 : 1)
                .set("address", address);
    }

    static ObjectNode item(SandboxData.Product product) {
        int id = product.itemId();
        ObjectNode node = common("items", "Item", id, SINCE).put("sku", product.itemSku());
        String name = product.variant() ? "Work shirt" : product.name();
        node.put("name", name)
                .put("longDesc", "<p>" + name + "</p>")
                .put("barcode", "70900000" + id);
        node.put("unitPrice", product.price().toPlainString()).put("minQty", 1).put("multQty", 1);
        int category =
                List.of("Kitchen", "Pantry", "Garden", "Furniture", "Apparel", "Services")
                        .indexOf(product.category());
        node.put("category", HandshakeStore.uri("categories", 61 + category))
                .put("categoryPosition", id);
        node.put("manufacturer", HandshakeStore.uri("manufacturers", 3)).putNull("externalID");
        String image =
                "https://img.acme.example/"
                        + product.itemSku().toLowerCase(java.util.Locale.ROOT)
                        + ".jpg";
        node.put("imageURL", image).putArray("imageURLs").add(image);
        node.put("thumbnailURL", image).putArray("thumbnailURLs").add(image);
        node.putObject("additionalPrices");
        ArrayNode variants = node.putArray("variants");
        if (product.variant()) {
            for (SandboxData.Product other : SandboxData.products()) {
                if (other.variant()) {
                    variants.add(HandshakeStore.uri("variants", other.variantId()));
                }
            }
            ObjectNode dimensions = node.putObject("dimensions");
            dimensions.putArray("Colour").add("BLUE").add("RED");
            dimensions.putArray("Size").add("L").add("M");
        } else {
            node.putNull("dimensions");
        }
        return node;
    }

    static ObjectNode variant(SandboxData.Product product) {
        ObjectNode node =
                common("variants", "Variant", product.variantId(), SINCE).put("sku", product.sku());
        node.put("name", product.name()).put("barcode", "70900001" + product.variantId());
        node.put("unitPrice", product.price().toPlainString()).put("hasGeneratedSKU", false);
        node.put("item", HandshakeStore.uri("items", product.itemId())).put("categoryPosition", 1);
        node.set("dimensions", dimensions(product));
        return node.putNull("externalID");
    }

    static ArrayNode dimensions(SandboxData.Product product) {
        ArrayNode list = Json.array();
        list.addObject().put("dimension", "Colour").put("value", SandboxData.dimension(product, 1));
        list.addObject().put("dimension", "Size").put("value", SandboxData.dimension(product, 2));
        return list;
    }

    static ObjectNode stockUnit(SandboxData.Product product, int id, int warehouse) {
        boolean variant = product.variant();
        String resource = variant ? "variant_stock_units" : "item_stock_units";
        ObjectNode node =
                common(resource, variant ? "VariantStockUnit" : "ItemStockUnit", id, SINCE);
        node.put(
                variant ? "variant" : "item",
                variant
                        ? HandshakeStore.uri("variants", product.variantId())
                        : HandshakeStore.uri("items", product.itemId()));
        node.put("warehouse", HandshakeStore.uri("warehouses", warehouse)).put("isAvailable", true);
        return node.put("shelfQty", 0).put("warningLevelQty", 2).putNull("restockDate");
    }

    /** An address; the parts are street, city, state, postcode and country. */
    static ObjectNode address(int id, String name, String... parts) {
        ObjectNode node = common("addresses", "Address", id, SINCE).put("id", "").put("name", name);
        node.put("street", parts[0]).put("city", parts[1]).put("state", parts[2]);
        node.put("postcode", parts[3])
                .put("country", parts[4])
                .put("phone", "555-01" + id % 100)
                .put("fax", "");
        for (int i = 2; i <= 11; i++) {
            node.put("street" + i, "");
        }
        node.putNull("btCustomer").putNull("stCustomer").putNull("externalID");
        return node.put("isDefaultShipTo", false).put("isDropship", false);
    }

    /** A customer in full mode, with a credit card, the billing address and one more to ship to. */
    static ObjectNode customer(
            int id, String name, int group, String currency, String[] billTo, String[] shipTo) {
        String uri = HandshakeStore.uri("customers", id);
        ObjectNode node =
                common("customers", "Customer", id, SINCE).put("id", "C" + id).put("name", name);
        ObjectNode bill = address(id * 10, name, billTo).put("btCustomer", uri);
        ObjectNode ship = address(id * 10 + 1, name + " – delivery", shipTo).put("stCustomer", uri);
        ship.put("isDefaultShipTo", true);
        node.set("billTo", bill);
        node.putArray("shipTos").add(ship);
        node.put("defaultShipTo", ship.get("resource_uri").asText());
        node.putArray("creditCards").add(card(id * 10 + 2, uri));
        node.put("contact", "Buyer of " + name).put("email", "buyer" + id + "@example.com");
        node.put("currency", currency)
                .put("locale", "en_US")
                .putNull("defaultWarehouse")
                .putNull("externalID");
        String[] names = {"RETAIL", "Retailers", "DIST", "Distributors"};
        int at = group == SandboxData.RETAIL_GROUP ? 0 : 2;
        node.set("customerGroup", reference("customer_groups", group, names[at], names[at + 1]));
        node.put("ownerName", "Acme").put("paymentTerms", "NET 30").putNull("percentDiscount");
        node.putArray("priceLists");
        node.put("shippingMethod", "UPS").put("taxID", "");
        node.putArray("userGroups").add(HandshakeStore.uri("user_groups", 2));
        return node;
    }

    static ObjectNode card(int id, String customer) {
        ObjectNode card = common("credit_cards", "CreditCard", id, SINCE).put("customer", customer);
        card.put("cvv", "")
                .put("number", "")
                .put("lastFour", "4242")
                .put("month", "11")
                .put("year", "2031");
        card.put("name", "Card Holder").put("type", "VISA");
        return card.putNull("vault_id").putNull("vault_provider_type");
    }
}
