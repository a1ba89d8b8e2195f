package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.systems.NameKey;
import io.handshakedear.systems.PlainFailure;
import io.handshakedear.systems.QueryText;
import io.handshakedear.systems.ReferenceBooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * Names of categories that follow Handshake into DEAR (design rule K3). A link keeps the name that
 * both had, so that it is known who renamed: Handshake's new name wins, also if DEAR's is new.
 */
public final class CategoryNames {

    private final ReferenceBooks books;

    public CategoryNames(ReferenceBooks books) {
        this.books = books;
    }

    /**
     * What was renamed in Handshake since: documents of the renaming with DEAR's category, its name
     * there and the new one.
     */
    public List<ObjectNode> renamed(@Variable("categoryTree") CategoryTree tree) {
        List<ObjectNode> renamed = new ArrayList<>();
        tree.linked()
                .forEach(
                        (category, link) -> {
                            JsonNode dear = dear(link.categoryId());
                            String name = CategoryTree.cut(category.name());
                            String before =
                                    link.name() == null && dear != null
                                            ? dear.path("Name").asText()
                                            : link.name();
                            boolean isNew = before != null && !name.equals(before);
                            if (dear != null && isNew && !name.isEmpty()) {
                                renamed.add(document(category.number(), dear, before, name));
                            }
                        });
        return renamed;
    }

    private JsonNode dear(String id) {
        return books.dear("category").values().stream()
                .filter(one -> one.path("ID").asText().equalsIgnoreCase(id))
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode document(String number, JsonNode dear, String before, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("categoryNo", number)
                .put("ID", dear.path("ID").asText())
                .put("current", dear.path("Name").asText())
                .put("before", before)
                .put("name", name);
    }

    /** True if DEAR's category has the name already. */
    public boolean isDone(@Variable("document") JsonNode document) {
        return document.path("current").asText().equals(document.path("name").asText());
    }

    public String subject(@Variable("document") JsonNode document) {
        return "category-rename:%s:%s"
                .formatted(document.path("ID").asText(), Digest.of(document.path("name").asText()));
    }

    public String query(@Variable("document") JsonNode document) {
        return "Name=" + QueryText.encoded(document.path("name").asText()) + "&Limit=1000";
    }

    /** The link with the new name, as named parameters of SQL. */
    public Map<String, Object> row(
            @Variable("document") JsonNode document,
            @Variable("store") String store,
            @Variable("subject") String subject,
            @Variable("write") String write) {
        Map<String, Object> row = new HashMap<>();
        row.put("store", store);
        row.put("categoryNo", document.path("categoryNo").asText());
        row.put("name", document.path("name").asText());
        row.put("subject", subject);
        row.put("write", write);
        return row;
    }

    /** What was renamed, for people. */
    public String told(@Variable("document") JsonNode document) {
        String current = document.path("current").asText();
        boolean both = !NameKey.of(current).equals(NameKey.of(document.path("before").asText()));
        return "DEAR's category '%s' is '%s' now, as in Handshake%s"
                .formatted(
                        current,
                        document.path("name").asText(),
                        both
                                ? "; it was '%s' before both were renamed"
                                        .formatted(document.path("before").asText())
                                : "");
    }

    /** Why DEAR keeps its name. */
    public String refused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("document") JsonNode document) {
        return "DEAR's category '%s' cannot be named '%s' as in Handshake: %s"
                .formatted(
                        document.path("current").asText(),
                        document.path("name").asText(),
                        PlainFailure.cause(exception).getMessage());
    }

    /** Collects what people should know of the run. */
    public void tell(@Body String text, @Variable("categoryRemarks") List<String> remarks) {
        remarks.add(text);
    }

    public List<String> begin() {
        return new ArrayList<>();
    }
}
