package io.handshakedear.systems;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts as part of a query. */
public final class QueryText {

    private QueryText() {}

    /** The text percent-encoded, blanks too. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
