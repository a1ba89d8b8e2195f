package io.handshakedear.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.orders.SaleFigures.Credit;

/**
 * What a change of an order means for its authorised invoice.
 *
 * @param kind NONE, DONE (a person has credited it), LOWER (a credit note follows) or TOO_MUCH
 * @param credit the credit note where one follows, else null
 * @param difference in words
 * @param remaining what a daily sale comes to after it, its rows and amounts; null for the sale of
 *     one order
 */
public record Reduction(String kind, Credit credit, String difference, JsonNode remaining) {

    static final String NONE = "NONE";
    static final String DONE = "DONE";
    static final String LOWER = "LOWER";
    static final String TOO_MUCH = "TOO_MUCH";

    static Reduction of(String kind, String difference) {
        return new Reduction(kind, null, difference, null);
    }

    /** The same for a daily sale of which this remains. */
    public Reduction leaving(JsonNode rest) {
        return new Reduction(kind, credit, difference, rest);
    }

    /** True if the log can take over the order as it is now. */
    boolean isSettled() {
        return kind.equals(LOWER) || kind.equals(DONE);
    }
}
