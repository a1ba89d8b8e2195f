package io.handshakedear.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The JSLT function {@code country-name}: the full English name that DEAR wants (DEAR API 3), for
 * an ISO code of two or three letters, or for a name, which stays as it is.
 */
final class CountryName implements Function {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /** What people write beside ISO codes. */
    private static final Map<String, String> ALIASES =
            Map.of("UK", "United Kingdom", "USA", "United States", "U.S.A.", "United States");

    @Override
    public String getName() {
        return "country-name";
    }

    @Override
    public int getMinArguments() {
        return 1;
    }

    @Override
    public int getMaxArguments() {
        return 1;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        if (!arguments[0].isTextual() || arguments[0].asText().isBlank()) {
            return NullNode.getInstance();
        }
        return TextNode.valueOf(of(arguments[0].asText().strip()));
    }

    static String of(String country) {
        String upper = country.toUpperCase(Locale.ROOT);
        if (ALIASES.containsKey(upper)) {
            return ALIASES.get(upper);
        }
        if (CODES.contains(upper)) {
            return nameOf(upper);
        }
        return upper.length() != 3
                ? country
                : CODES.stream()
                        .filter(code -> hasThreeLetterCode(code, upper))
                        .findFirst()
                        .map(CountryName::nameOf)
                        .orElse(country);
    }

    private static boolean hasThreeLetterCode(String code, String threeLetters) {
        return new Locale.Builder().setRegion(code).build().getISO3Country().equals(threeLetters);
    }

    private static String nameOf(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }
}
