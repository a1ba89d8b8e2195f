package io.handshakedear.orders;

/**
 * What a sale does next, and why a person is needed where it does nothing.
 *
 * @param outcome VOID, REWRITE, BOOK, CREDIT, PAY, WRITE, KEEP or HOLD
 * @param held why a person is needed, for HOLD
 */
public record Judgement(String outcome, HeldOrder held) {

    static Judgement of(String outcome) {
        return new Judgement(outcome, null);
    }

    static Judgement held(String word, String reason, String remedy) {
        return new Judgement("HOLD", new HeldOrder(word, reason, remedy));
    }
}
