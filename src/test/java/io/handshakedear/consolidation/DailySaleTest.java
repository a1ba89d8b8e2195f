package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's orders become one sale (design rule O15); the days pass by a clock of the test's. */
class DailySaleTest {

    private SandboxSystems systems;
    private RunningIntegration integration;
    private MovingClock clock;

    Map<String, String> database() {
        return Map.of();
    }

    @BeforeEach
    void prepare() {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        clock = new MovingClock("2026-03-06T12:00:00Z");
    }

    @AfterEach
    void stop() {
        if (integration != null) {
            integration.close();
        }
        systems.close();
    }

    @Test
    void theOrdersOfADayBecomeOneSale() throws Exception {
        start();
        TestOrder first =
                order("2026-03-06T13:00:00Z").line("MUG-01", 2, "8.50").line("MUG-01", 1, "9.00");
        TestOrder second =
                order("2026-03-06T14:00:00Z")
                        .line("MUG-01", 3, "8.50")
                        .with("percentDiscount", "10")
                        .with("totalAmount", "22.95");
        TestOrder exempt =
                order("2026-03-06T22:30:00Z")
                        .category(SandboxData.EXEMPT)
                        .line("MUG-01", 1, "8.50");
        TestOrder tomorrow = order("2026-03-06T22:30:01Z").line("MUG-01", 1, "8.50");
        List.of(first, second, exempt, tomorrow).forEach(order -> order.into(systems));
        integration.await(tomorrow, "PENDING");

        clock.moveTo("2026-03-06T22:31:00Z");
        integration.await(first, "PROCESSED");

        JsonNode sale = sale("2026-03-06");
        assertThat(sale.path("Customer").asText()).isEqualTo(DailyStore.CUSTOMER);
        assertThat(sale.path("Location").asText()).isEqualTo(SandboxData.MAIN);
        assertThat(sale.at("/Order/Lines")).hasSize(3);
        assertThat(sale.at("/Order/Lines/0/Quantity").decimalValue()).isEqualByComparingTo("5");
        assertThat(sale.at("/Order/Lines/2/TaxRule").asText()).isEqualTo("Tax Exempt");
        assertThat(sale.at("/Order/TotalBeforeTax").decimalValue())
                .isEqualByComparingTo(new BigDecimal("26.00").add(new BigDecimal("31.45")));
        assertThat(sale.at("/Invoices/0/Status").asText()).isEqualTo("PAID");
        assertThat(integration.states())
                .containsEntry(second.number(), "PROCESSED")
                .containsEntry(exempt.number(), "PROCESSED")
                .containsEntry(tomorrow.number(), "PENDING");
        assertThat(integration.reserved(first)).isZero();
        assertThat(integration.reserved(tomorrow)).isEqualTo(1);
        assertThat(integration.audit(second))
                .contains("Its share of the sale handshake:acme:2026-03-06");
        assertThat(integration.audit(second)).contains("22.95").contains("Part of the sale SO-");
        assertThat(integration.logged(second, "sale_id"))
                .isEqualTo(integration.logged(first, "sale_id"))
                .isNotNull();
    }

    @Test
    void missedCutsAreCaughtUpWithOneSaleADayTheOldestFirst() throws Exception {
        start();
        TestOrder friday = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        TestOrder sunday = order("2026-03-08T13:00:00Z").line("MUG-01", 2, "8.50").into(systems);
        integration.await(sunday, "PENDING");

        clock.moveTo("2026-03-10T12:00:00Z");
        integration.await(sunday, "PROCESSED");

        assertThat(friday.json()).isNotNull();
        sale("2026-03-06");
        sale("2026-03-08");
        assertThat(systems.dear().saleCount()).isEqualTo(2);
        assertThat(
                        integration
                                .database()
                                .queryForList(
                                        "select cast(business_day as varchar) || ' ' || state"
                                                + " from closed_day order by closed_at",
                                        String.class))
                .containsExactly(
                        "2026-03-06 PROCESSED",
                        "2026-03-07 EMPTY",
                        "2026-03-08 PROCESSED",
                        "2026-03-09 EMPTY");
    }

