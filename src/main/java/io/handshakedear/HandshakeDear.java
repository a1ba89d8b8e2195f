package io.handshakedear;

import io.handshakedear.cli.RootCommand;
import io.handshakedear.hosts.HostServices;
import io.handshakedear.hosts.HostedIntegration;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * The way in: the program ({@code java -jar handshake-dear.jar [command]}, design 9), and what a
 * host calls to have the integration in its own process.
 *
 * <p>In a host the integration has a Camel context of its own, which starts and stops with the
 * host's. So no name of ours can collide with one of the host, and no error handler, interceptor or
 * component setting of the host changes how a sale is written. The host's properties, database,
 * health and metrics are used where the host has them; see the engineer's guide.
 */
public final class HandshakeDear {

    private HandshakeDear() {}

    public static void main(String[] arguments) {
        System.exit(RootCommand.execute(arguments));
    }

    /**
     * Adds the integration to a host. It starts at once if the host runs, else with the host.
     *
     * @param settings keys and values as in application.properties; the host resolves placeholders
     *     in the values, and a property {@code handshake-dear.<key>} of the host wins
     * @throws IllegalArgumentException with every problem of the settings at once
     * @throws Exception when it cannot start, with what to do; the host runs on
     */
    public static void addTo(CamelContext host, Properties settings) throws Exception {
        addTo(host, HostServices.DEFAULT_NAME, settings);
    }

    /**
     * Adds one of several integrations, each with stores and a database of its own.
     *
     * @param name of the integration in the host, instead of handshake-dear
     */
    public static void addTo(CamelContext host, String name, Properties settings) throws Exception {
        HostedIntegration.add(host, name, settings);
    }

    /** Stops the integration and takes it out of the host; does nothing if it is not there. */
    public static void removeFrom(CamelContext host) throws Exception {
        removeFrom(host, HostServices.DEFAULT_NAME);
    }

    /**
     * @param name with which the integration was added
     */
    public static void removeFrom(CamelContext host, String name) throws Exception {
        HostedIntegration.remove(host, name);
    }

    /** For a host that collects routes builders: one that adds the integration. */
    public static RoutesBuilder routes(Properties settings) {
        return routes(HostServices.DEFAULT_NAME, settings);
    }

    /**
     * @param name of the integration in the host, instead of handshake-dear
     */
    public static RoutesBuilder routes(String name, Properties settings) {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                addTo(getContext(), name, settings);
            }
        };
    }
}
