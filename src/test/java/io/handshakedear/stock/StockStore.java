package io.handshakedear.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.changes.Commands;
import io.handshakedear.sandbox.HandshakeStandIn;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A store whose levels follow DEAR: its commands, and what its Handshake shows. */
final class StockStore {

    private final RunningIntegration integration;
    private final HandshakeStandIn handshake;
    private final String name;

    StockStore(RunningIntegration integration, HandshakeStandIn handshake, String name) {
        this.integration = integration;
        this.handshake = handshake;
        this.name = name;
    }

    /** A run that reads both systems, until nothing is due any more. */
    void push() {
        StockRuns runs = runs();
        Instant asked = runs.askNow(name);
        Awaitility.await("stock of " + name)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> runs.done(name, asked) != null && due() == 0);
    }

    StockRuns runs() {
        return integration
                .context()
                .getRegistry()
                .lookupByNameAndType("stockRuns", StockRuns.class);
    }

    /** Has a product read by itself, as a webhook does. */
    void mark(String sku) {
        String product =
                integration
                        .database()
                        .queryForObject(
                                "select product_id from product_index where sku = ?",
                                String.class,
                                sku);
        integration
                .context()
                .createProducerTemplate()
                .sendBody("direct:mark-product", Map.of("productId", product));
    }

    private int due() {
        return integration
                .database()
                .queryForObject(
                        "select (select count(*) from stock_unit where store = ? and due = true)"
                                + " + (select count(*) from stock_mark)",
                        Integer.class,
                        name);
    }

    /** The command push-stock, to its end. */
    Map<String, Object> run() {
        return run("push-stock");
    }

    /** A command, to its end. */
    Map<String, Object> run(String command) {
        return new Commands(integration, name).run(command, null);
    }

    /** What a warehouse shows of a SKU. */
    int level(String sku, int warehouse) {
        return unit(sku, warehouse).path("shelfQty").asInt();
    }

    /** What the main warehouse shows. */
    int level(String sku) {
        return level(sku, SandboxData.MAIN_WAREHOUSE);
    }

    void awaitLevel(String sku, int level) {
        Awaitility.await(sku + " in " + name)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(level(sku)).isEqualTo(level));
    }

    ObjectNode unit(String sku, int warehouse) {
        SandboxData.Product product = SandboxData.product(sku);
        boolean variant = product.variantId() > 0;
        String owner = variant ? "/variants/" + product.variantId() : "/items/" + product.itemId();
        return handshake.documents(variant ? "variant_stock_units" : "item_stock_units").stream()
                .filter(unit -> unit.path(variant ? "variant" : "item").asText().endsWith(owner))
                .filter(unit -> unit.path("warehouse").asText().endsWith("/" + warehouse))
                .findFirst()
                .orElseThrow();
    }

    /** The PATCHes of stock units that Handshake took. */
    List<Ledger.Entry> patches() {
        return handshake
                .ledger()
                .entries(call -> call.method().equals("PATCH") && call.handled() < 300);
    }
}
