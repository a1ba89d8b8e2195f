package io.handshakedear.shipping;

/** What one run of a store's shipments did, counted for its one line in the log. */
public final class ShipmentTally {

    private int looked;
    private int written;
    private int completed;

    void looked(ShipmentPlan plan) {
        looked++;
        if (plan.isWanted() && !plan.isRefused()) {
            written += plan.getShipments().size();
            completed += plan.isComplete() ? 1 : 0;
        }
    }

    public boolean isEmpty() {
        return looked == 0;
    }

    /** Such as "2 sales looked at, 1 shipments pushed, 1 orders complete". */
    @Override
    public String toString() {
        return "%d sales looked at, %d shipments pushed, %d orders complete"
                .formatted(looked, written, completed);
    }
}
