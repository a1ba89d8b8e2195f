package io.handshakedear.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of an address that say where it is, in plain letters and digits, so that two ways to
 * write a name are equal; a part that is missing is empty.
 *
 * @param country ISO code of two letters in lower case, or the plain name where none is known
 */
record PostalAddress(String country, String postcode, String city, String state) {

    private static final Map<String, String> COUNTRIES = countries();

    /** An address as Handshake writes it. */
    static PostalAddress ofHandshake(JsonNode address) {
        return of(address, "country", "postcode", "city", "state");
    }

    /** The address of a DEAR location. */
    static PostalAddress ofLocation(JsonNode location) {
        return of(
                location,
                "AddressCountry",
                "AddressZipPostCode",
                "AddressCitySuburb",
                "AddressStateProvince");
    }

    private static PostalAddress of(
            JsonNode node, String country, String postcode, String city, String state) {
        String name = plain(node.path(country).asText(""));
        return new PostalAddress(
                COUNTRIES.getOrDefault(name, name),
                plain(node.path(postcode).asText("")),
                plain(node.path(city).asText("")),
                plain(node.path(state).asText("")));
    }

    boolean hasCountry() {
        return !country.isEmpty();
    }

    /** Lower case without accents, blanks and punctuation; the gazetteer is written so, too. */
    static String plain(String text) {
        return Normalizer.normalize(text.equals("null") ? "" : text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("đ", "d")
                .replaceAll("\\bsaint\\b", "st")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            String value = code.toLowerCase(Locale.ROOT);
            codes.put(value, value);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), value);
            codes.put(plain(country.getDisplayCountry(Locale.ENGLISH)), value);
        }
        codes.put("uk", "gb");
        codes.put("greatbritain", "gb");
        codes.put("england", "gb");
        codes.put("unitedstatesofamerica", "us");
        return codes;
    }
}
