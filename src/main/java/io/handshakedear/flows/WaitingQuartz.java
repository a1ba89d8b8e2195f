package io.handshakedear.flows;

import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;

/**
 * Quartz that makes its schedules but lets none of them fire until its scheduler is started: a time
 * that comes while a route is being made would be missed. Camel's own asks itself at each route
 * that is added whether to start, and logs each time that it does not.
 */
public final class WaitingQuartz extends QuartzComponent {

    private boolean asked;

    public WaitingQuartz() {
        setAutoStartScheduler(false);
        // waiting for a permit must not hold up a stop
        setInterruptJobsOnShutdown(true);
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted)
            throws Exception {
        if (!asked) {
            super.onCamelContextStarted(context, alreadyStarted);
            asked = alreadyStarted;
        }
    }
}
