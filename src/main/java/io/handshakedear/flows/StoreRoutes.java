package io.handshakedear.flows;

import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * Makes the routes of each store from the templates in {@code routes/orders/store-schedules},
 * {@code routes/orders/schedule-reconciliation}, {@code routes/catalogue/run-loads}, {@code
 * routes/shipping/schedule-shipments} and {@code routes/stock/schedule-stock}. Their ids end in the
 * store's name, so that each store is scheduled, stopped and measured by itself.
 */
public final class StoreRoutes {

    private final Settings settings;

    public StoreRoutes(Settings settings) {
        this.settings = settings;
    }

    /** Adds what captures each store's orders at start; the templates must be in the context. */
    public void addCaptures(CamelContext context) throws Exception {
        for (StoreSettings store : settings.stores()) {
            add(context, store, "resume-capture", Map.of());
            add(context, store, "capture-orders-of", Map.of());
        }
    }

    /** Adds what else runs for each store, once the routes that it calls are there. */
    public void addRest(CamelContext context) throws Exception {
        for (StoreSettings store : settings.stores()) {
            schedule(context, store, "schedule-capture", "order-poll");
            add(context, store, "schedule-processing", Map.of());
            add(context, store, "process-orders-of", Map.of());
            add(context, store, "close-days-of", Map.of());
            add(context, store, "run-jobs-of", Map.of());
            add(context, store, "run-loads-of", Map.of());
            add(context, store, "run-dry-runs-of", Map.of());
            if (!store.get("reconcile-schedule").equals("never")) {
                schedule(context, store, "schedule-reconciliation", "reconcile-schedule");
            }
            if (store.exportsShipments()) {
                schedule(context, store, "schedule-shipments", "shipping-poll");
                add(context, store, "push-shipments-of", Map.of());
            }
            if (store.updatesStock()) {
                schedule(context, store, "schedule-stock", "stock-poll");
                add(context, store, "push-stock-of", Map.of());
            }
        }
    }

    /** A route with the cron expression of that setting, in the store's time zone. */
    private static void schedule(
            CamelContext context, StoreSettings store, String template, String setting)
            throws Exception {
        add(
                context,
                store,
                template,
                Map.of("cron", store.get(setting), "timeZone", store.get("time-zone")));
    }

    private static void add(
            CamelContext context, StoreSettings store, String template, Map<String, String> extra)
            throws Exception {
        Map<String, Object> parameters = new HashMap<>(extra);
        parameters.put("store", store.name());
        String name =
                template.endsWith("-of") ? template.substring(0, template.length() - 3) : template;
        context.addRouteFromTemplate(name + "-" + store.name(), template, parameters);
    }
}
