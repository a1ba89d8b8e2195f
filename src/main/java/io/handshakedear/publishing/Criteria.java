package io.handshakedear.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.orders.OrderReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which of DEAR's products are to be listed (design rule K2): one by its SKU, all, or those that
 * meet every given criterion.
 */
public final class Criteria {

    static final String LISTED = "listed";
    static final String NOT_LISTED = "not-listed";

    private static final List<String> WORDS =
            List.of("sku", "all", "category", "family", "tag", "priceTier", "status", "search");
    private static final int LONGEST = 3000;

    private final ObjectNode given;

    private Criteria(ObjectNode given) {
        this.given = given;
    }

    /**
     * @param body such as {@code {"category": "Kitchen", "status": "not-listed"}}
     * @throws IllegalArgumentException with what is wrong in one sentence, for people
     */
    public static Criteria of(JsonNode body) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        if (body != null) {
            for (var field : body.properties()) {
                if (!WORDS.contains(field.getKey())) {
                    throw new IllegalArgumentException(
                            "%s: the criteria are %s"
                                    .formatted(field.getKey(), String.join(", ", WORDS)));
                }
                String value = OrderReader.text(field.getValue());
                if (value != null && !value.equals("false")) {
                    given.put(field.getKey(), value);
                }
            }
        }
        if (given.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing says which products: name a SKU, \"all\": true, or some of "
                            + String.join(", ", WORDS.subList(2, WORDS.size())));
        }
        if (given.has("sku") && given.size() > 1) {
            throw new IllegalArgumentException("sku names one product; leave the rest out");
        }
        String status = given.path("status").asText(LISTED);
        if (!status.equals(LISTED) && !status.equals(NOT_LISTED)) {
            throw new IllegalArgumentException(
                    "status = %s: expected listed or not-listed".formatted(status));
        }
        if (given.toString().length() > LONGEST) {
            throw new IllegalArgumentException("The criteria are too long");
        }
        return new Criteria(given);
    }

    /** As the job keeps it. */
    public JsonNode json() {
        return given;
    }

    /** The SKU of the one product or family; null for a selection. */
    String sku() {
        return text("sku");
    }

    /** The price tier that a product must have a price in, or null. */
    String priceTier() {
        return text("priceTier");
    }

    /** SKU or name of the family whose products are meant, or null. */
    String family() {
        return text("family");
    }

    private String text(String word) {
        return given.path(word).asText(null);
    }

    /** The tags in the text that DEAR keeps them as, parted by commas. */
    public static Stream<String> tags(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(tag -> !tag.isEmpty());
    }

    /**
     * Whether a product or family meets all criteria but that of its family.
     *
     * @param tierField the field of the price tier's price, or null
     */
    boolean isMetBy(JsonNode document, String tierField, boolean isListed) {
        String status = text("status");
        return is(document, "Category", text("category"))
                && hasTag(document, text("tag"))
                && (tierField == null || document.path(tierField).asDouble() > 0)
                && (status == null || status.equals(LISTED) == isListed)
                && (has(document, "SKU") || has(document, "Name"));
    }

    private static boolean is(JsonNode document, String field, String wanted) {
        return wanted == null || document.path(field).asText().strip().equalsIgnoreCase(wanted);
    }

    private boolean has(JsonNode document, String field) {
        String wanted = text("search");
        return wanted == null || lower(document.path(field).asText()).contains(lower(wanted));
    }

    private static boolean hasTag(JsonNode document, String wanted) {
        if (wanted == null) {
            return true;
        }
        return tags(document.path("Tags").asText("")).anyMatch(wanted.strip()::equalsIgnoreCase);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
