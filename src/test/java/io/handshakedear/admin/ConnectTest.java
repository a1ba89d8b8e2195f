package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connecting and disconnecting a store (design rule K5), and what was loaded, in the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectTest {

    private SandboxSystems systems;
    private RunningIntegration running;
    private Commands commands;
    private AdminApi api;

    @BeforeAll
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        Map<String, String> settings = new HashMap<>(database());
        settings.put("stores", "acme, other");
        systems.settings()
                .forEach((key, value) -> settings.put(key.replace(".acme.", ".other."), value));
        settings.put("stores", "acme, other");
        settings.put("store.other.order-poll", "0 0 0 1 1 ? 2099");
        settings.put("store.other.reconcile-schedule", "never");
        settings.put("store.acme.tax-mapping", "OrderCategory");
        settings.put("admin.password", AdminApi.PASSWORD);
        running = RunningIntegration.against(systems).with(settings).start();
        commands = new Commands(running);
        api = new AdminApi(running);
    }

    Map<String, String> database() {
        return Map.of();
    }

    @AfterAll
    void stop() {
        running.close();
        systems.close();
    }

    @Test
    void connectingShowsMissingMappingsWithTheNamesToChooseFrom() throws Exception {
        String message = commands.done("connect", null);

        assertThat(message).startsWith("Connected; to be looked at:");
        JsonNode mappings = api.get("/api/stores/acme/mappings");
        assertThat(mappings.at("/handshake/order_categories/24").asText()).isEqualTo("Samples");
        assertThat(mappings.at("/handshake/warehouses/42").asText()).isEqualTo("North");
        assertThat(mappings.at("/dear/location").toString()).contains("Main Warehouse");
        assertThat(mappings.path("missing").toString())
                .contains("tax-rule.category.24 is not set for the order category 'Samples'")
                .contains("DEAR has", "Tax on Sales");
    }

    @Test
    void disconnectingRemovesThatStoresLinksLogAndCatalogueOnly() throws Exception {
        TestOrder order = TestOrder.plain().category(21).into(systems);
        running.await(order, "PROCESSED");
        commands.done("load-products", null);
        commands.done("load-customers", null);
        running.database()
                .update(
                        "insert into product_link (store, item_id, variant_sku, product_id)"
                                + " values ('other', '1', '', 'p')");
        assertThat(api.get("/api/items?store=acme&state=LOADED").path("total").asInt())
                .isEqualTo(25);
        assertThat(api.get("/api/customers?store=acme&state=CREATED").path("total").asInt())
                .isEqualTo(5);

        assertThat(commands.done("disconnect", null)).contains("acme is disconnected");

        for (String table :
                List.of(
                        "order_log",
                        "order_audit",
                        "stock_reservation",
                        "catalogue_item",
                        "customer_link",
                        "family_link",
                        "category_link")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("product_link")).isEqualTo(1);
        assertThat(count("product_index")).isPositive();
        assertThat(systems.dear().saleCount()).isEqualTo(1);
        assertThat((String) commands.run("load-products", null).get("message"))
                .contains("is disconnected", "connect");
        TestOrder later = TestOrder.plain().category(21).into(systems);
        assertThat(commands.run("capture", null).get("state")).isEqualTo("FAILED");
        assertThat(count("order_log")).isZero();

        commands.done("connect", null);

        TestOrder after = TestOrder.plain().category(21).into(systems);
        running.await(after, "PROCESSED");
        assertThat(later.number()).isNotEqualTo(after.number());
    }

    private int count(String table) {
        return running.database().queryForObject("select count(*) from " + table, Integer.class);
    }

    @Test
    void aListThatHandshakeHidesIsTold() {
        systems.handshake().hide("order_categories");
        String message = commands.done("connect", null);
        systems.handshake().hide();

        assertThat(message).contains("does not show order_categories");
    }
}
