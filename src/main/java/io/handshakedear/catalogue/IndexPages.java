package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.database.Moments;
import io.handshakedear.settings.Settings;
import io.handshakedear.systems.NameKey;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Pages of DEAR's products, families and customers as rows of our tables. */
public final class IndexPages {

    /** Changes that DEAR stamped a little earlier than our clock says are not missed. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final int PAGE_SIZE = 1000;

    /** How each index is read: products, families, customers, and the sales that changed. */
    private static final Map<String, Index> INDEXES =
            Map.of(
                    "products",
                            new Index(
                                    "product",
                                    "Products",
                                    "ModifiedSince",
                                    "&IncludeDeprecated=true",
                                    IndexRun::product),
                    "customers",
                            new Index(
                                    "customer",
                                    "CustomerList",
                                    "ModifiedSince",
                                    "&IncludeDeprecated=true",
                                    IndexRun::customer),
                    "families",
                            new Index(
                                    "productFamily",
                                    "ProductFamilies",
                                    "ModifiedSince",
                                    "",
                                    IndexRun::family),
                    "sales", new Index("saleList", "SaleList", "UpdatedSince", "", IndexRun::sale));

    private final Settings settings;

    public IndexPages(Settings settings) {
        this.settings = settings;
    }

    /** An index that was read after this moment is fresh. */
    public Timestamp freshSince() {
        return Timestamp.from(Instant.now().minus(settings.duration("index-refresh")));
    }

    /** The company and the tax rules are fresh if they were read after this moment. */
    public Timestamp booksFreshSince() {
        return Timestamp.from(Instant.now().minus(settings.duration("books-refresh")));
    }

    /** For what is missing: read again, but not for every order that misses something. */
    public Timestamp freshWithinMinute() {
        return Timestamp.from(Instant.now().minus(Duration.ofMinutes(1)));
    }

    /** For what hardly ever changes: the addresses of locations. */
    public Timestamp freshWithinDay() {
        return Timestamp.from(Instant.now().minus(Duration.ofDays(1)));
    }

    /**
     * Begins to read an index.
     *
     * @param cursor the row of the last run, or null
     */
    public IndexRun begin(@Body Map<String, Object> cursor, @Variable("index") String index) {
        Instant since = cursor == null ? null : Moments.of(cursor.get("position")).minus(OVERLAP);
        return new IndexRun(INDEXES.get(index), since, Instant.now());
    }

    /** The rows of a page; moves the run on. */
    public List<Map<String, Object>> rows(
            @Body JsonNode answer, @Variable("indexRun") IndexRun run) {
        return run.read(answer);
    }

    public Map<String, Object> cursorRow(
            @Variable("index") String index, @Variable("indexRun") IndexRun run) {
        return Map.of(
                "index", index,
                "position", Timestamp.from(run.startedAt()),
                "rowsRead", run.rowsRead(),
                "stores", settings.storeNames());
    }

    public Map<String, Object> booksRow(@Variable("index") String index) {
        return Map.of("index", index, "position", Timestamp.from(Instant.now()));
    }

    private record Index(
            String path,
            String listKey,
            String sinceParameter,
            String extraQuery,
            Function<JsonNode, Map<String, Object>> row) {}

    /** A run through the pages of one index. */
    public static final class IndexRun {

        private final Index shape;
        private final Instant since;
        private final Instant startedAt;
        private int page = 1;
        private int rowsRead;
        private boolean more = true;

        IndexRun(Index shape, Instant since, Instant startedAt) {
            this.shape = shape;
            this.since = since;
            this.startedAt = startedAt;
        }

        public boolean isMore() {
            return more;
        }

        public String path() {
            return shape.path();
        }

        public String query() {
            String query = "Page=" + page + "&Limit=" + PAGE_SIZE + shape.extraQuery();
            return since == null
                    ? query
                    : query
                            + "&"
                            + shape.sinceParameter()
                            + "="
                            + since.truncatedTo(ChronoUnit.SECONDS);
        }

        Instant startedAt() {
            return startedAt;
        }

        int rowsRead() {
            return rowsRead;
        }

        List<Map<String, Object>> read(JsonNode answer) {
            List<Map<String, Object>> rows = new ArrayList<>();
            answer.path(shape.listKey()).forEach(entry -> rows.add(shape.row().apply(entry)));
            rowsRead += rows.size();
            more = !rows.isEmpty() && rowsRead < answer.path("Total").asLong();
            page++;
            return rows;
        }

        private static Map<String, Object> product(JsonNode product) {
            return Map.of(
                    "productId", product.path("ID").asText().toLowerCase(Locale.ROOT),
                    "sku", product.path("SKU").asText(),
                    "name", product.path("Name").asText(),
                    "type", word(product.path("Type"), "Stock", "Service"),
                    "dropShipMode",
                            word(
                                    product.path("DropShipMode"),
                                    "No Drop Ship",
                                    "Optional Drop Ship",
                                    "Always Drop Ship"),
                    "kit", product.path("BillOfMaterial").asBoolean(),
                    "status", word(product.path("Status"), "Active", "Deprecated"),
                    "tags", product.path("Tags").asText(""));
        }

        private static Map<String, Object> family(JsonNode family) {
            return Map.of(
                    "familyId", family.path("ID").asText().toLowerCase(Locale.ROOT),
                    "sku", family.path("SKU").asText(),
                    "name", family.path("Name").asText(),
                    "tags", family.path("Tags").asText(""));
        }

        private static Map<String, Object> sale(JsonNode sale) {
            return Map.of("saleId", sale.path("SaleID").asText().toLowerCase(Locale.ROOT));
        }

        private static Map<String, Object> customer(JsonNode customer) {
            Map<String, Object> row = new HashMap<>();
            row.put("customerId", customer.path("ID").asText().toLowerCase(Locale.ROOT));
            row.put("nameKey", NameKey.of(customer.path("Name").asText()));
            row.put("status", word(customer.path("Status"), "Active", "Deprecated"));
            row.put("currency", currency(customer.path("Currency").asText("")));
            return row;
        }

        private static String currency(String code) {
            return code.isBlank() ? null : code.strip().toUpperCase(Locale.ROOT);
        }

        /** One of the known words in their spelling, since DEAR's differs; the first by default. */
        private static String word(JsonNode node, String... known) {
            String text = node.asText("").strip();
            return Stream.of(known)
                    .filter(word -> text.isEmpty() || word.equalsIgnoreCase(text))
                    .findFirst()
                    .orElse(text);
        }
    }
}
