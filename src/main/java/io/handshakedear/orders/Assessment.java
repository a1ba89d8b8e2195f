package io.handshakedear.orders;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What is decided about an order when it is taken.
 *
 * @param state SKIPPED, HELD or PENDING
 * @param cause a word for why it is skipped or held, or null
 * @param reason the same for people, or null
 * @param remedy what a person can do, or null
 * @param taxRule the name of the DEAR tax rule, or null when skipped
 * @param taxRuleReason by which setting the rule was chosen
 * @param location the DEAR location it is fulfilled from
 * @param locationReason by which setting the location was chosen
 * @param fingerprint digest of the fields that reach DEAR
 * @param reserved units to hold back from the stock that is pushed, by SKU
 */
public record Assessment(
        String state,
        String cause,
        String reason,
        String remedy,
        String taxRule,
        String taxRuleReason,
        String location,
        String locationReason,
        String fingerprint,
        Map<String, BigDecimal> reserved) {

    public boolean isSkipped() {
        return state.equals("SKIPPED");
    }

    /** Camel looks up what it evaluates an expression on by its hash: not of every reservation. */
    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    /** For an order that has a log row already, which a skipped one must not have. */
    Assessment heldIfSkipped() {
        return isSkipped() ? held(cause, reason, remedy) : this;
    }

    /** The same order, held for this. */
    public Assessment held(String word, String why, String whatToDo) {
        return new Assessment(
                "HELD",
                word,
                why,
                whatToDo,
                taxRule,
                taxRuleReason,
                location,
                locationReason,
                fingerprint,
                reserved);
    }
}
