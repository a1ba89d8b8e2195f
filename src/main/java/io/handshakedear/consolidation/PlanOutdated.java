package io.handshakedear.consolidation;

/** Orders have changed while the sale of their day was planned: it is planned again. */
public final class PlanOutdated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanOutdated(int orders) {
        super(orders + " orders of the day have changed while it was planned");
    }
}
