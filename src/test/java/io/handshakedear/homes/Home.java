package io.handshakedear.homes;

import java.util.Map;

/** A place where the integration runs, in a process of its own. */
interface Home extends AutoCloseable {

    /** Starts it, again after {@link #kill} or {@link #stop} on what is there. */
    void start(Map<String, String> settings) throws Exception;

    /** {@code kill -9}; returns when the process is gone. */
    void kill();

    /**
     * Asks the process to end, as the home's users do.
     *
     * @return whether it ended in time
     */
    boolean stop();

    boolean isAlive();

    /** What the integration has logged so far. */
    String log();

    @Override
    void close();
}
