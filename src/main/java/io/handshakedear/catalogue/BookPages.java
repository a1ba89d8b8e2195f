package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The pages of DEAR's reference books, as rows of the table reference_entry (DEAR API 3). */
public final class BookPages {

    private static final int PAGE_SIZE = 1000;

    private static final Map<String, Book> BOOKS =
            Map.of(
                    "me", new Book("me", null, "Company", false),
                    "contacts", new Book("me/contacts", "MeContactsList", "Name", true),
                    "category", new Book("ref/category", "CategoryList", "Name", true),
                    "tax", new Book("ref/tax", "TaxRuleList", "Name", true),
                    "location", new Book("ref/location", "LocationList", "Name", true),
                    "account", new Book("ref/account", "AccountsList", "Code", true),
                    "paymentterm", new Book("ref/paymentterm", "PaymentTermList", "Name", true),
                    "priceTier", new Book("ref/priceTier", "PriceTiers", "Name", false));

    /** Begins to read a book. */
    public BookRun begin(@Variable("book") String book) {
        return new BookRun(book, BOOKS.get(book));
    }

    /** Keeps the entries of a page; moves the run on. */
    public void read(@Body JsonNode answer, @Variable("bookRun") BookRun run) {
        run.read(answer);
    }

    private record Book(String path, String listKey, String key, boolean paged) {}

    /** A run through the pages of one book. */
    public static final class BookRun {

        private final String name;
        private final Book shape;
        private final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        private int page = 1;
        private long rowsRead;
        private boolean more = true;

        BookRun(String name, Book shape) {
            this.name = name;
            this.shape = shape;
        }

        public boolean isMore() {
            return more;
        }

        public String path() {
            return shape.path();
        }

        /** Null for what DEAR gives whole. */
        public String query() {
            return shape.paged() ? "Page=" + page + "&Limit=" + PAGE_SIZE : null;
        }

        /** One row for each entry, whatever pages it was on. */
        public List<Map<String, Object>> rows() {
            return new ArrayList<>(rows.values());
        }

        void read(JsonNode answer) {
            Iterable<JsonNode> entries =
                    shape.listKey() == null ? List.of(answer) : answer.path(shape.listKey());
            int count = 0;
            for (JsonNode entry : entries) {
                count++;
                if (!isBin(entry)) {
                    keep(entry);
                }
            }
            rowsRead += count;
            more = shape.paged() && count > 0 && rowsRead < answer.path("Total").asLong();
            page++;
        }

        /** DEAR lists the bins of a location as locations with a parent. */
        private static boolean isBin(JsonNode entry) {
            return entry.hasNonNull("ParentID")
                    && !entry.path("ParentID").asText().matches("[0-]*");
        }

        private void keep(JsonNode entry) {
            String key = entry.path(shape.key()).asText();
            rows.put(
                    key,
                    Map.of(
                            "book",
                            name,
                            "entryKey",
                            key,
                            "name",
                            entry.path("Name").asText(key),
                            "document",
                            entry.toString()));
        }
    }
}
