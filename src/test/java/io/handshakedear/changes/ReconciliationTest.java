package io.handshakedear.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.TestOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What neither a poll nor a person has brought to the log is found by comparing Handshake's orders,
 * the log and DEAR's sales. Captures run only when they are asked for.
 */
class ReconciliationTest extends ChangedOrders {

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    private Commands commands;

    @Override
    Map<String, String> settings() {
        return Map.of(
                "store.acme.order-poll",
                NEVER,
                "store.acme.reconcile-schedule",
                NEVER,
                "retry-delay",
                "1s",
                "store.acme.create-payments",
                "false");
    }

    @BeforeAll
    void prepare() {
        commands = new Commands(integration);
        integration.awaitFirstCapture("acme");
        // from here on captures begin near the present
        captured(TestOrder.plain());
    }

    @AfterEach
    void mendHandshake() {
        systems.handshake().faults().clear();
    }

    @Test
    void anOrderThatNoCaptureSawIsTaken() {
        TestOrder order = TestOrder.at(longAgo()).line("MUG-01", 1, "8.50").into(systems);
        commands.done("capture", null);
        assertThat(integration.states()).doesNotContainKey(order.number());

        assertThat(reconcile()).contains("missing in the log: 1 taken");

        integration.await(order, "PROCESSED");
        assertThat(only(order).path("Status").asText()).isEqualTo("INVOICED");
    }

    @Test
    void aCancellationThatNoCaptureSawIsFollowed() {
        TestOrder order = captured(TestOrder.plain());
        status(order, "Cancelled");

        reconcile();

        integration.await(order, "CANCELLED");
        assertThat(only(order).path("Status").asText()).isEqualTo("VOIDED");
    }

    @Test
    void anOrderThatWasDeletedInHandshakeIsCancelled() {
        TestOrder order = captured(TestOrder.plain());
        systems.handshake().deleteOrder(order.id());

        assertThat(reconcile()).contains("1 deleted in Handshake");

        integration.await(order, "CANCELLED");
        assertThat(only(order).path("Status").asText()).isEqualTo("VOIDED");
        assertThat(why(order)).contains("deleted in Handshake");
        assertThat(reconcile()).doesNotContain("deleted in Handshake");
    }

    @Test
    void anOrderThatCannotBeReadStopsNothing() {
        TestOrder order = captured(TestOrder.plain());
        integration
                .database()
                .update(
                        "update order_log set last_edited = seen_at where order_id = ?",
                        String.valueOf(order.id()));
        systems.handshake().deleteOrder(order.id());
        systems.handshake()
                .faults()
                .add(
                        io.handshakedear.sandbox.FaultRule.on("GET", "orders/" + order.id())
                                .status(io.handshakedear.sandbox.FaultRule.Point.BEFORE, 500));

        assertThat(reconcile()).contains("1 could not be read");

        assertThat(integration.states()).containsEntry(order.number(), "PROCESSED");
        systems.handshake().faults().clear();
        reconcile();
        integration.await(order, "CANCELLED");
    }

    @Test
    void aSaleThatWasVoidedByHandHoldsItsOrder() {
        TestOrder order = captured(TestOrder.plain());
        dear.voidSale(only(order));

        assertThat(reconcile()).contains("VOIDED");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("voided in DEAR by hand", "SO-");
        assertThat(reconcile()).doesNotContain(only(order).at("/Order/SaleOrderNumber").asText());
        assertThat(integration.states()).containsEntry(order.number(), "HELD");
    }

    @Test
    void aSaleThatIsGoneHoldsItsOrderWhichTheReloadRecipeTakesAgain() {
        TestOrder order = captured(TestOrder.plain());
        systems.dear().deleteSale(only(order).path("ID").asText());

        assertThat(reconcile()).contains("VANISHED");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("no more", "SO-");
        assertThat(why(order)).contains("held: DEAR has sale SO-");
        assertThat(alerts(order)).contains("VANISHED");

        forget(order);
        assertThat(reconcile()).contains("1 forgotten, and left so");
        assertThat(integration.states()).doesNotContainKey(order.number());
        commands.done("load-orders", Instant.now().minusSeconds(86_400).toString());
        integration.await(order, "PROCESSED");
        assertThat(live(order, ":2")).hasSize(1);
        forget(order);
    }

