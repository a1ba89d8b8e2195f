package io.handshakedear.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.database.Moments;
import io.handshakedear.orders.Decimals;
import io.handshakedear.orders.OrderReader;
import io.handshakedear.systems.ListPages;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Handshake's items, variants and their stock units as rows of our tables; each list is read by the
 * time of the last change, once in full and then only what changed (design rule C8).
 */
public final class StockUnits {

    /** Changes that Handshake stamped a little earlier than it showed them are not missed. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** What the database takes; no longer one is known to DEAR. */
    private static final int LONGEST_SKU = 256;

    private static final int LONGEST_TIME = 40;

    /** The lists, those that others refer to first. */
    public List<String> lists() {
        return List.of("items", "variants", "item_stock_units", "variant_stock_units");
    }

    /**
     * @param position up to when the list was read, or null
     */
    public Run begin(
            @Body Object position, @Variable("store") String store, @Variable("list") String list) {
        Instant since = position == null ? Instant.EPOCH : Moments.of(position).minus(OVERLAP);
        return new Run(store, list, ListPages.changedSince(since));
    }

    /** The rows of a page, as named parameters of SQL. */
    public List<Map<String, Object>> rows(@Body JsonNode answer, @Variable("listRun") Run run) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode entry : run.pages.read(answer)) {
            rows.add(run.isOfUnits() ? run.unit(entry) : run.owner(entry));
        }
        return rows;
    }

    /** Moves on behind the page; call it when its rows are stored. */
    public void advance(@Variable("listRun") Run run) {
        run.pages.advance();
    }

    /**
     * Asks for half as many rows next time (design rule C5).
     *
     * @return false when a single row was asked for
     */
    public boolean halve(@Variable("listRun") Run run) {
        return run.pages.halve();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** A run through one list. */
    public static final class Run {

        private final String store;
        private final String list;
        private final ListPages pages;

        private Run(String store, String list, ListPages pages) {
            this.store = store;
            this.list = list;
            this.pages = pages;
        }

        public boolean isMore() {
            return pages.isMore();
        }

        public String getQuery() {
            return pages.query() + "&full=false";
        }

        /** The table that its rows belong to: owner or unit. */
        public String getTable() {
            return isOfUnits() ? "unit" : "owner";
        }

        /** Up to when the list was read, as named parameters of SQL. */
        public Map<String, Object> getCursor() {
            return Map.of(
                    "store",
                    store,
                    "flow",
                    "stock-" + list,
                    "position",
                    Timestamp.from(pages.position()));
        }

        private boolean isOfUnits() {
            return list.endsWith("_stock_units");
        }

        /** item or variant. */
        private String kind() {
            return list.startsWith("item") ? "item" : "variant";
        }

        private Map<String, Object> owner(JsonNode entry) {
            Map<String, Object> row = new HashMap<>();
            String id = entry.path("objID").asText();
            String sku = cut(entry.path("sku").asText(""), LONGEST_SKU);
            boolean variant = kind().equals("variant");
            String item = variant ? OrderReader.reference(entry.path("item")) : id;
            row.put("store", store);
            row.put("kind", kind());
            row.put("ownerId", id);
            row.put("sku", sku);
            row.put("itemId", item == null ? "" : item);
            row.put("variantSku", variant ? sku : "");
            return row;
        }

        private Map<String, Object> unit(JsonNode entry) {
            Map<String, Object> row = new HashMap<>();
            String owner = OrderReader.reference(entry.path(kind()));
            String warehouse = OrderReader.reference(entry.path("warehouse"));
            row.put("store", store);
            row.put("kind", kind());
            row.put("unitId", entry.path("objID").asText());
            row.put("ownerId", owner == null ? "" : owner);
            row.put("warehouseId", warehouse == null ? "" : warehouse);
            row.put("uri", cut(entry.path("resource_uri").asText(), LONGEST_SKU));
            row.put("shelfQty", Decimals.read(entry.get("shelfQty")).orElse(null));
            row.put("changed", cut(entry.path("mtimeOnServer").asText(""), LONGEST_TIME));
            return row;
        }
    }
}
