package io.handshakedear.bench;

/** What captures and processes orders: the integration, or the loop beside it. */
interface Measured extends AutoCloseable {

    void capture() throws Exception;

    void process() throws Exception;

    int processed() throws Exception;

    @Override
    void close();
}
