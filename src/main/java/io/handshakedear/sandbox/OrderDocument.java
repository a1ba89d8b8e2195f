package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Builds a Handshake order with all fields that the service gives. */
public final class OrderDocument {
    private final ObjectNode order;
    private final ArrayNode lines;
    private int nextId;

    /**
     * @param objId number of the order; its lines take the numbers after it
     * @param customer customer in full mode
     * @param time ctime and lastEdited
     */
    OrderDocument(int objId, ObjectNode customer, Instant time) {
        order = Documents.common("orders", "SalesOrder", objId, time.toString());
        nextId = objId + 1;
        order.put("id", "#" + objId).set("customer", customer);
        order.set("billTo", customer.get("billTo"));
        order.set("shipTo", customer.get("shipTos").get(0));
        order.set("creditCard", customer.get("creditCards").get(0));
        for (String name :
                new String[] {
                    "batch",
                    "buyer",
                    "buyer_email",
                    "buyer_name",
                    "cancelDate",
                    "catalog",
                    "customerPO",
                    "defaultWarehouse",
                    "externalOrderID",
                    "lastExported",
                    "percentDiscount",
                    "totalOffDiscount",
                    "promoCode",
                    "promoDetails",
                    "realVersion",
                    "realVersionID",
                    "realVersionUUID",
                    "signatureURL",
                    "startShipDate",
                    "versionInfo",
                    "versionType"
                }) {
            order.putNull(name);
        }
        order.put("emailSent", false).put("freeShipping", false).put("shipPartial", true);
        order.put("lastEdited", time.toString()).put("notes", "").put("ownerName", "Acme Store");
        order.put("owner_email", "owner@acme.example")
                .put("paymentTerms", "NET 30")
                .put("shippingMethod", "UPS");
        order.put("shippedStatus", "Not Shipped")
                .put("shouldSync", true)
                .put("sourceType", "seller");
        order.put("status", "Confirmed").put("userGroup", HandshakeStore.uri("user_groups", 2));
        order.put("category", HandshakeStore.uri("order_categories", SandboxData.TRADE));
        order.putArray("otherVersions");
        order.putArray("photoURLs");
        order.putArray("priceLists");
        lines = order.putArray("lines");
    }

    /** A line of the catalogue, or of an item that is not in it. */
    public OrderDocument line(String sku, int qty, String unitPrice) {
        SandboxData.Product product = SandboxData.product(sku);
        String time = order.get("ctime").asText();
        ObjectNode line = Documents.common("order_lines", "SalesOrderLine", nextId++, time);
        boolean variant = product != null && product.variant();
        line.put("order", order.get("resource_uri").asText()).put("barcode", "");
        line.put("description", product == null ? "Discontinued " + sku : product.name());
        line.put("item", HandshakeStore.uri("items", product == null ? 1999 : product.itemId()));
        line.put("isku", product == null ? sku : product.itemSku()).put("sku", sku);
        line.put("vsku", variant ? sku : null)
                .set("dimensions", variant ? Documents.dimensions(product) : null);
        line.put("listPrice", product == null ? unitPrice : product.price().toPlainString());
        line.put("manufacturer", HandshakeStore.uri("manufacturers", 3)).put("notes", "");
        for (String name :
                new String[] {
                    "itemStockUnit",
                    "variantStockUnit",
                    "originalUnitPrice",
                    "pricingUnit",
                    "pricingUnitPerSaleUnit",
                    "saleUnit"
                }) {
            line.putNull(name);
        }
        line.put("percentageDiscount", "0.00").put("totalOffDiscount", "0.00");
        line.put("qty", qty).put("qtyFree", 0).put("qtyShipped", 0).put("unitPrice", unitPrice);
        line.put(
                "total",
                new BigDecimal(unitPrice).multiply(BigDecimal.valueOf(qty)).toPlainString());
        lines.add(line);
        return this;
    }

    /** Changes the last line. */
    public OrderDocument lastLine(String field, Object value) {
        ((ObjectNode) lines.get(lines.size() - 1)).set(field, Json.MAPPER.valueToTree(value));
        return this;
    }

    /** Sets any field of the order. */
    public OrderDocument with(String field, Object value) {
        order.set(field, Json.MAPPER.valueToTree(value));
        return this;
    }

    /** Order category by its number. */
    public OrderDocument category(int objId) {
        return with("category", HandshakeStore.uri("order_categories", objId));
    }

    /** The order, its amounts computed from lines and discounts. */
    public ObjectNode json() {
        HandshakeOrders.totals(order);
        return order;
    }

    int nextId() {
        return nextId;
    }
}
