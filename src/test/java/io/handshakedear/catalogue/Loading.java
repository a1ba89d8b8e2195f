package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.DearStandIn;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.settings.Settings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A catalogue that is loaded, and what DEAR has of it then. */
final class Loading implements AutoCloseable {

    private static final String WRITES = "POST|PUT";
    private static final String CATALOGUE = "(?i)product.*|ref/category|customer";

    private final SandboxSystems systems;
    private RunningIntegration running;

    /** The sandbox without its own items. */
    Loading() {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        deleteItems(1001, 1030);
    }

    /** Makes both systems and the integration as they were before the first load. */
    void reset() {
        deleteItems(5000, 5030);
        systems.handshake().faults().clear();
        systems.dear().reset();
        for (String table :
                List.of(
                        "catalogue_item",
                        "product_link",
                        "family_link",
                        "category_link",
                        "product_index",
                        "family_index",
                        "loaded_customer",
                        "customer_link",
                        "customer_index",
                        "remote_write")) {
            running.database().update("delete from " + table);
        }
        running.database().update("delete from flow_cursor where owner = 'dear'");
    }

    private void deleteItems(int from, int until) {
        for (int item = from; item < until; item++) {
            systems.handshake().delete("items", item);
        }
    }

    Loading start(Map<String, String> settings) throws Exception {
        running = RunningIntegration.against(systems).with(settings).start();
        return this;
    }

    SandboxSystems systems() {
        return systems;
    }

    DearStandIn dear() {
        return systems.dear();
    }

    RunningIntegration running() {
        return running;
    }

    String load() {
        return new Commands(running).done("load-products", null);
    }

    String loadCustomers() {
        return new Commands(running).done("load-customers", null);
    }

    /** Asks for a load and does not wait for it. */
    void begin(String command) {
        running.database()
                .update(
                        "insert into job (id, store, command, state, done, created_at)"
                                + " values (?, 'acme', ?, 'WAITING', 0, current_timestamp)",
                        command,
                        command);
    }

    boolean isLoading() {
        return running.database()
                        .queryForObject(
                                "select count(*) from job where state = 'RUNNING'", Integer.class)
                > 0;
    }

    /** The item as a load reads it. */
    LoadingItem read(TestItem item) {
        return send(
                        "direct:read-loading-item",
                        asked -> {
                            asked.setVariable("item", item.json().deepCopy());
                            asked.setVariable("itemId", String.valueOf(item.id()));
                        })
                .getVariable("loading", LoadingItem.class);
    }

    /** Has a route work for the store. */
    Exchange send(String route, Processor asked) {
        Settings settings = running.context().getRegistry().findSingleByType(Settings.class);
        Exchange answer =
                running.context()
                        .createProducerTemplate()
                        .send(
                                route,
                                exchange -> {
                                    exchange.setVariable("store", "acme");
                                    exchange.setVariable("settings", settings.store("acme"));
                                    asked.process(exchange);
                                });
        assertThat(answer.getException()).isNull();
        return answer;
    }

    /** How long the oldest order waits that is not in DEAR. */
    Duration oldestPending() {
        Timestamp oldest =
                running.database()
                        .queryForObject(
                                "select min(captured_at) from order_log"
                                        + " where state in ('PENDING', 'PROCESSING')",
                                Timestamp.class);
        return oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), Instant.now());
    }

    /** How many writes to the catalogue DEAR has seen. */
    long writes() {
        return dear().ledger().entries().stream()
                .filter(call -> call.method().matches(WRITES) && call.path().matches(CATALOGUE))
                .count();
    }

    JsonNode product(String sku) {
        return exact("product?IncludeDeprecated=true&Sku=" + sku, "Products", sku);
    }

    JsonNode family(String sku) {
        return exact("productFamily?Sku=" + sku, "ProductFamilies", sku);
    }

    private JsonNode exact(String path, String list, String sku) {
        JsonNode found = null;
        for (JsonNode one : ui("GET", path, null).path(list)) {
            if (one.path("SKU").asText().equals(sku)) {
                found = one;
            }
        }
        return found;
    }

    JsonNode images(String path) {
        return ui("GET", path, null);
    }

    JsonNode ui(String method, String path, Object body) {
        return new SandboxClient(dear().url()).ui(method, path, body);
    }

    String state(TestItem item) {
        return column(item, "state");
    }

    String remarks(TestItem item) {
        return column(item, "remarks");
    }

    private String column(TestItem item, String column) {
        return running.database()
                .queryForObject(
                        "select %s from catalogue_item where item_id = ?".formatted(column),
                        String.class,
                        String.valueOf(item.id()));
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        systems.close();
    }
}
