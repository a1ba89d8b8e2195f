package io.handshakedear.reconciliation;

/**
 * How a sale in DEAR differs from what was written.
 *
 * @param kind NONE, VOIDED, VANISHED, DOUBLED or DIFFERS; all but the first are causes of {@code
 *     HELD}
 * @param reason what differs, with the numbers of the sales and the arithmetic
 * @param remedy what a person can do
 * @param digest the same difference has the same one; what a person has let be is not held again
 */
public record Finding(String kind, String reason, String remedy, String digest) {

    static final String VOIDED = "VOIDED";
    static final String VANISHED = "VANISHED";
    static final String DOUBLED = "DOUBLED";
    static final String DIFFERS = "DIFFERS";

    static Finding none() {
        return new Finding("NONE", null, null, null);
    }
}
