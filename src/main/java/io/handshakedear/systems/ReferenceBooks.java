package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.mapping.ExactJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The reference books of DEAR as last read: tax rules, locations, accounts … (table {@code
 * reference_entry}). Kept in memory until they are read again.
 */
public final class ReferenceBooks {

    private static final String BOOK =
            "select entry_key, document from reference_entry where owner = ? and book = ?";

    private final JdbcTemplate database;
    private final Map<String, Map<String, JsonNode>> books = new ConcurrentHashMap<>();

    public ReferenceBooks(DataSource dataSource) {
        this.database = new JdbcTemplate(dataSource);
    }

    /** A DEAR book's entries by name; empty until it has been read for the first time. */
    public Map<String, JsonNode> dear(String book) {
        return book("dear", book);
    }

    /** A book's entries by key; the owner is dear or a store's name. */
    public Map<String, JsonNode> book(String owner, String book) {
        return books.computeIfAbsent(owner + "/" + book, key -> load(owner, book));
    }

    /** DEAR's answer about the company, if it has been read. */
    public Optional<JsonNode> company() {
        return dear("me").values().stream().findFirst();
    }

    /** True until DEAR's tax rules have been read for the first time. */
    public boolean isUnread() {
        return dear("tax").isEmpty();
    }

    /** Forgets what is in memory; call it after the books were read again. */
    public void refresh() {
        books.clear();
    }

    private Map<String, JsonNode> load(String owner, String book) {
        Map<String, JsonNode> entries = new TreeMap<>();
        database.query(
                BOOK,
                row -> {
                    entries.put(
                            row.getString("entry_key"), ExactJson.read(row.getString("document")));
                },
                owner,
                book);
        return entries;
    }
}
