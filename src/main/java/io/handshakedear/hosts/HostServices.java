package io.handshakedear.hosts;

import io.handshakedear.admin.Metrics;
import io.handshakedear.database.Database;
import io.handshakedear.database.RequiredTransaction;
import io.handshakedear.settings.Settings;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What a host brings along and what the integration then uses instead of its own: a database with
 * its transaction manager, a registry of metrics. Standalone it is nothing.
 */
public final class HostServices {

    /** Name of the integration, and of the beans that a host brings along for it. */
    public static final String DEFAULT_NAME = "handshake-dear";

    private final String instanceName;
    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final MeterRegistry hostMeters;
    private final CompositeMeterRegistry meters = Metrics.registry();

    private HostServices(
            String instanceName,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            MeterRegistry hostMeters) {
        this.instanceName = instanceName;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.hostMeters = hostMeters;
    }

    public static HostServices none() {
        return named(DEFAULT_NAME);
    }

    /** Nothing but a name, where there are several integrations in one process. */
    public static HostServices named(String instanceName) {
        return new HostServices(instanceName, null, null, null);
    }

    /**
     * Looks for the beans {@code <name>.dataSource} and {@code <name>.transactionManager}, and for
     * the one registry of metrics.
     *
     * @param name of the integration in the host
     * @throws IllegalArgumentException when there is one of the two without the other
     */
    static HostServices of(CamelContext host, String name) {
        DataSource dataSource =
                host.getRegistry().lookupByNameAndType(name + ".dataSource", DataSource.class);
        PlatformTransactionManager transactions =
                host.getRegistry()
                        .lookupByNameAndType(
                                name + ".transactionManager", PlatformTransactionManager.class);
        if ((dataSource == null) != (transactions == null)) {
            throw new IllegalArgumentException(
                    ("The host has one of the beans %1$s.dataSource and %1$s.transactionManager: bind"
                                    + " both, or neither for a database of the integration's own")
                            .formatted(name));
        }
        return new HostServices(
                host.getName() + "-" + name,
                dataSource,
                transactions,
                host.getRegistry().findSingleByType(MeterRegistry.class));
    }

    /** The name of the integration's Camel context; no two in a process have the same. */
    public String instanceName() {
        return instanceName;
    }

    public boolean hasDatabase() {
        return dataSource != null;
    }

    /**
     * The beans to bind, under the names that the routes use.
     *
     * @throws io.handshakedear.StartFailure when the host's database cannot be used
     */
    public Map<String, Object> beans(Settings settings) {
        Map<String, Object> beans = new HashMap<>();
        if (hostMeters != null) {
            meters.config().commonTags("integration", instanceName);
            meters.add(hostMeters);
        }
        beans.put("metricsRegistry", meters);
        if (hasDatabase()) {
            RequiredTransaction required = new RequiredTransaction();
            required.setTransactionManager(transactions);
            beans.put("handshakeDearDataSource", Database.use(dataSource));
            beans.put("handshakeDearTransactions", transactions);
            beans.put("required", required);
        }
        return beans;
    }

    /** Takes the integration's metrics out of the host's registry. */
    void release() {
        if (hostMeters != null) {
            meters.getMeters().stream().map(Meter::getId).forEach(hostMeters::removeByPreFilterId);
        }
        meters.close();
    }
}
