package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.OrderReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The options of a DEAR family, chosen among the dimensions of an item's variants (design rule K1):
 * the first three <em>required</em> ones. Required is a dimension that every variant has a value
 * of, unless it is marked otherwise; their order is that of the variants.
 */
final class Dimensions {

    /** As many options as a DEAR family has. */
    private static final int MOST_OPTIONS = 3;

    private static final int LONGEST_NAME = 50;

    /** The only option of variants that have no dimension in common. */
    private static final String VARIANT = "Variant";

    private final List<String> names;
    private final Set<String> required;

    private Dimensions(List<String> names, Set<String> required) {
        this.names = names;
        this.required = required;
    }

    /**
     * @param variants of one item
     * @param remarks takes what is lost, for people
     */
    static Dimensions of(Iterable<JsonNode> variants, Consumer<String> remarks) {
        Set<String> required = null;
        Set<String> all = new LinkedHashSet<>();
        for (JsonNode variant : variants) {
            Set<String> here = new LinkedHashSet<>();
            for (JsonNode dimension : variant.path("dimensions")) {
                String name = OrderReader.text(dimension.path("dimension"));
                if (name != null) {
                    all.add(name);
                    boolean optional = dimension.path("required").asText("").equals("false");
                    if (!optional && OrderReader.text(dimension.path("value")) != null) {
                        here.add(name);
                    }
                }
            }
            if (required == null) {
                required = here;
            } else {
                required.retainAll(here);
            }
        }
        Set<String> known = required == null ? Set.of() : required;
        List<String> names = known.stream().limit(MOST_OPTIONS).toList();
        tellLost(all, known, names, remarks);
        return new Dimensions(names, known);
    }

    private static void tellLost(
            Set<String> all, Set<String> required, List<String> kept, Consumer<String> remarks) {
        for (String name : all) {
            if (!required.contains(name)) {
                remarks.accept(
                        "The dimension '%s' is not loaded: not every variant has a value of it"
                                .formatted(name));
            } else if (!kept.contains(name)) {
                remarks.accept(
                        ("The dimension '%s' is no option in DEAR, where families have three; it"
                                        + " is in the names of the products")
                                .formatted(name));
            }
        }
    }

    /** The names of the family's options, from one to three. */
    List<String> optionNames() {
        return names.isEmpty()
                ? List.of(VARIANT)
                : names.stream()
                        .map(name -> name.substring(0, Math.min(LONGEST_NAME, name.length())))
                        .toList();
    }

    /**
     * A variant's values of the options, as many as there are.
     *
     * @param remarks takes what had to be written otherwise, for people
     */
    List<String> options(JsonNode variant, Consumer<String> remarks) {
        if (names.isEmpty()) {
            return List.of(withoutComma(OrderReader.text(variant.path("sku")), remarks));
        }
        return names.stream().map(name -> withoutComma(value(variant, name), remarks)).toList();
    }

    /** All values of required dimensions, also of those that are no option. */
    List<String> values(JsonNode variant) {
        List<String> values = new ArrayList<>();
        required.forEach(name -> values.add(value(variant, name)));
        return values;
    }

    private static String value(JsonNode variant, String name) {
        for (JsonNode dimension : variant.path("dimensions")) {
            if (name.equals(OrderReader.text(dimension.path("dimension")))) {
                return OrderReader.text(dimension.path("value"));
            }
        }
        return null;
    }

    /** DEAR tells the values of an option as one text, with commas between them (DEAR API 5). */
    private static String withoutComma(String value, Consumer<String> remarks) {
        if (value == null || !value.contains(",")) {
            return value == null ? "-" : value;
        }
        String written = value.replace(',', ';');
        remarks.accept(
                "The value '%s' is '%s' in DEAR, which puts commas between the values of an option"
                        .formatted(value, written));
        return written;
    }
}
