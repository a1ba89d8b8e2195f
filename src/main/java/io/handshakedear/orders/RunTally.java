package io.handshakedear.orders;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Variable;

/**
 * What one run of a flow did, counted for its one line in the log. The routes keep it in the
 * variable {@code tally}, which the workers of a run share.
 */
public final class RunTally {

    /** The bean that routes ask; without a tally, outside a run, nothing is counted. */
    public static final class Tallies {

        public RunTally begin() {
            return new RunTally();
        }

        /** An order was taken, held or skipped. */
        public void taken(
                @Variable("tally") RunTally tally, @Variable("assessment") Assessment assessment) {
            String state = assessment.state();
            count(tally, state.equals("PENDING") ? "taken" : state.toLowerCase());
        }

        public void processed(@Variable("tally") RunTally tally) {
            count(tally, "processed");
        }

        /** The sale of a changed order, or what waits for its invoice, was looked at. */
        public void followed(@Variable("tally") RunTally tally) {
            count(tally, "followed");
        }

        /** An order's processing ended early. */
        public void endedEarly(
                @Variable("tally") RunTally tally,
                @Variable("outcome") Map<String, Object> outcome) {
            count(tally, (String) outcome.get("event"));
        }

        private static void count(RunTally tally, String word) {
            if (tally != null) {
                tally.add(word);
            }
        }
    }

    private final Map<String, Integer> counts = new TreeMap<>();

    public synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Such as "2 held, 15 processed". */
    @Override
    public synchronized String toString() {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .toList());
    }

    private synchronized void add(String word) {
        counts.merge(word, 1, Integer::sum);
    }
}
