package io.handshakedear.crash;

import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Effect;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Faults of every kind that design rules C4 to C6 name. */
final class FaultMix {

    private static final String LIMIT_TEXT = "You have reached 60 calls per 60 seconds API limit.";

    private FaultMix() {}

    /**
     * Arms a stand-in with all kinds.
     *
     * @param share of the calls that are hit by any of them, 0 to 1
     * @param slow milliseconds that are longer than the integration waits for an answer
     */
    static void arm(StandIn system, double share, long slow, long seed) {
        List<FaultRule> kinds = kinds(slow);
        for (int i = 0; i < kinds.size(); i++) {
            system.faults().add(kinds.get(i).probability(share / kinds.size(), seed * 100 + i));
        }
    }

    /** Arms a stand-in with lost answers only: the call is done, the connection drops. */
    static void armLostAnswers(StandIn system, double share, long seed) {
        system.faults().add(any().drop(Point.AFTER).probability(share, seed));
    }

    private static List<FaultRule> kinds(long slow) {
        List<FaultRule> kinds = new ArrayList<>();
        kinds.add(any().status(Point.BEFORE, 429));
        kinds.add(any().status(Point.BEFORE, 503).body(LIMIT_TEXT));
        kinds.add(any().status(Point.BEFORE, 400).body(error(LIMIT_TEXT)));
        for (Point point : List.of(Point.BEFORE, Point.AFTER)) {
            Stream.of(500, 502, 503, 504).forEach(code -> kinds.add(any().status(point, code)));
            kinds.add(any().drop(point));
            kinds.add(any().delay(point, slow));
            kinds.add(any().effect(point, Effect.HTML));
            kinds.add(any().effect(point, Effect.EMPTY));
            kinds.add(any().effect(point, Effect.ERROR_200));
        }
        kinds.add(any().effect(Point.AFTER, Effect.TRUNCATE));
        kinds.add(any().effect(Point.AFTER, Effect.TRUNCATE_CHUNKED));
        kinds.add(any().slowBody(slow));
        return kinds;
    }

    private static String error(String text) {
        return "[{\"ErrorCode\":400,\"Exception\":\"%s\"}]".formatted(text);
    }

    private static FaultRule any() {
        return FaultRule.on("*", ".*");
    }
}
