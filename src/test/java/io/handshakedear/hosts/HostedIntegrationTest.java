package io.handshakedear.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.HandshakeDear;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxSystems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The integration in the Camel context of a host. */
class HostedIntegrationTest {

    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";

    private final SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
    private final CamelContext host = new DefaultCamelContext();

    @AfterEach
    void end() {
        host.stop();
        systems.close();
    }

    @Test
    void startsAndStopsWithItsHost() throws Exception {
        HandshakeDear.addTo(host, settings("starts"));
        assertThat(systems.handshake().ledger().entries()).isEmpty();

        host.start();
        awaitSale(TestOrder.plain().into(systems));
        host.stop();

        awaitNoThread();
    }

    @Test
    void startsAtOnceInAHostThatRunsAndIsTakenOutOfIt() throws Exception {
        host.addRoutes(hostRoutes());
        host.start();
        Set<String> before = beans();

        HandshakeDear.addTo(host, settings("removed"));
        awaitSale(TestOrder.plain().into(systems));
        HandshakeDear.removeFrom(host);

        assertThat(beans()).isEqualTo(before);
        assertThat(host.getRoutes()).hasSize(1);
        awaitNoThread();
        HandshakeDear.addTo(host, settings("removed"));
        awaitSale(TestOrder.plain().into(systems));
    }

    @Test
    void checksItsReferencesAtStart() throws Exception {
        Properties settings = settings("checks");
        settings.setProperty("store.acme.location.default", "Nowhere");
        HandshakeDear.addTo(host, settings);

        host.start();

        Awaitility.await().until(() -> systems.dear().ledger().count("GET", ".*ref/location") > 0);
    }

    @Test
    void comesAsARoutesBuilder() throws Exception {
        host.addRoutes(HandshakeDear.routes(settings("builder")));
        host.start();

        awaitSale(TestOrder.plain().into(systems));
    }

