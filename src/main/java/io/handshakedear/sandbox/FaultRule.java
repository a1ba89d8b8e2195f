package io.handshakedear.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A fault to inject: which calls it hits, where in their course, and what happens then. The same
 * shape travels as JSON over the control address. Without {@link #nth}, {@link #every} or {@link
 * #probability} each matching call is hit.
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public final class FaultRule {
    /** Where in the course of a call. AFTER_ANSWER is only for KILL. */
    public enum Point {
        BEFORE,
        AFTER,
        AFTER_ANSWER
    }

    /** What happens. AFTER handling, STATUS and DROP are the lost acknowledgement. */
    public enum Effect {
        /**
         * Waits {@link #delay} ms and goes on; a delay beyond the client's timeout loses the
         * answer.
         */
        DELAY,
        /** Answers {@link #status} with {@link #body}. */
        STATUS,
        /** Closes the connection without a byte. */
        DROP,
        /** Full Content-Length, half of the body, then the connection is closed. */
        TRUNCATE,
        /** Half of the JSON as a well-formed chunked body. */
        TRUNCATE_CHUNKED,
        /** An HTML page under 200. */
        HTML,
        /** DEAR's array of errors under 200. */
        ERROR_200,
        /** 204 without a body. */
        EMPTY,
        /** Headers and half of the body, {@link #delay} ms of silence, then the rest. */
        SLOW_BODY,
        /**
         * 504 when the page of a list has more than {@link #rows} rows or {@link #lines} order
         * lines.
         */
        TOO_LARGE,
        /** {@code kill -9} of the process {@link #pid}; the connection just drops. */
        KILL
    }

    public String name;
    public String method = "*";
    public String path = ".*";
    public String query;
    public int nth;
    public int every;
    public double probability;
    public long seed = 1;
    public int times;
    public Point point = Point.BEFORE;
    public Effect effect = Effect.STATUS;
    public int status = 503;
    public String body;
    public long delay;
    public int rows;
    public int lines;
    public long pid;

    /** Calls that matched and hits so far: told by GET, ignored when posted. */
    public int seen;

    public int hits;

    @JsonIgnore private Random random;
    @JsonIgnore private Pattern pathPattern;

    public FaultRule() {}

    /**
     * A rule for calls of that method ("*" = any) whose whole path, below the API's base, matches.
     */
    public static FaultRule on(String method, String pathRegexp) {
        FaultRule rule = new FaultRule();
        rule.method = method;
        rule.path = pathRegexp;
        return rule;
    }

    /** Hits the n-th matching call, counted from 1. */
    public FaultRule nth(int n) {
        nth = n;
        times = 1;
        return this;
    }

    public FaultRule every(int n) {
        every = n;
        return this;
    }

    public FaultRule probability(double p, long withSeed) {
        probability = p;
        seed = withSeed;
        return this;
    }

    /** Stops after so many hits. */
    public FaultRule times(int n) {
        times = n;
        return this;
    }

    public FaultRule named(String text) {
        name = text;
        return this;
    }

    public FaultRule query(String regexp) {
        query = regexp;
        return this;
    }

    public FaultRule status(Point where, int code) {
        return effect(where, Effect.STATUS).code(code);
    }

    private FaultRule code(int code) {
        status = code;
        return this;
    }

    public FaultRule body(String text) {
        body = text;
        return this;
    }

    public FaultRule effect(Point where, Effect what) {
        point = where;
        effect = what;
        return this;
    }

    public FaultRule drop(Point where) {
        return effect(where, Effect.DROP);
    }

    public FaultRule delay(Point where, long millis) {
        delay = millis;
        return effect(where, Effect.DELAY);
    }

    public FaultRule slowBody(long millis) {
        delay = millis;
        return effect(Point.AFTER, Effect.SLOW_BODY);
    }

    public FaultRule tooLarge(int maxRows, int maxLines) {
        rows = maxRows;
        lines = maxLines;
        return effect(Point.AFTER, Effect.TOO_LARGE);
    }

    public FaultRule kill(Point where, long processId) {
        pid = processId;
        return effect(where, Effect.KILL);
    }

    /** Counts a matching call; true when it is to be hit. */
    synchronized boolean hits(String calledMethod, String calledPath, String calledQuery) {
        if (pathPattern == null) {
            pathPattern = Pattern.compile(path, Pattern.CASE_INSENSITIVE);
            random = new Random(seed);
        }
        boolean matches =
                (method.equals("*") || method.equals(calledMethod))
                        && pathPattern.matcher(calledPath).matches()
                        && (query == null
                                || calledQuery != null
                                        && Pattern.compile(query).matcher(calledQuery).find());
        if (!matches) {
            return false;
        }
        seen++;
        boolean hit =
                nth > 0
                        ? seen == nth
                        : every > 0
                                ? seen % every == 0
                                : probability <= 0 || random.nextDouble() < probability;
        return hit && (times <= 0 || hits < times);
    }

    /** Counts a hit; false when the rule is spent. */
    synchronized boolean spend() {
        if (times > 0 && hits >= times) {
            return false;
        }
        hits++;
        return true;
    }

    String title() {
        return name != null
                ? name
                : effect + "_" + point + (effect == Effect.STATUS ? "_" + status : "");
    }
}
