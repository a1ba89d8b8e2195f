package io.handshakedear;

import io.handshakedear.admin.AdminAccess;
import io.handshakedear.admin.AdminServer;
import io.handshakedear.dryrun.CallRecorder;
import io.handshakedear.flows.FlowFiles;
import io.handshakedear.flows.QuietInterruption;
import io.handshakedear.flows.WaitingQuartz;
import io.handshakedear.hosts.HostServices;
import io.handshakedear.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.AsyncProcessorAwaitManager;

/** The integration as a Camel Main: the settings, the route files and what they need to start. */
public final class Integration {

    private static final AtomicInteger DRY_RUNS = new AtomicInteger();

    private Integration() {}

    /**
     * @param settings without problems, see {@link Settings#problems()}
     * @return a Main that is ready to run
     */
    public static Main of(Settings settings) {
        return of(settings, AdminAccess.of(settings));
    }

    /**
     * @param settings without problems
     * @param access who may use the admin API
     */
    public static Main of(Settings settings, AdminAccess access) {
        return of(settings, access, Clock.systemUTC());
    }

    /**
     * @param settings without problems
     * @param access who may use the admin API
     * @param clock by which days end
     */
    public static Main of(Settings settings, AdminAccess access, Clock clock) {
        return of(settings, access, clock, HostServices.none());
    }

    /**
     * @param settings without problems
     * @param access who may use the admin API
     * @param clock by which days end
     * @param host what is used instead of the integration's own
     */
    public static Main of(Settings settings, AdminAccess access, Clock clock, HostServices host) {
        AdminServer server = new AdminServer(settings, access);
        FlowFiles files = new FlowFiles(settings);
        Main main = base(settings, files, clock, host, CallRecorder.off());
        main.bind("adminServer", server);
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterConfigure(BaseMainSupport support) {
                        prepare(
                                support.getCamelContext(),
                                new StartInSteps(settings, access, files, server, host));
                    }
                });
        return main;
    }

    /**
     * The same routes without what works by itself: nothing listens, nothing is captured or
     * processed. The command {@code check} calls what it needs.
     *
     * @param settings without problems, with a throw-away database
     */
    public static Main forCheck(Settings settings) {
        return resting(settings, HostServices.none(), CallRecorder.off());
    }

    /**
     * The same for a dry run: what its flows write is recorded.
     *
     * @param settings without problems, with a database of its own
     */
    public static Main forDryRun(Settings settings, CallRecorder recorder) {
        // two contexts of one name would share a scheduler, and take each other's times
        return resting(
                settings,
                HostServices.named("handshake-dear-dry-run-" + DRY_RUNS.incrementAndGet()),
                recorder);
    }

    private static Main resting(Settings settings, HostServices host, CallRecorder recorder) {
        FlowFiles files = new FlowFiles(settings);
        Main main = base(settings, files, Clock.systemUTC(), host, recorder);
        // who started it ends it, and a host's process outlives it
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterConfigure(BaseMainSupport support) {
                        prepareCheck(support.getCamelContext(), files);
                    }
                });
        main.configure()
                .withRouteFilterExcludePattern("timer*,quartz*,platform-http*,send-waiting-alerts");
        return main;
    }

    private static void prepare(CamelContext context, StartInSteps start) {
        try {
            start.loadFirst(context);
            context.addStartupListener(start);
        } catch (Exception e) {
            // a context that never started does not stop either: close what is open
            context.getRegistry().unbind("handshakeDearDataSource");
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private static void prepareCheck(CamelContext context, FlowFiles files) {
        try {
            StartInSteps.loadForCheck(context, files);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private static Main base(
            Settings settings,
            FlowFiles files,
            Clock clock,
            HostServices host,
            CallRecorder recorder) {
        Main main = new SharedMain();
        main.bind("settings", settings);
        main.bind("flowFiles", files);
        main.bind("clock", clock);
        main.bind("quartz", new WaitingQuartz());
        host.beans(settings).forEach(main::bind);
        main.bind("callRecorder", recorder);
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(properties(settings));
        main.configure()
                .withName(host.instanceName())
                .withAutoConfigurationEnvironmentVariablesEnabled(false)
                .withAutoConfigurationSystemPropertiesEnabled(false)
                // the summaries would show keys and passwords
                .withAutoConfigurationLogSummary(false)
                .withShutdownTimeout(6);
        main.configure().setStartupSummaryLevel(StartupSummaryLevel.Oneline);
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void beforeConfigure(BaseMainSupport support) {
                        CamelContext context = support.getCamelContext();
                        context.getCamelContextExtension()
                                .addContextPlugin(
                                        AsyncProcessorAwaitManager.class, new QuietInterruption());
                        PropertiesComponent placeholders =
                                (PropertiesComponent) context.getPropertiesComponent();
                        placeholders.setEnvironmentVariableMode(
                                PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
                        placeholders.setSystemPropertiesMode(
                                PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
                    }
                });
        return main;
    }

    /** Our settings, and how the components that the routes use are set up. */
    private static Properties properties(Settings settings) {
        Properties properties = new Properties();
        // the client repeats 429 and 503 by itself, POST too: a sale would be written twice
        properties.setProperty("camel.component.http.automatic-retries-disabled", "true");
        properties.setProperty("camel.component.http.connections-per-route", "20");
        properties.setProperty("camel.threadpool.config[order-workers].pool-size", "4");
        properties.setProperty("camel.threadpool.config[order-workers].max-pool-size", "4");
        properties.setProperty("camel.threadpool.config[order-workers].max-queue-size", "1000");
        // our own checks say it; the routes' checks would call a stopped template unhealthy
        properties.setProperty("camel.health.exposure-level", "full");
        properties.setProperty("camel.health.routes-enabled", "false");
        properties.setProperty("camel.health.consumers-enabled", "false");
        // the HTTP client and redelivery policies read their times as plain milliseconds
        for (String key : List.of("response-timeout", "read-retry-delay")) {
            properties.setProperty(
                    key + "-millis", String.valueOf(settings.duration(key).toMillis()));
        }
        properties.putAll(settings.asProperties());
        return properties;
    }

    /** A Main whose beans may be looked up while routes and beans are added, see StartInSteps. */
    private static final class SharedMain extends Main {

        SharedMain() {
            registry.setFallbackRegistry(new SharedRegistry());
        }

        @Override
        protected CamelContext createCamelContext() {
            CamelContext context = new GrowingContext();
            context.getCamelContextExtension().setRegistry(registry);
            return context;
        }
    }
}