    @Test
    void noNameAndNoErrorHandlerOfTheHostReachesIt() throws Exception {
        host.getRegistry().bind("settings", "the host's own");
        host.getRegistry().bind("customers", "the host's own");
        host.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(Exception.class).handled(true).log("the host's");
                        intercept().log("the host's").stop();
                        from("direct:take-order").routeId("take-order").log("the host's");
                    }
                });
        HandshakeDear.addTo(host, settings("names"));
        host.start();

        awaitSale(TestOrder.plain().into(systems));
        assertThat(host.getRegistry().lookupByName("settings")).isEqualTo("the host's own");
    }

    @Test
    void usesTheHostsDatabaseAndMetricsAndReportsItsHealthThere() throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        host.getRegistry().bind("meters", meters);
        try (HikariDataSource database = bindDatabase("mem:shared", H2_OPTIONS)) {
            HandshakeDear.addTo(host, settings("unused"));
            host.start();
            awaitSale(TestOrder.plain().into(systems));

            Awaitility.await()
                    .until(
                            () ->
                                    new JdbcTemplate(database)
                                            .queryForList("select state from orders", String.class)
                                            .contains("PROCESSED"));
            assertThat(meters.find("handshakedear.remote.calls").tag("system", "dear").counters())
                    .isNotEmpty();
            assertThat(HealthCheckHelper.invokeReadiness(host, "full"))
                    .extracting(result -> result.getCheck().getId())
                    .contains("handshake-dear-instance", "handshake-dear-database");
            assertThat(HealthCheckHelper.invoke(host, "full"))
                    .filteredOn(result -> result.getCheck().getId().equals("handshake-dear-dear"))
                    .extracting(HealthCheck.Result::getState)
                    .containsExactly(HealthCheck.State.UP);

            HandshakeDear.removeFrom(host);
            assertThat(meters.getMeters()).isEmpty();
            assertThat(HealthCheckHelper.invoke(host, "full")).isEmpty();
            assertThat(database.isRunning()).isTrue();
        }
    }

    @Test
    void aDatabaseOfTheHostThatCouldLoseSomethingIsRefusedWithWhatToChange(@TempDir Path folder)
            throws Exception {
        try (HikariDataSource database = bindDatabase("file:" + folder.resolve("plain"), "")) {
            host.start();

            assertThatThrownBy(() -> HandshakeDear.addTo(host, settings("unused")))
                    .hasStackTraceContaining("add ;WRITE_DELAY=0 to its URL")
                    .hasStackTraceContaining("add ;MODE=PostgreSQL to its URL");
            assertThat(host.getStatus().isStarted()).isTrue();
            assertThat(database.isRunning()).isTrue();
            assertThat(host.getRegistry().lookupByName("handshake-dear")).isNull();
        }
    }

    @Test
    void propertiesOfTheHostWinAndResolveThoseOfTheIntegration() throws Exception {
        Properties given = settings("properties");
        String key = given.getProperty("dear.application-key");
        given.setProperty("dear.application-key", "{{vault.key}}");
        given.setProperty("store.acme.order-poll", "no cron");
        host.getPropertiesComponent().addInitialProperty("vault.key", key);
        host.getPropertiesComponent()
                .addInitialProperty(
                        "handshake-dear.store.acme.order-poll",
                        settings("properties").getProperty("store.acme.order-poll"));
        HandshakeDear.addTo(host, given);
        host.start();

        awaitSale(TestOrder.plain().into(systems));
    }

    @Test
    void allProblemsOfTheSettingsAreToldAndTheHostRunsOn() throws Exception {
        host.start();
        Properties given = settings("problems");
        given.remove("dear.account-id");
        given.setProperty("store.acme.order-poll", "no cron");

        assertThatThrownBy(() -> HandshakeDear.addTo(host, given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dear.account-id")
                .hasMessageContaining("store.acme.order-poll");
        assertThat(host.getStatus().isStarted()).isTrue();
    }

    @Test
    void aBrokenRouteFileStopsOnlyTheIntegrationWithFileAndLine(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("take-order.camel.yaml");
        Files.writeString(
                file,
                """
                - route:
                    id: take-order
                    from:
                      uri: direct:take-order
                      steps:
                        - lgo: hello
                """);
        Properties given = settings("broken");
        given.setProperty("routes.dir", folder.toString());
        host.addRoutes(hostRoutes());
        host.start();

        assertThatThrownBy(() -> HandshakeDear.addTo(host, given))
                .hasStackTraceContaining("take-order.camel.yaml")
                .hasStackTraceContaining("line 6");
        assertThat(host.getStatus().isStarted()).isTrue();
        assertThat(host.getRouteController().getRouteStatus("of-the-host").isStarted()).isTrue();
        awaitNoThread();
    }

    @Test
    void twoIntegrationsInOneHostDoNotTouchEachOther() throws Exception {
        try (SandboxSystems others = SandboxSystems.start(SandboxSystems.Options.bare())) {
            HandshakeDear.addTo(host, "first", settings("first"));
            HandshakeDear.addTo(host, "second", settings(others, "second"));
            host.start();
            awaitSale(TestOrder.plain().into(systems));
            awaitSale(others, TestOrder.plain().into(others));

            HandshakeDear.removeFrom(host, "first");
            awaitSale(others, TestOrder.plain().into(others));
            assertThat(systems.dear().saleCount()).isEqualTo(1);
            assertThat(others.dear().saleCount()).isEqualTo(2);
        }
    }

    @Test
    void twoIntegrationsOnOneDatabaseAreRefused() throws Exception {
        HandshakeDear.addTo(host, "first", settings("shared"));

        assertThatThrownBy(() -> HandshakeDear.addTo(host, "second", settings("shared")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'first' and 'second' have the same database");
        assertThat(host.getRegistry().lookupByName("second")).isNull();
    }

    @Test
    void aNameThatIsTakenIsRefused() throws Exception {
        HandshakeDear.addTo(host, settings("taken"));

        assertThatThrownBy(() -> HandshakeDear.addTo(host, settings("taken-too")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'handshake-dear'")
                .hasMessageContaining("another name");
    }

    private HikariDataSource bindDatabase(String name, String options) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:" + name + options);
        HikariDataSource database = new HikariDataSource(config);
        host.getRegistry().bind("handshake-dear.dataSource", database);
        host.getRegistry()
                .bind(
                        "handshake-dear.transactionManager",
                        new DataSourceTransactionManager(database));
        return database;
    }

    private Properties settings(String database) {
        return settings(systems, database);
    }

    private static Properties settings(SandboxSystems of, String database) {
        Map<String, String> settings = new HashMap<>(RunningIntegration.against(of).settings());
        settings.put("database.url", "jdbc:h2:mem:hosted-" + database);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private void awaitSale(TestOrder order) {
        awaitSale(systems, order);
    }

    private static void awaitSale(SandboxSystems of, TestOrder order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(of.dear().sales(order.externalId())).hasSize(1));
    }

    private Set<String> beans() {
        return new TreeSet<>(host.getRegistry().findByTypeWithName(Object.class).keySet());
    }

    private static RouteBuilder hostRoutes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:of-the-host").routeId("of-the-host").log("the host's");
            }
        };
    }

    /** Camel names the threads of a context after it; the pool and Quartz do alike. */
    private static void awaitNoThread() {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(Thread.getAllStackTraces().keySet())
                                        .extracting(Thread::getName)
                                        .noneMatch(name -> name.contains("handshake-dear")));
    }
}
