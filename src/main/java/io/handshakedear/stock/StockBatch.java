package io.handshakedear.stock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The levels of one PATCH: what is sent, and what shows its level already. */
public final class StockBatch {

    private final Timestamp at;
    private final List<Map<String, Object>> sent = new ArrayList<>();
    private final List<Map<String, Object>> left = new ArrayList<>();
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode list = document.putArray("levels");
    private String sku;

    StockBatch(Timestamp at) {
        this.at = at;
    }

    void send(Map<String, Object> key, Map<String, Object> unit, BigDecimal quantity) {
        key.put("quantity", quantity);
        key.put("at", at);
        sent.add(key);
        sku = (String) unit.get("sku");
        list.addObject()
                .put("sku", sku)
                .put("uri", (String) unit.get("uri"))
                .put("quantity", quantity.longValueExact());
    }

    void leave(Map<String, Object> key) {
        left.add(key);
    }

    /** Rows of the stock units that are sent, with {@code quantity} and {@code at}. */
    public List<Map<String, Object>> getSent() {
        return sent;
    }

    /** Rows of the stock units that need nothing. */
    public List<Map<String, Object>> getLeft() {
        return left;
    }

    public List<Object> getSentIds() {
        return sent.stream().map(row -> row.get("unitId")).toList();
    }

    /** What the mapping stock-levels reads: levels with sku, uri and quantity. */
    public ObjectNode getDocument() {
        return document;
    }

    /** Handshake's SKU of the last stock unit, which is the only one when it was refused alone. */
    public String getSku() {
        return sku;
    }
}
