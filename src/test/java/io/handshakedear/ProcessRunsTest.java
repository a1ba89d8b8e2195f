package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.SandboxSystems;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs of process-orders, which a store's timer and others ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessRunsTest {

    /** As find-due-orders.sql takes at once. */
    private static final int BATCH = 40;

    private SandboxSystems systems;

    /**
     * Orders wait until the test makes them due; the timer of the store looks once, at its start.
     */
    private RunningIntegration integration;

    Map<String, String> database() {
        return Map.of();
    }

    @BeforeAll
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        integration =
                RunningIntegration.against(systems)
                        .with("store.acme.process", "manual")
                        .with("work-poll", "1h")
                        .with(database())
                        .start();
    }

    @AfterAll
    void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void runsAtOnceNeverWorkOnTheSameOrder() {
        List<TestOrder> orders = dueOrders(30);
        systems.dear().faults().latency(10);
        systems.dear().ledger().clear();

        List<CompletableFuture<Exchange>> runs =
                Stream.generate(() -> CompletableFuture.supplyAsync(this::run)).limit(3).toList();
        assertThat(runs).allMatch(run -> run.join().getException() == null);
        systems.dear().faults().clear();

        requireWrittenOnce(orders);
    }

    @Test
    void aRunGoesPastItsFirstBatch() {
        List<TestOrder> orders = dueOrders(BATCH + 5);
        systems.dear().ledger().clear();

        run();

        requireWrittenOnce(orders);
    }

    private List<TestOrder> dueOrders(int count) {
        List<TestOrder> orders =
                Stream.generate(TestOrder::plain).limit(count).map(o -> o.into(systems)).toList();
        Awaitility.await()
                .until(
                        () ->
                                orders.stream()
                                        .map(order -> integration.states().get(order.number()))
                                        .allMatch("PENDING"::equals));
        integration
                .database()
                .update("update pending_order set next_attempt_at = current_timestamp");
        return orders;
    }

    private Exchange run() {
        try (ProducerTemplate template = integration.context().createProducerTemplate()) {
            return template.request(
                    "direct:process-orders", ask -> ask.setVariable("store", "acme"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As on the happy path: no order ended early, nothing was looked up, no write was repeated. */
    private void requireWrittenOnce(List<TestOrder> orders) {
        assertThat(orders)
                .allSatisfy(
                        order -> {
                            assertThat(integration.states())
                                    .containsEntry(order.number(), "PROCESSED");
                            assertThat(order.sale(systems).at("/Invoices/0/Payments")).hasSize(1);
                            assertThat(events(order)).doesNotContain("postponed", "held", "failed");
                        });
        for (String write : List.of("sale", "sale/order", "sale/invoice", "sale/payment")) {
            assertThat(systems.dear().ledger().count("POST", write))
                    .as(write)
                    .isEqualTo(orders.size());
        }
        assertThat(systems.dear().ledger().count("GET", "saleList")).isZero();
    }

    private List<String> events(TestOrder order) {
        return integration
                .database()
                .queryForList(
                        "select event from order_audit where order_id = ?",
                        String.class,
                        String.valueOf(order.id()));
    }
}
