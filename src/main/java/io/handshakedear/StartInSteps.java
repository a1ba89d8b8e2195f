package io.handshakedear;

import io.handshakedear.admin.AdminAccess;
import io.handshakedear.admin.AdminServer;
import io.handshakedear.admin.Health;
import io.handshakedear.database.StatementNames;
import io.handshakedear.flows.FlowFiles;
import io.handshakedear.flows.StoreRoutes;
import io.handshakedear.hosts.HostServices;
import io.handshakedear.mapping.JsonMapping;
import io.handshakedear.settings.Settings;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Starts in two steps, so that a capture does not wait for what it does not need yet: first the
 * route files that a capture begins with, then, while it runs, the rest with the server. What the
 * capture sends to a route of the rest waits at its direct endpoint until the route is there. The
 * start ends, or fails, with the second step; before that nobody is told that the instance is live.
 */
final class StartInSteps implements StartupListener {

    /** The files that make the admin API listen. */
    private static final Pattern API =
            Pattern.compile(".*/api(-base|-loads|-session|-settings|-views)?\\.camel\\.yaml");

    /** The file that makes DEAR's webhooks listen. */
    private static final String WEBHOOKS = "/receive-webhooks.camel.yaml";

    /** The file of the integration's own database. */
    private static final String DATABASE = "/database.camel.yaml";

    private final AdminAccess access;
    private final boolean webhooks;
    private final boolean ownDatabase;
    private final FlowFiles files;
    private final AdminServer server;
    private final StoreRoutes stores;

    StartInSteps(
            Settings settings,
            AdminAccess access,
            FlowFiles files,
            AdminServer server,
            HostServices host) {
        this.access = access;
        this.ownDatabase = !host.hasDatabase();
        this.webhooks = settings.find("webhook.secret").isPresent();
        this.files = files;
        this.server = server;
        this.stores = new StoreRoutes(settings);
    }

    /** Loads the first step's routes into a context that is not started. */
    void loadFirst(CamelContext context) throws Exception {
        context.getCamelContextExtension().registerEndpointCallback(new StatementNames());
        if (files.laterRoutes().isEmpty()) {
            // all is in the first step, also what listens
            context.addService(server);
        }
        load(context, files.firstRoutes().stream().filter(this::isWanted).toList());
        stores.addCaptures(context);
    }

    /** The routes are made and about to run: from here on the database is needed. */
    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted)
            throws Exception {
        bean(context, "handshakeDearDataSource", DataSource.class).getConnection().close();
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted)
            throws Exception {
        try {
            if (!context.hasService(server)) {
                context.addService(server);
            }
            bean(context, "health", Health.class).register();
            load(context, files.laterRoutes().stream().filter(this::isWanted).toList());
            bean(context, "mappings", JsonMapping.class).compileAll();
            stores.addRest(context);
            server.complete();
            context.getComponent("quartz", QuartzComponent.class).getScheduler().start();
        } catch (Exception e) {
            context.stop();
            throw e;
        }
    }

    /** Loads every route file into a context whose check calls them; nothing listens. */
    static void loadForCheck(CamelContext context, FlowFiles files) throws Exception {
        context.getCamelContextExtension().registerEndpointCallback(new StatementNames());
        load(
                context,
                files.routes().stream().filter(file -> !API.matcher(file).matches()).toList());
        bean(context, "mappings", JsonMapping.class).compileAll();
    }

    private boolean isWanted(String file) {
        return (access != AdminAccess.OFF || !API.matcher(file).matches())
                && (webhooks || !file.endsWith(WEBHOOKS))
                && (ownDatabase || !file.endsWith(DATABASE));
    }

    /** Loaded here, not by Main, which would read the files twice and make each bean twice. */
    private static void load(CamelContext context, List<String> files) throws Exception {
        List<Resource> resources =
                files.stream().map(file -> ResourceHelper.resolveResource(context, file)).toList();
        PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    }

    private static <T> T bean(CamelContext context, String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }
}
