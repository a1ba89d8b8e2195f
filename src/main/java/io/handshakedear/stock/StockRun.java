package io.handshakedear.stock;

import java.sql.Timestamp;

/** One run of a store's stock flow, with what it did for its one line in the log. */
public final class StockRun {

    /** So many refusals and nothing taken: it is not the SKUs that are wrong. */
    private static final int REFUSED_IN_VAIN = 20;

    private final boolean full;
    private final boolean reads;
    private final Timestamp requestedAt;
    private final Timestamp since;
    private volatile int due;
    private volatile int sent;
    private volatile int refused;

    /**
     * @param requestedAt of what moment DEAR's stock should be at least
     * @param since null where all is compared
     */
    StockRun(boolean full, boolean reads, Timestamp requestedAt, Timestamp since) {
        this.full = full;
        this.reads = reads;
        this.requestedAt = requestedAt;
        this.since = since;
    }

    /** True if all products are compared, not only those that something has happened to. */
    public boolean isFull() {
        return full;
    }

    /** True if both systems' stock is read first. */
    public boolean isReads() {
        return reads;
    }

    /** DEAR's stock is read unless that was done after this moment. */
    public Timestamp getRequestedAt() {
        return requestedAt;
    }

    /** What happened after this moment is compared. */
    public Timestamp getSince() {
        return since;
    }

    void due(int units) {
        due = units;
    }

    int due() {
        return due;
    }

    int sent() {
        return sent;
    }

    void sent(int levels) {
        sent += levels;
    }

    /**
     * @return whether Handshake takes no level at all
     */
    boolean refused() {
        refused++;
        return sent == 0 && refused >= REFUSED_IN_VAIN;
    }

    public boolean isEmpty() {
        return sent == 0 && refused == 0;
    }

    /** Such as "3 levels sent, 1 refused". */
    @Override
    public String toString() {
        return "%d levels sent, %d refused".formatted(sent, refused);
    }
}
