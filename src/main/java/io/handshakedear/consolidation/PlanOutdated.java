package io.handshakedear.consolidation;

/** A day is not any more what was planned for: it is planned again. */
public final class PlanOutdated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanOutdated(int orders) {
        this(orders + " orders of the day have changed while it was planned");
    }

    PlanOutdated(String reason) {
        super(reason);
    }
}
