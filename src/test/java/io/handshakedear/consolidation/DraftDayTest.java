package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Dear;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that change while the invoice of their daily sale is a draft (design rules O12, O15). */
class DraftDayTest {

    private static final String DAY = "2026-03-06";

    private SandboxSystems systems;
    private RunningIntegration integration;
    private MovingClock clock;
    private Dear dear;

    @BeforeEach
    void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        systems.dear().setAllStock(new BigDecimal("100000"));
        dear = new Dear(systems);
        clock = new MovingClock("2026-03-06T12:00:00Z");
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        integration =
                DailyStore.of(systems, clock)
                        .with("store.acme.invoice-status", "Draft")
                        .with("index-refresh", "1s")
                        .start();
        await(() -> count("flow_cursor where flow = 'consolidate-orders'") == 1);
    }

    @AfterEach
    void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void anOrderHeldForItsChangeWaitsUntilTheInvoiceIsAuthorised() {
        TestOrder kept = order(1);
        TestOrder cancelled = order(2);
        integration.await(kept, "PENDING");
        integration.await(cancelled, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(kept, "PROCESSED");
        dear.pick(sale());
        systems.handshake().changeStatus(cancelled.id(), "Cancelled");
        integration.await(cancelled, "HELD");
        assertThat(integration.reason(cancelled.number())).contains("cancelled").contains("picked");

        dear.ship(sale());
        awaitLook();

        assertThat(integration.states()).containsEntry(cancelled.number(), "HELD");
        assertThat(events(cancelled)).containsOnlyOnce("held").endsWith("held");

        dear.authoriseInvoice(sale());

        integration.await(cancelled, "CANCELLED");
        await(() -> sale().path("CreditNotes").size() == 1);
        await(() -> sale().at("/Invoices/0/Payments").size() == 1);
        integration.await(kept, "PROCESSED");
    }

    @Test
    void whatTheDailySaleDoesNotShowChangesNothing() {
        TestOrder order = order(1);
        integration.await(order, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(order, "PROCESSED");
        dear.pick(sale());

        systems.handshake().editOrder(order.id(), TestOrder.fields("{'notes':'at the back'}"));

        await(() -> Collections.frequency(events(order), "edited in Handshake") == 2);
        integration.await(order, "PROCESSED");
        assertThat(count("changed_order")).isZero();
        assertThat(events(order)).doesNotContain("held", "day written anew");
        assertThat(count("closed_day where sale_id is not null")).isEqualTo(1);
    }

    private TestOrder order(int quantity) {
        return TestOrder.at(Instant.parse("2026-03-06T13:00:00Z"))
                .line("MUG-01", quantity, "8.50")
                .into(systems);
    }

    private JsonNode sale() {
        return DailyStore.sale(systems, DAY);
    }

    /**
     * Until DEAR's changed sales were looked through, and the day has been worked on after that.
     */
    private void awaitLook() {
        Timestamp before = Timestamp.from(Instant.now());
        await(
                () ->
                        integration
                                        .database()
                                        .queryForObject(
                                                "select count(*) from closed_day where state ="
                                                        + " 'PROCESSED' and changed_at > ?",
                                                Integer.class,
                                                before)
                                == 1);
    }

    private List<String> events(TestOrder order) {
        return integration
                .database()
                .queryForList(
                        "select event from order_audit where order_id = ? order by id",
                        String.class,
                        String.valueOf(order.id()));
    }

    private int count(String rows) {
        return integration.database().queryForObject("select count(*) from " + rows, Integer.class);
    }

    private static void await(Callable<Boolean> reached) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(reached);
    }
}
