package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Orders that change while their day is fixed, of which no sale comes: they are read again before
 * the day is planned anew (design rules O12, O15).
 */
class MissedOrdersTest {

    private static final String DAY = "2026-03-06";

    private SandboxSystems systems;
    private RunningIntegration integration;
    private MovingClock clock;

    Map<String, String> database() {
        return Map.of();
    }

    @BeforeEach
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        systems.dear().setAllStock(new BigDecimal("100000"));
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        clock = new MovingClock(DAY + "T12:00:00Z");
        integration = DailyStore.of(systems, clock).with(database()).start();
    }

    @AfterEach
    void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void aPlanOfWhichDearHasNothingIsDroppedAndItsOrdersFollowHandshake() throws Exception {
        TestOrder order = order(1);
        fixDay(order);
        order.sell(4, systems);
        await(() -> "34.00".equals(integration.logged(order, "total")));
        stopCaptures();
        missed(order);

        systems.dear().faults().clear();

        integration.await(order, "PROCESSED");
        assertThat(DailyStore.units(systems, DAY)).isEqualTo(4);
        assertThat(systems.handshake().ledger().count("GET", "orders/" + order.id())).isPositive();
    }

    @Test
    void aPageThatIsOlderThanTheChangeSparesNoReading() throws Exception {
        TestOrder kept = order(1);
        TestOrder cancelled = order(2);
        JsonNode asListed = systems.handshake().order(cancelled.id());
        fixDay(kept, cancelled);
        stopCaptures();
        systems.handshake().changeStatus(cancelled.id(), "Cancelled");
        missed(cancelled);

        integration.see(asListed);
        systems.dear().faults().clear();

        integration.await(cancelled, "CANCELLED");
        integration.await(kept, "PROCESSED");
        assertThat(DailyStore.units(systems, DAY)).isEqualTo(1);
        assertThat(systems.dear().saleCount()).isEqualTo(1);
    }

    @Test
    void anOrderWhoseChangeIsNotedAmongTheReadingsIsPartOfItsDay() throws Exception {
        TestOrder slow = order(1);
        TestOrder noted = order(2);
        fixDay(slow, noted);
        stopCaptures();
        FaultRule reading =
                FaultRule.on("GET", "orders/" + slow.id())
                        .delay(FaultRule.Point.BEFORE, 1_500)
                        .times(1);
        systems.handshake().faults().add(reading);
        noted.sell(9, systems);
        missed(slow);
        systems.dear().faults().clear();

        await(() -> reading.hits == 1);
        noteChange(noted);

        integration.await(noted, "PROCESSED");
        integration.await(slow, "PROCESSED");
        assertThat(DailyStore.units(systems, DAY)).isEqualTo(10);
        assertThat(systems.dear().saleCount()).as("sales, void ones too").isEqualTo(1);
    }

    private TestOrder order(int quantity) {
        TestOrder order =
                TestOrder.at(Instant.parse(DAY + "T13:00:00Z"))
                        .line("MUG-01", quantity, "8.50")
                        .into(systems);
        integration.await(order, "PENDING");
        return order;
    }

    /** The day is over, but DEAR takes no sale. */
    private void fixDay(TestOrder... orders) {
        systems.dear()
                .faults()
                .add(FaultRule.on("POST", "sale").status(FaultRule.Point.BEFORE, 404));
        clock.moveTo(DAY + "T23:00:00Z");
        for (TestOrder order : orders) {
            await(() -> integration.logged(order, "cause") != null);
        }
    }

    /** From here on an order is seen only when it is read by itself, or shown by the test. */
    private void stopCaptures() throws Exception {
        integration.context().getRouteController().stopRoute("schedule-capture-acme");
        integration.context().getRouteController().stopRoute("capture-orders-acme");
    }

    /** As if a change had been noted while the plan stood, and the plan dropped. */
    private void missed(TestOrder order) {
        update("update order_log set missed = true where order_id = ?", order);
    }

    /** As another reader of the order does it. */
    private void noteChange(TestOrder order) {
        update(
                "insert into changed_order (store, order_id, change, fingerprint, seen_at)"
                        + " values ('acme', ?, 'CANCELLED', '', current_timestamp)",
                order);
        update(
                "update order_log set state = 'PROCESSING', cause = 'CHANGED' where order_id = ?",
                order);
    }

    private void update(String sql, TestOrder order) {
        integration.database().update(sql, String.valueOf(order.id()));
    }

    private static void await(Callable<Boolean> reached) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(reached);
    }
}
