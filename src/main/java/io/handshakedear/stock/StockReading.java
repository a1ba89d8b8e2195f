package io.handshakedear.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.Decimals;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * DEAR's available stock as it is read page by page (DEAR API 6), of all products or of one: rows
 * by product, location, bin and batch, summed by product and location. Rows may move between pages
 * while they are read, and come twice then; the later one counts (design rule Q1).
 */
public final class StockReading {

    private static final int LIMIT = 1000;

    /** A product at a location. */
    record Place(String productId, String location) {}

    /**
     * @param available the sum over bins and batches
     * @param readAt when the first read began that this sum is from
     */
    record Level(BigDecimal available, Instant readAt) {

        private Level plus(BigDecimal more, Instant at) {
            return new Level(available.add(more), at.isBefore(readAt) ? at : readAt);
        }
    }

    private record Row(Place place, String bin, String batch) {}

    private final String filter;
    private final String onlyProduct;
    private final Map<Row, BigDecimal> rows = new HashMap<>();
    private final Map<Place, Level> levels = new HashMap<>();
    private final Set<String> products = new HashSet<>();

    /** Products of which DEAR gave something that is no number: nothing is known of them. */
    private final Set<String> unreadable = new HashSet<>();

    private Instant startedAt;
    private int page = 1;
    private boolean more = true;

    private StockReading(String filter, String onlyProduct) {
        this.filter = filter;
        this.onlyProduct = onlyProduct;
    }

    static StockReading ofAll() {
        return new StockReading("", null);
    }

    static StockReading of(String productId) {
        return new StockReading("ID=" + productId + "&", productId);
    }

    public boolean isMore() {
        return more;
    }

    /** The query of the next page. */
    public String getQuery() {
        return "%sLimit=%d&Page=%d".formatted(filter, LIMIT, page);
    }

    /** How many pages were read. */
    public int getPages() {
        return page - 1;
    }

    /** When the first page was asked for, by the database's clock. */
    Instant startedAt() {
        return startedAt;
    }

    boolean isOfAll() {
        return onlyProduct == null;
    }

    /** The product that alone is read, or null. */
    public String getProductId() {
        return onlyProduct;
    }

    /**
     * @param readAt a moment before the page was asked for, by the database's clock
     */
    void add(JsonNode answer, Instant readAt) {
        startedAt = startedAt == null ? readAt : startedAt;
        JsonNode list = answer == null ? null : answer.path("ProductAvailabilityList");
        if (list == null || !list.isArray()) {
            throw new Unavailable(200, "DEAR's answer is no list of available stock", null);
        }
        list.forEach(row -> add(row, readAt, row.path("ID").asText().toLowerCase(Locale.ROOT)));
        more = !list.isEmpty() && page * (long) LIMIT < answer.path("Total").asLong();
        page++;
    }

    private void add(JsonNode node, Instant readAt, String productId) {
        if (onlyProduct != null && !onlyProduct.equals(productId)) {
            return;
        }
        Optional<BigDecimal> available = Decimals.read(node.get("Available"));
        if (available.isEmpty()) {
            unreadable.add(productId);
            return;
        }
        Place place = new Place(productId, node.path("Location").asText());
        Row row = new Row(place, node.path("Bin").asText(""), node.path("Batch").asText(""));
        BigDecimal before = rows.put(row, available.get());
        BigDecimal change = before == null ? available.get() : available.get().subtract(before);
        levels.merge(
                place, new Level(change, readAt), (sum, one) -> sum.plus(one.available(), readAt));
        products.add(productId);
    }

    boolean isUnreadable(String productId) {
        return unreadable.contains(productId);
    }

    boolean hasProduct(String productId) {
        return products.contains(productId);
    }

    /** The level at that place, which is not counted again; null if DEAR has none. */
    Level take(Place place) {
        return levels.remove(place);
    }

    /** What was not taken: places that are new. */
    Map<Place, Level> rest() {
        return levels;
    }

    /** For a list in parts, as the database takes them. */
    static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
