package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.admin.AdminServer;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.Connection;
import io.handshakedear.systems.Connections;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When shipments are not pushed, and what else settings say about them (design rule S1). */
class ShippingSettingsTest {

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    @Test
    void nothingIsPushedWhenDearShipsByItself() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("store.acme.pick-pack-ship", "pick-pack-ship")
                                .start()) {
            TestOrder order = TestOrder.plain().into(systems);
            integration.await(order, "PROCESSED");
            assertThat(order.sale(systems).path("CombinedShippingStatus").asText())
                    .isEqualTo("SHIPPED");

            assertRefused(integration, "DEAR ships by itself");
            webhooksAreNotListenedFor(integration);
        }
    }

    @Test
    void ordersThatAreCapturedAtTheirLastStatusAreShippedToo() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            systems.dear().setAllStock(new BigDecimal(1000));
            try (RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("store.acme.order-capture", "Complete")
                            .start()) {
                TestOrder order = TestOrder.plain().with("status", "Complete").into(systems);
                integration.await(order, "PROCESSED");
                systems.dear().ship(order.externalId(), "UPS", "1Z", null);

                Shipping shipping = new Shipping(integration);
                shipping.push();

                assertThat(shipping.of(order)).hasSize(1);
                assertThat(
                                systems.handshake()
                                        .ledger()
                                        .entries(call -> call.path().endsWith("/changeStatus")))
                        .isEmpty();
            }
        }
    }

    @Test
    void nothingIsPushedOfDailySales() throws Exception {
        assertOff(
                Map.of(
                        "store.acme.consolidate-orders", "Daily",
                        "store.acme.consolidation-time", "17:30",
                        "store.acme.consolidated-customer", "Daily"),
                "orders are consolidated");
    }

    @Test
    void nothingIsPushedWithoutExportShipping() throws Exception {
        assertOff(Map.of("store.acme.export-shipping", "false"), "export-shipping is false");
    }

    @Test
    void anOrderThatLeftItsLastSeenStatusIsReadAgainAndMarkedAsShippedIfWanted() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            systems.dear().setAllStock(new BigDecimal(1000));
            TestOrder order = TestOrder.plain().into(systems);
            try (RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("store.acme.order-poll", NEVER)
                            .with("store.acme.mark-shipped", "true")
                            .start()) {
                integration.await(order, "PROCESSED");
                systems.handshake().changeStatus(order.id(), "Processing");
                systems.dear().ship(order.externalId(), "UPS", "1Z", null);
                Connections connections =
                        integration.context().getRegistry().findSingleByType(Connections.class);
                Connection handshake = connections.handshake(acme(integration));
                int dearBefore = connections.dear().used();
                int handshakeBefore = handshake.used();
                systems.handshake().ledger().clear();
                systems.dear().ledger().clear();

                new Shipping(integration).push();

                Ledger calls = systems.handshake().ledger();
                assertThat(handshake.used() - handshakeBefore)
                        .as("each call takes a permit of its own system")
                        .isEqualTo(calls.entries().size());
                assertThat(connections.dear().used() - dearBefore)
                        .isEqualTo(systems.dear().ledger().entries().size());
                assertThat(calls.entries(c -> c.path().endsWith("/changeStatus")))
                        .extracting(Ledger.Entry::status)
                        .containsExactly(400, 200);
                assertThat(systems.handshake().order(order.id()).path("status").asText())
                        .isEqualTo("Complete");
                assertThat(systems.handshake().order(order.id()).path("shippedStatus").asText())
                        .isEqualTo("Shipped");
            }
        }
    }

    @Test
    void oneListServesAllStores() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("stores", "acme, beta, gamma")
                                .with(store("beta", systems))
                                .with(store("gamma", systems))
                                .with("store.acme.shipping-poll", "0/3 * * * * ?")
                                .start()) {
            integration.await(TestOrder.plain().into(systems), "PROCESSED");
            Ledger calls = systems.dear().ledger();
            calls.clear();
            org.awaitility.Awaitility.await().until(() -> calls.count("GET", "saleList") >= 3);

            assertThat(calls.entries(c -> c.path().equals("saleList")))
                    .as("one call each three seconds, not three")
                    .satisfies(
                            list -> {
                                long first = list.get(0).nanos();
                                long third = list.get(2).nanos();
                                assertThat(third - first).isGreaterThan(3_000_000_000L);
                            });
        }
    }

    private static StoreSettings acme(RunningIntegration integration) {
        return integration.context().getRegistry().findSingleByType(Settings.class).store("acme");
    }

    private static Map<String, String> store(String name, SandboxSystems systems) {
        String prefix = "store." + name + ".";
        return Map.of(
                prefix + "url", systems.handshake().url(),
                prefix + "api-key", "sandbox-handshake-key",
                prefix + "order-poll", NEVER,
                prefix + "order-capture", "Complete",
                prefix + "export-shipping", "true",
                prefix + "shipping-poll", "0/3 * * * * ?");
    }

    private static void assertOff(Map<String, String> settings, String reason) throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems).with(settings).start()) {
            TestOrder.plain().into(systems);
            integration.awaitCapture("acme");
            assertRefused(integration, reason);
        }
    }

    private static void assertRefused(RunningIntegration integration, String reason) {
        Map<String, Object> job = new Shipping(integration).run("push-shipments");
        assertThat(job).containsEntry("state", "FAILED");
        assertThat(job.get("message").toString()).contains(reason);
        assertThat(integration.systems().dear().ledger().count("GET", "saleList")).isZero();
        assertThat(new Shipping(integration).writes()).isEmpty();
    }

    private static void webhooksAreNotListenedFor(RunningIntegration integration) throws Exception {
        String address =
                integration.context().getRegistry().findSingleByType(AdminServer.class).address();
        HttpRequest delivery =
                HttpRequest.newBuilder(URI.create(address + "/webhooks/dear/shipment-authorised"))
                        .header("Authorization", "Bearer ")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        assertThat(
                        HttpClient.newHttpClient()
                                .send(delivery, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                .as("without webhook.secret")
                .isEqualTo(404);
    }
}