    @Test
    void aSecondSaleOfAnOrderHoldsItUntilOneIsVoid() {
        TestOrder order = captured(TestOrder.plain());
        JsonNode sale = only(order);
        JsonNode second = dear.copySale(sale, order.externalId() + ":7");

        assertThat(reconcile()).contains("DOUBLED");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number()))
                .contains(
                        sale.at("/Order/SaleOrderNumber").asText(),
                        second.at("/Order/SaleOrderNumber").asText(),
                        ":7");

        dear.voidSale(second);
        assertThat(reconcile()).contains("1 as they were written again");
        integration.await(order, "PROCESSED");
        assertThat(only(order).path("Status").asText()).isNotEqualTo("VOIDED");
        assertRests(order);
    }

    @Test
    void aSecondSaleThatAPersonLetsBeIsNoFindingAnyMore() {
        TestOrder order = captured(TestOrder.plain());
        JsonNode second = dear.copySale(only(order), order.externalId() + ":8");
        reconcile();
        integration.await(order, "HELD");

        retry(order);
        integration.await(order, "PROCESSED");

        assertThat(reconcile()).doesNotContain("DOUBLED");
        assertThat(integration.states()).containsEntry(order.number(), "PROCESSED");
        dear.voidSale(second);
    }

    @Test
    void aSecondSaleStaysADoubleWhenTheListShowsItNoMore() {
        TestOrder order = captured(TestOrder.plain());
        JsonNode second = dear.copySale(only(order), order.externalId());
        reconcile();
        integration.await(order, "HELD");
        Instant later = Instant.now().plusSeconds(4_000);

        commands.done("reconcile", later.toString());

        assertThat(integration.states()).containsEntry(order.number(), "HELD");
        dear.voidSale(second);
    }

    @Test
    void aDifferenceThatAPersonLetsBeIsNotHeldAgainButAnotherOneIs() {
        TestOrder order = captured(TestOrder.plain().line("TEA-01", 3, "6.40"));
        dear.credit(only(order), "6.40", "0.64");

        assertThat(reconcile()).contains("DIFFERS");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number()))
                .contains("invoiced over 30.47", "credit notes over 7.04: 23.43")
                .contains("written over 30.47", "credited 0.00: 30.47");

        retry(order);
        integration.await(order, "PROCESSED");
        assertThat(reconcile()).doesNotContain("DIFFERS");
        assertThat(integration.states()).containsEntry(order.number(), "PROCESSED");

        dear.credit(only(order), "6.40", "0.64");
        assertThat(reconcile()).contains("DIFFERS");
        integration.await(order, "HELD");
        assertThat(integration.reason(order.number())).contains("credit notes over 14.08");
    }

    @Test
    void retryingAllHeldOrdersLetsTheirDifferencesBe() {
        TestOrder order = captured(TestOrder.plain());
        dear.credit(only(order), "8.50", "0.85");
        reconcile();
        integration.await(order, "HELD");

        commands.done("retry", null);
        integration.await(order, "PROCESSED");

        assertThat(reconcile()).doesNotContain("DIFFERS");
        assertThat(integration.states()).containsEntry(order.number(), "PROCESSED");
    }

    @Test
    void ourOwnCreditNotesAreNoDifference() {
        TestOrder order = captured(TestOrder.plain().line("TEA-01", 3, "6.40"));
        quantity(order, 1);
        commands.done("capture", null);
        awaitNotes(order, 1);
        integration.await(order, "PROCESSED");

        assertThat(reconcile()).doesNotContain(only(order).at("/Order/SaleOrderNumber").asText());

        assertThat(integration.states()).containsEntry(order.number(), "PROCESSED");
    }

    @Test
    void aDraftInvoiceThatSomebodyChangesIsADifferenceUntilItIsAsItWas() {
        TestOrder order = captured(TestOrder.plain());
        dear.undo(only(order));
        String number = only(order).at("/Order/SaleOrderNumber").asText();
        assertThat(only(order).at("/Invoices/0/Status").asText()).isEqualTo("DRAFT");
        assertThat(reconcile()).doesNotContain(number);

        dear.changeInvoice(only(order), "9.00", "0.90");
        assertThat(reconcile()).contains(number + " DIFFERS");
        integration.await(order, "HELD");
        assertThat(integration.reason(order.number()))
                .contains("draft invoice over 9.90", "written over 9.35");

        dear.changeInvoice(only(order), "8.50", "0.85");
        assertThat(reconcile()).contains("1 as they were written again");
        integration.await(order, "PROCESSED");
        assertThat(why(order)).contains("difference gone");
    }

    @Test
    void aSaleThatNobodyKnowsIsToldOnce() {
        TestOrder order = captured(TestOrder.plain());
        JsonNode unknown = dear.copySale(only(order), "handshake:acme:424242");
        String number = unknown.at("/Order/SaleOrderNumber").asText();

        assertThat(reconcile()).contains("1 unknown sales (" + number + ")");

        assertThat(
                        integration
                                .database()
                                .queryForList(
                                        "select alert from sent_alert where cause = ?",
                                        String.class,
                                        "sale:" + unknown.path("ID").asText()))
                .singleElement()
                .asString()
                .contains(number, "handshake:acme:424242", "neither the log of acme nor");
        assertThat(reconcile()).doesNotContain("unknown");
    }

    @Test
    void anOrderWhoseLogIsLostIsNotWrittenTwice() {
        TestOrder order = TestOrder.at(longAgo()).line("MUG-01", 1, "8.50").into(systems);
        reconcile();
        integration.await(order, "PROCESSED");
        JsonNode sale = only(order);
        for (String table : List.of("order_log", "order_document", "stock_reservation")) {
            integration
                    .database()
                    .update(
                            "delete from " + table + " where order_id = ?",
                            String.valueOf(order.id()));
        }
        integration
                .database()
                .update("delete from remote_write where subject = ?", order.externalId());

        assertThat(reconcile()).contains("missing in the log: ");

        integration.await(order, "HELD");
        assertThat(integration.reason(order.number()))
                .contains("live sale of it", sale.at("/Order/SaleOrderNumber").asText());
        assertThat(systems.dear().sales(order.externalId())).hasSize(1);

        dear.voidSale(sale);
        reconcile();
        integration.await(order, "PROCESSED");
        assertThat(live(order, "")).hasSize(1);
        assertThat(systems.dear().sales(order.externalId())).hasSize(2);
    }

    @Test
    void whatIsBeingWorkedOnIsNotJudged() {
        TestOrder order = captured(TestOrder.plain());
        JsonNode second = dear.copySale(only(order), order.externalId());
        integration
                .database()
                .update(
                        "insert into pending_order (store, order_id, next_attempt_at, attempts)"
                                + " values ('acme', ?, current_timestamp + interval '1' hour, 0)",
                        String.valueOf(order.id()));

        assertThat(reconcile()).doesNotContain(only(second).at("/Order/SaleOrderNumber").asText());

        assertThat(integration.states()).containsEntry(order.number(), "PROCESSED");
        integration
                .database()
                .update("delete from pending_order where order_id = ?", String.valueOf(order.id()));
        dear.voidSale(second);
    }

    @Test
    void theClockAsksForOneComparisonAtATime() {
        assertThat(integration.context().getRoute("schedule-reconciliation-acme")).isNotNull();
        integration
                .database()
                .update(
                        "insert into job (id, store, command, state, done, created_at) values"
                                + " ('block', 'acme', 'none', 'WAITING', 0,"
                                + " current_timestamp - interval '1' hour)");
        try {
            for (int i = 0; i < 2; i++) {
                integration
                        .context()
                        .createProducerTemplate()
                        .send(
                                "direct:ask-for-reconciliation",
                                ask -> ask.setVariable("store", "acme"));
            }
            assertThat(open("reconcile")).isEqualTo(1);
        } finally {
            integration.database().update("delete from job where id = 'block'");
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> open("reconcile") == 0);
    }

    private int open(String command) {
        return integration
                .database()
                .queryForObject(
                        "select count(*) from job where command = ?"
                                + " and state in ('WAITING', 'RUNNING')",
                        Integer.class,
                        command);
    }

    private TestOrder captured(TestOrder order) {
        order.into(systems);
        commands.done("capture", null);
        integration.await(order, "PROCESSED");
        return order;
    }

    /** The job's message. */
    private String reconcile() {
        return commands.done("reconcile", null);
    }

    private String alerts(TestOrder order) {
        return integration
                .database()
                .queryForList(
                        "select cause from sent_alert where order_id = ?",
                        String.class,
                        String.valueOf(order.id()))
                .toString();
    }

    private JsonNode only(JsonNode sale) {
        return sale;
    }

    /** Before what a capture reads again. */
    private static Instant longAgo() {
        return Instant.now().minus(Duration.ofHours(2));
    }
}
