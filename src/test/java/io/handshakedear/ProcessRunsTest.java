package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Runs of process-orders, which a store's timer and others ask for. */
class ProcessRunsTest extends IntegrationTests {

    /** As find-due-orders.sql takes at once. */
    private static final int BATCH = 40;

    /**
     * Orders wait until the test makes them due; the timer of the store looks once, at its start.
     */
    @Override
    protected void prepare(RunningIntegration starting) {
        starting.with("store.acme.process", "manual").with("work-poll", "1h");
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
