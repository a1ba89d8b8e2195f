package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.PostgresDatabases;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Days are closed while orders are taken: each order is in exactly one day (design rule O15). */
class TakeAndCloseTest {

    private static final int ORDERS = 200;

    @Test
    void noOrderEntersADayThatIsBeingClosed() throws Exception {
        takeAndClose(Map.of());
    }

    @Test
    void noOrderEntersADayThatIsBeingClosedOnPostgresEither() throws Exception {
        takeAndClose(PostgresDatabases.create());
    }

    @Test
    void closingWaitsForAnOrderThatIsBeingTaken() throws Exception {
        closeWhileTaking(Map.of());
    }

    @Test
    void closingWaitsForAnOrderThatIsBeingTakenOnPostgresToo() throws Exception {
        closeWhileTaking(PostgresDatabases.create());
    }

    /** The test holds what the taking of an order holds until its transaction ends. */
    private static void closeWhileTaking(Map<String, String> database) throws Exception {
        MovingClock clock = new MovingClock("2026-03-06T12:00:00Z");
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        DailyStore.of(systems, clock)
                                .with(database)
                                .with("store.acme.process", "manual")) {
            integration.start();
            await(() -> count(integration, "flow_cursor where flow = 'consolidate-orders'") == 1);
            String lock =
                    Files.readString(Path.of("src/main/resources/sql/lock-open-day.sql"))
                            .replace(":#store", "'acme'");
            Settings settings =
                    integration.context().getRegistry().findSingleByType(Settings.class);
            try (Connection taking = integration.database().getDataSource().getConnection();
                    ProducerTemplate routes = integration.context().createProducerTemplate()) {
                taking.setAutoCommit(false);
                taking.createStatement().executeQuery(lock);
                CompletableFuture<Exchange> closing =
                        routes.asyncSend(
                                "direct:close-day",
                                exchange -> {
                                    exchange.setVariable("store", "acme");
                                    exchange.setVariable("settings", settings.store("acme"));
                                    exchange.setVariable("date", LocalDate.parse("2026-03-06"));
                                });
                Awaitility.await()
                        .during(Duration.ofMillis(700))
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> !closing.isDone() && count(integration, "closed_day") == 0);
                taking.commit();
                closing.get(10, TimeUnit.SECONDS);
            }
            assertThat(count(integration, "closed_day")).isEqualTo(1);
        }
    }

    private static void takeAndClose(Map<String, String> database) throws Exception {
        MovingClock clock = new MovingClock("2026-03-06T12:00:00Z");
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        DailyStore.of(systems, clock)
                                .with(database)
                                .with("work-poll", "1h")
                                // days are closed by the test
                                .with("store.acme.process", "manual")) {
            DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
            integration.start();
            await(() -> count(integration, "flow_cursor where flow = 'consolidate-orders'") == 1);
            new OrderGenerator()
                    .orders(ORDERS)
                    .start(Instant.parse("2026-03-06T13:00:00Z"))
                    .into(systems.handshake()::putOrder);
            Settings settings =
                    integration.context().getRegistry().findSingleByType(Settings.class);
            LocalDate date = LocalDate.parse("2026-03-06");
            try (ProducerTemplate routes = integration.context().createProducerTemplate()) {
                while (count(integration, "order_log") < ORDERS) {
                    LocalDate closed = date;
                    routes.send(
                            "direct:close-day",
                            exchange -> {
                                exchange.setVariable("store", "acme");
                                exchange.setVariable("settings", settings.store("acme"));
                                exchange.setVariable("date", closed);
                            });
                    date = date.plusDays(1);
                }
            }

            int closed =
                    count(
                            integration,
                            "order_log l join closed_day c on c.external_id = l.external_id"
                                    + " and c.business_day = l.business_day");
            int open =
                    count(
                            integration,
                            "order_log l where l.business_day > (select closed_until from"
                                    + " flow_cursor where flow = 'consolidate-orders') and not exists"
                                    + " (select 1 from closed_day c where c.external_id ="
                                    + " l.external_id)");
            assertThat(count(integration, "closed_day where orders > 0"))
                    .as("days closed while orders were taken")
                    .isGreaterThan(1);
            assertThat(closed + open).isEqualTo(ORDERS);
            assertThat(sum(integration)).isEqualTo(closed);
        }
    }

    private static int sum(RunningIntegration integration) {
        return integration
                .database()
                .queryForObject("select sum(orders) from closed_day", Integer.class);
    }

    private static int count(RunningIntegration integration, String from) {
        return integration.database().queryForObject("select count(*) from " + from, Integer.class);
    }

    private static void await(java.util.concurrent.Callable<Boolean> reached) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(reached);
    }
}