    @Test
    void anOrderOfAClosedDayBelongsToTheOldestOpenDate() throws Exception {
        start();
        clock.moveTo("2026-03-08T12:00:00Z");
        awaitClosed("2026-03-07");
        TestOrder late = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        integration.await(late, "PENDING");

        assertThat(integration.logged(late, "business_day")).isEqualTo("2026-03-08");
        clock.moveTo("2026-03-08T22:00:00Z");
        integration.await(late, "PROCESSED");
        sale("2026-03-08");
    }

    @Test
    void noDayIsClosedBeforeACaptureThatBeganAfterItsCut() throws Exception {
        start();
        TestOrder order = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        integration.await(order, "PENDING");
        systems.handshake()
                .faults()
                .add(FaultRule.on("GET", "orders").status(FaultRule.Point.BEFORE, 500));
        await(this::hasCaptureFailed);

        clock.moveTo("2026-03-06T23:00:00Z");
        TestOrder unseen = order("2026-03-06T14:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        Instant since = Instant.now();
        await(() -> hasCaptureFailedSince(since));
        assertThat(closed()).isEmpty();

        systems.handshake().faults().clear();
        integration.await(unseen, "PROCESSED");
        assertThat(sale("2026-03-06").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsHeldAndJoinsALaterDay() throws Exception {
        start();
        TestOrder fits = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        TestOrder unknown =
                order("2026-03-06T13:01:00Z").line("NEW-THING", 1, "5.00").into(systems);
        integration.await(unknown, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(fits, "PROCESSED");
        integration.await(unknown, "HELD");

        assertThat(sale("2026-03-06").at("/Order/Lines")).hasSize(1);
        assertThat(integration.logged(unknown, "external_id")).isEqualTo(unknown.externalId());
        assertThat(integration.logged(unknown, "business_day")).isEqualTo("2026-03-07");
        assertThat(integration.reserved(unknown)).isEqualTo(1);

        systems.handshake()
                .editOrder(
                        unknown.id(),
                        order("2026-03-06T13:01:00Z")
                                .line("MUG-01", 4, "1.25")
                                .json()
                                .retain("lines"));
        integration.await(unknown, "PENDING");
        clock.moveTo("2026-03-07T23:00:00Z");
        integration.await(unknown, "PROCESSED");
        assertThat(sale("2026-03-07").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(4);
    }

    @Test
    void ordersInAnotherCurrencyAreHeld() throws Exception {
        start();
        TestOrder dollars = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        TestOrder euros = order("2026-03-06T13:01:00Z").line("MUG-01", 1, "8.50");
        ((ObjectNode) euros.json().get("customer")).put("currency", "EUR");
        euros.into(systems);
        integration.await(euros, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(dollars, "PROCESSED");
        integration.await(euros, "HELD");

        assertThat(integration.reason(euros.number())).contains("EUR").contains("USD");
        assertThat(sale("2026-03-06").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(1);
    }

    @Test
    void withoutItsCustomerADayWaitsAndNothingIsLost() throws Exception {
        integration = settings().with("store.acme.consolidated-customer", "Nobody yet").start();
        TestOrder order = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        integration.await(order, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("Nobody yet");
        assertThat(systems.dear().saleCount()).isZero();

        DailyStore.createCustomer(systems, "Nobody yet");
        job("retry");
        integration.await(order, "PROCESSED");
        sale("2026-03-06");
    }

    @Test
    void processingByHandMakesAnExtraSaleAndLeavesTheDateOpen() throws Exception {
        start();
        TestOrder early = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        integration.await(early, "PENDING");
        job("process");
        integration.await(early, "PROCESSED");
        TestOrder next = order("2026-03-06T14:00:00Z").line("MUG-01", 2, "8.50").into(systems);
        integration.await(next, "PENDING");
        job("process");
        integration.await(next, "PROCESSED");
        TestOrder last = order("2026-03-06T15:00:00Z").line("MUG-01", 3, "8.50").into(systems);
        integration.await(last, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(last, "PROCESSED");

        assertThat(sale("2026-03-06:2").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(1);
        assertThat(sale("2026-03-06:3").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(2);
        assertThat(sale("2026-03-06").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(3);
    }

    @Test
    void pendingOrdersOfTheDayFollowHandshakeUntilItsSaleIsPlanned() throws Exception {
        start();
        TestOrder edited = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        TestOrder cancelled = order("2026-03-06T13:01:00Z").line("MUG-01", 1, "8.50").into(systems);
        integration.await(cancelled, "PENDING");
        integration.await(edited, "PENDING");
        systems.handshake()
                .editOrder(
                        edited.id(),
                        edited.lastLine("qty", 7)
                                .lastLine("total", "59.50")
                                .with("totalAmount", "59.50")
                                .json()
                                .retain("lines", "totalAmount"));
        systems.handshake().changeStatus(cancelled.id(), "Cancelled");
        integration.await(cancelled, "CANCELLED");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(edited, "PROCESSED");

        assertThat(integration.logged(edited, "business_day")).isEqualTo("2026-03-06");
        assertThat(sale("2026-03-06").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(7);
        assertThat(integration.logged(cancelled, "external_id")).isEqualTo(cancelled.externalId());
    }

    @Test
    void anOrderThatWasCancelledAndComesBackBeforeItsDayIsPlannedIsPartOfIt() throws Exception {
        start();
        TestOrder order = order("2026-03-06T13:00:00Z").line("MUG-01", 2, "8.50").into(systems);
        integration.await(order, "PENDING");
        systems.handshake().changeStatus(order.id(), "Cancelled");
        integration.await(order, "CANCELLED");
        // as if two readers had seen the cancellation at once
        integration
                .database()
                .update(
                        "insert into changed_order (store, order_id, change, fingerprint, seen_at)"
                                + " values ('acme', ?, 'CANCELLED', '', current_timestamp)",
                        String.valueOf(order.id()));
        integration
                .database()
                .update(
                        "insert into pending_order (store, order_id, next_attempt_at, attempts)"
                                + " values ('acme', ?, current_timestamp, 0)",
                        String.valueOf(order.id()));
        integration
                .database()
                .update("update order_log set state = 'PROCESSING', cause = 'CHANGED'");
        integration.await(order, "CANCELLED");

        systems.handshake().changeStatus(order.id(), "Confirmed");
        integration.await(order, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(order, "PROCESSED");
        assertThat(DailyStore.units(systems, "2026-03-06")).isEqualTo(2);
    }

    @Test
    void aDayIsPaidWhenAllOfItsOrdersCountAsPaid() throws Exception {
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        integration = settings().with("store.acme.payment-status", "Processing").start();
        TestOrder one = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        TestOrder two =
                order("2026-03-06T13:01:00Z")
                        .with("status", "Processing")
                        .line("MUG-01", 1, "8.50")
                        .into(systems);
        integration.await(one, "PENDING");
        integration.await(two, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(one, "PROCESSED");
        assertThat(sale("2026-03-06").at("/Invoices/0/Status").asText()).isEqualTo("AUTHORISED");

        systems.handshake().changeStatus(one.id(), "Processing");
        await(() -> sale("2026-03-06").at("/Invoices/0/Status").asText().equals("PAID"));
    }

    @Test
    void ordersThatWaitFollowASwitchOfConsolidation(@TempDir Path folder) throws Exception {
        Map<String, String> database = new HashMap<>(database());
        database.putIfAbsent("database.url", "jdbc:h2:file:" + folder.resolve("switched"));
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        TestOrder single = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        try (RunningIntegration daily = settings().with(database).start()) {
            daily.await(single, "PENDING");
        }
        try (RunningIntegration none =
                settings().with(database).with("store.acme.consolidate-orders", "None").start()) {
            none.await(single, "PROCESSED");
        }
        assertThat(single.sale(systems).path("Customer").asText()).startsWith("Customer of");

        TestOrder joint = order("2026-03-06T14:00:00Z").line("MUG-01", 2, "8.50").into(systems);
        try (RunningIntegration manual =
                settings()
                        .with(database)
                        .with("store.acme.consolidate-orders", "None")
                        .with("store.acme.process", "manual")
                        .start()) {
            manual.await(joint, "PENDING");
        }
        integration = settings().with(database).start();
        await(() -> !openDays().isEmpty());
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(joint, "PROCESSED");
        assertThat(sale("2026-03-06").at("/Order/Lines/0/Quantity").asInt()).isEqualTo(2);
        assertThat(systems.dear().saleCount()).isEqualTo(2);
    }

    @Test
    void aDailySaleThatIsNotInvoicedIsWrittenAnewWhenOrdersChange() throws Exception {
        startWith("store.acme.invoice-status", "Draft");
        TestOrder kept = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        TestOrder edited = order("2026-03-06T13:01:00Z").line("MUG-01", 2, "8.50").into(systems);
        TestOrder cancelled = order("2026-03-06T13:02:00Z").line("MUG-01", 4, "8.50").into(systems);
        integration.await(cancelled, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(kept, "PROCESSED");
        assertThat(DailyStore.units(systems, "2026-03-06")).isEqualTo(7);

        edited.sell(9, systems);
        systems.handshake().changeStatus(cancelled.id(), "Cancelled");
        integration.await(cancelled, "CANCELLED");
        await(() -> live() == 1 && total(live("2026-03-06")) == 10);
        integration.await(kept, "PROCESSED");
        integration.await(edited, "PROCESSED");

        assertThat(systems.dear().doubles()).isEmpty();
        assertThat(
                        integration.reserved(kept)
                                + integration.reserved(edited)
                                + integration.reserved(cancelled))
                .isZero();
        assertThat(integration.audit(kept)).contains("day written anew");
        assertThat(integration.logged(kept, "sale_id"))
                .isEqualTo(integration.logged(edited, "sale_id"));
    }

    @Test
    void changesOfAnInvoicedDailySaleAreHeldUntilTheyAreUndone() throws Exception {
        start();
        TestOrder kept = order("2026-03-06T13:00:00Z").line("MUG-01", 1, "8.50").into(systems);
        TestOrder edited = order("2026-03-06T13:01:00Z").line("MUG-01", 2, "8.50").into(systems);
        integration.await(edited, "PENDING");
        clock.moveTo("2026-03-06T23:00:00Z");
        integration.await(edited, "PROCESSED");

        edited.sell(3, systems);
        integration.await(edited, "HELD");
        assertThat(integration.reason(edited.number())).contains("invoice").contains("edited");
        assertThat(integration.states()).containsEntry(kept.number(), "PROCESSED");
        assertThat(DailyStore.units(systems, "2026-03-06")).isEqualTo(3);

        edited.sell(2, systems);
        integration.await(edited, "PROCESSED");
        assertThat(systems.dear().saleCount()).isEqualTo(1);
    }

    private List<ObjectNode> live(String day) {
        return systems.dear().sales(null).stream()
                .filter(sale -> sale.path("ExternalID").asText().contains(day))
                .filter(sale -> !sale.path("Status").asText().equals("VOIDED"))
                .toList();
    }

    private int live() {
        return live("handshake:acme").size();
    }

    private static int total(List<ObjectNode> sales) {
        return sales.stream().mapToInt(sale -> sale.at("/Order/Lines/0/Quantity").asInt()).sum();
    }

    private void startWith(String key, String value) throws Exception {
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        integration = settings().with(key, value).start();
        await(() -> !openDays().isEmpty());
    }

    private RunningIntegration settings() {
        return DailyStore.of(systems, clock).with(database());
    }

    private void start() throws Exception {
        DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
        integration = settings().start();
        await(() -> !openDays().isEmpty());
    }

    private static TestOrder order(String lastEdited) {
        return TestOrder.at(Instant.parse(lastEdited));
    }

    private JsonNode sale(String day) {
        return DailyStore.sale(systems, day);
    }

    private void job(String command) {
        integration
                .database()
                .update(
                        "insert into job (id, store, command, state, done, created_at)"
                                + " values (?, 'acme', ?, 'WAITING', 0, current_timestamp)",
                        java.util.UUID.randomUUID().toString(),
                        command);
    }

    private List<String> openDays() {
        return integration
                .database()
                .queryForList(
                        "select cast(closed_until as varchar) from flow_cursor"
                                + " where flow = 'consolidate-orders'",
                        String.class);
    }

    private void awaitClosed(String day) {
        await(() -> openDays().contains(day));
    }

    private List<String> closed() {
        return integration
                .database()
                .queryForList("select cast(business_day as varchar) from closed_day", String.class);
    }

    private boolean hasCaptureFailed() {
        return hasCaptureFailedSince(Instant.EPOCH);
    }

    private boolean hasCaptureFailedSince(Instant moment) {
        return !integration
                .database()
                .queryForList(
                        "select 1 from flow_cursor where flow = 'capture-orders'"
                                + " and failed_at > ?",
                        Integer.class,
                        java.sql.Timestamp.from(moment))
                .isEmpty();
    }

    private static void await(Callable<Boolean> reached) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(reached);
    }
}
