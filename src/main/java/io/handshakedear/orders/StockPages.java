package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.DropShipping.Demand;
import io.handshakedear.systems.QueryText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stock of the one location that some products are wanted from, read page by page (DEAR API 6):
 * cheaper than a call for each product, unless the location has very many rows.
 */
public final class StockPages {

    private static final int LIMIT = 1000;

    private final List<Demand> demands;

    /** By product, location, bin and batch: rows may move between pages while they are read. */
    private final Map<List<String>, JsonNode> rows = new LinkedHashMap<>();

    private int page = 1;
    private long total = -1;
    private boolean reads;

    StockPages(List<Demand> demands) {
        this.demands = List.copyOf(demands);
        reads =
                demands.size() > 1
                        && demands.stream().map(Demand::location).distinct().count() == 1;
    }

    /** True while there are pages to read. */
    public boolean isMore() {
        return reads && (total < 0 || (page - 1L) * LIMIT < total);
    }

    /** The query that reads the next page. */
    public String getQuery() {
        return "Limit=%d&Page=%d&Location=%s"
                .formatted(LIMIT, page, QueryText.encoded(demands.get(0).location()));
    }

    /** The demands whose products have to be read one by one. */
    public List<Demand> getOneByOne() {
        return reads && rows.size() == total ? List.of() : demands;
    }

    List<Demand> demands() {
        return demands;
    }

    List<JsonNode> rows() {
        return new ArrayList<>(rows.values());
    }

    void add(JsonNode answer) {
        for (JsonNode row : answer.path("ProductAvailabilityList")) {
            rows.put(
                    List.of(
                            row.path("ID").asText(),
                            row.path("Location").asText(),
                            row.path("Bin").asText(),
                            row.path("Batch").asText()),
                    row);
        }
        total = Decimals.read(answer.get("Total")).map(BigDecimal::longValue).orElse(-1L);
        long pagesLeft = (total - 1) / LIMIT + 1 - page;
        page++;
        reads = total >= 0 && pagesLeft < demands.size();
    }
}
