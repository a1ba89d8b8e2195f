package io.handshakedear.flows;

import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
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
            add(
                    context,
                    store,
                    "schedule-capture",
                    Map.of(
                            "cron", store.get("order-poll"),
                            "timeZone", store.get("time-zone")));
            add(context, store, "schedule-processing", Map.of());
            add(context, store, "process-orders-of", Map.of());
            add(context, store, "close-days-of", Map.of());
            add(context, store, "run-jobs-of", Map.of());
            add(context, store, "run-loads-of", Map.of());
            if (!store.get("reconcile-schedule").equals("never")) {
                add(
                        context,
                        store,
                        "schedule-reconciliation",
                        Map.of(
                                "cron", store.get("reconcile-schedule"),
                                "timeZone", store.get("time-zone")));
            }
            if (store.exportsShipments()) {
                add(
                        context,
                        store,
                        "schedule-shipments",
                        Map.of(
                                "cron", store.get("shipping-poll"),
                                "timeZone", store.get("time-zone")));
                add(context, store, "push-shipments-of", Map.of());
            }
            if (store.updatesStock()) {
                add(
                        context,
                        store,
                        "schedule-stock",
                        Map.of(
                                "cron", store.get("stock-poll"),
                                "timeZone", store.get("time-zone")));
                add(context, store, "push-stock-of", Map.of());
            }
        }
    }

    private static void add(
            CamelContext context, StoreSettings store, String template, Map<String, String> extra)
            throws Exception {
        Map<String, Object> parameters = new java.util.HashMap<>(extra);
        parameters.put("store", store.name());
        String name =
                template.endsWith("-of") ? template.substring(0, template.length() - 3) : template;
        context.addRouteFromTemplate(name + "-" + store.name(), template, parameters);
    }
}
