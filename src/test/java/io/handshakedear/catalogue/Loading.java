package io.handshakedear.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.changes.Commands;
import io.handshakedear.settings.Settings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A catalogue that is loaded, and what DEAR has of it then. */
final class Loading extends CatalogueSystems {

    private static final String WRITES = "POST|PUT";
    private static final String CATALOGUE = "(?i)product.*|ref/category|customer";

    /** The sandbox without its own items. */
    Loading() {
        deleteItems(1001, 1030);
    }

    /** Makes both systems and the integration as they were before the first load. */
    void reset() {
        deleteItems(5000, 5030);
        handshake().faults().clear();
        dear().reset();
        forget("loaded_customer", "customer_link", "customer_index");
        running().database().update("delete from flow_cursor where owner = 'dear'");
    }

    private void deleteItems(int from, int until) {
        for (int item = from; item < until; item++) {
            handshake().delete("items", item);
        }
    }

    String load() {
        return new Commands(running()).done("load-products", null);
    }

    String loadCustomers() {
        return new Commands(running()).done("load-customers", null);
    }

    /** Asks for a load and does not wait for it. */
    void begin(String command) {
        running()
                .database()
                .update(
                        "insert into job (id, store, command, state, done, created_at)"
                                + " values (?, 'acme', ?, 'WAITING', 0, current_timestamp)",
                        command,
                        command);
    }

    boolean isLoading() {
        return running()
                        .database()
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
        Settings settings = running().context().getRegistry().findSingleByType(Settings.class);
        Exchange answer =
                running()
                        .context()
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
                running()
                        .database()
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

    JsonNode images(String path) {
        return ui("GET", path, null);
    }

    String state(TestItem item) {
        return state(item.id());
    }

    String state(int item) {
        return column(item, "state");
    }

    String remarks(TestItem item) {
        return remarks(item.id());
    }

    String remarks(int item) {
        return column(item, "remarks");
    }

    private String column(int item, String column) {
        return column("catalogue_item", column, "item_id", String.valueOf(item));
    }
}
