package io.handshakedear.orders;

import io.handshakedear.systems.PlainFailure;

/**
 * An order that cannot become a sale before a person has looked at it: its state becomes {@code
 * HELD} (design 4). Both texts are shown to an operator; they name lines, SKUs and amounts, and
 * never a person.
 */
public final class HeldOrder extends RuntimeException implements PlainFailure {

    private static final long serialVersionUID = 1L;

    private final String word;
    private final String reason;
    private final String remedy;

    /**
     * @param reason what happened, and to which line or amount
     * @param remedy what to do about it
     */
    public HeldOrder(String reason, String remedy) {
        this("ORDER", reason, remedy);
    }

    /**
     * @param word the cause as a word for the flows, such as UNKNOWN_SKU
     * @param reason what happened, and to which line or amount
     * @param remedy what to do about it
     */
    public HeldOrder(String word, String reason, String remedy) {
        super(reason + " " + remedy);
        this.word = word;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The cause as a word for the flows. */
    public String word() {
        return word;
    }

    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
