package io.handshakedear.hosts;

import io.handshakedear.settings.Settings;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An integration that starts and stops with the Camel context of a host. What the host sees of it:
 * this service, a bean of the same name, its health checks and its metrics.
 */
public final class HostedIntegration extends ServiceSupport {

    private final CamelContext host;
    private final String name;
    private final Settings settings;
    private EmbeddedIntegration integration;
    private List<HealthCheck> checks = List.of();

    private HostedIntegration(CamelContext host, String name, Settings settings) {
        this.host = host;
        this.name = name;
        this.settings = settings;
    }

    /**
     * Adds an integration to a host. It starts at once if the host runs, else with the host.
     *
     * @throws IllegalArgumentException when the settings have problems, or the name is taken
     * @throws Exception when it cannot start
     */
    public static void add(CamelContext host, String name, Properties given) throws Exception {
        if (host.getRegistry().lookupByName(name) != null) {
            throw new IllegalArgumentException(
                    "The host has a bean '%s' already; give this integration another name"
                            .formatted(name));
        }
        HostedIntegration hosted =
                new HostedIntegration(host, name, HostSettings.of(host, name, given));
        hosted.requireOwnDatabase();
        host.getRegistry().bind(name, hosted);
        try {
            host.addService(hosted, true, false);
        } catch (Exception | Error e) {
            host.getRegistry().unbind(name);
            throw e;
        }
    }

    /** Stops an integration and takes it out of its host; does nothing if it is not there. */
    public static void remove(CamelContext host, String name) throws Exception {
        HostedIntegration hosted =
                host.getRegistry().lookupByNameAndType(name, HostedIntegration.class);
        if (hosted != null) {
            host.removeService(hosted);
            hosted.stop();
            host.getRegistry().unbind(name);
        }
    }

    /** Two on one H2 in one process would both work on the same orders. */
    private void requireOwnDatabase() {
        for (HostedIntegration other : host.getRegistry().findByType(HostedIntegration.class)) {
            if (database().equals(other.database())) {
                throw new IllegalArgumentException(
                        ("The integrations '%s' and '%s' have the same database; set %s.database.url,"
                                        + " or bind a %s.dataSource of its own")
                                .formatted(other.name, name, name, name));
            }
        }
    }

    /** The host's DataSource, or the address of the integration's own database. */
    private Object database() {
        Object brought = host.getRegistry().lookupByName(name + ".dataSource");
        return brought == null ? settings.get("database.url") : brought;
    }

    @Override
    protected void doStart() throws Exception {
        integration = new EmbeddedIntegration(settings, HostServices.of(host, name));
        integration.start();
        HealthCheckRegistry registry = HealthCheckRegistry.get(host);
        if (registry != null) {
            checks =
                    HealthCheckRegistry.get(integration.context()).stream()
                            .filter(check -> HostServices.DEFAULT_NAME.equals(check.getGroup()))
                            .<HealthCheck>map(check -> new HostedCheck(name, check))
                            .toList();
            checks.forEach(registry::register);
        }
    }

    @Override
    protected void doStop() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(host);
        if (registry != null) {
            checks.forEach(registry::unregister);
        }
        checks = List.of();
        if (integration != null) {
            integration.stop();
            integration = null;
        }
    }
}
