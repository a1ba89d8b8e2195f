package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Commands;
import io.handshakedear.changes.Dear;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Daily sales are compared with DEAR's as those of single orders are. */
class ReconciledDayTest {

    Map<String, String> database() {
        return Map.of();
    }

    @Test
    void aDailySaleThatDiffersHoldsItsDayUntilItDiffersNoMoreOrAPersonLetsItBe() throws Exception {
        MovingClock clock = new MovingClock("2026-03-06T12:00:00Z");
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        DailyStore.of(systems, clock)
                                .with("store.acme.invoice-status", "Draft")
                                .with("store.acme.create-payments", "false")
                                .with(database())) {
            DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
            TestOrder one = order("2026-03-06T13:00:00Z").into(systems);
            TestOrder two = order("2026-03-06T13:01:00Z").into(systems);
            integration.start();
            integration.await(two, "PENDING");
            clock.moveTo("2026-03-06T23:00:00Z");
            integration.await(one, "PROCESSED");
            integration.await(two, "PROCESSED");
            Commands commands = new Commands(integration);
            Dear dear = new Dear(systems);
            assertThat(reconcile(commands))
                    .isEqualTo("2 orders and 1 sales compared (of 1 listed): nothing differs");

            differs(integration, commands, dear, systems, one, two);
            doubled(integration, commands, dear, systems, one);
            gone(integration, commands, systems, one, two);
        }
    }

    private static void differs(
            RunningIntegration integration,
            Commands commands,
            Dear dear,
            SandboxSystems systems,
            TestOrder one,
            TestOrder two) {
        dear.changeInvoice(sale(systems), "9.00", "1.80");

        assertThat(reconcile(commands)).contains("DIFFERS");

        integration.await(one, "HELD");
        integration.await(two, "HELD");
        assertThat(integration.reason(one.number()))
                .contains("draft invoice over 19.80", "written over 18.70");
        assertThat(day(integration))
                .containsEntry("state", "HELD")
                .containsEntry("cause", "DIFFERS");
        assertThat(
                        integration
                                .database()
                                .queryForList(
                                        "select alert from sent_alert where cause like 'day:%'",
                                        String.class))
                .singleElement()
                .asString()
                .contains("The sale of 2026-03-06", "draft invoice over 19.80");

        commands.done("retry", null);
        integration.await(one, "PROCESSED");
        integration.await(two, "PROCESSED");
        assertThat(reconcile(commands)).endsWith("nothing differs");
        assertThat(day(integration)).containsEntry("state", "PROCESSED");
    }

    private static void doubled(
            RunningIntegration integration,
            Commands commands,
            Dear dear,
            SandboxSystems systems,
            TestOrder one) {
        JsonNode second = dear.copySale(sale(systems), "handshake:acme:2026-03-06");

        assertThat(reconcile(commands)).contains("DOUBLED");
        integration.await(one, "HELD");

        dear.voidSale(second);
        // the draft still differs, and that was let be; now it is as it was written
        dear.changeInvoice(sale(systems), "8.50", "1.70");
        assertThat(reconcile(commands)).contains("1 as they were written again");
        integration.await(one, "PROCESSED");
    }

    private static void gone(
            RunningIntegration integration,
            Commands commands,
            SandboxSystems systems,
            TestOrder one,
            TestOrder two) {
        systems.dear().deleteSale(sale(systems).path("ID").asText());

        assertThat(reconcile(commands)).contains("VANISHED");

        integration.await(one, "HELD");
        integration.await(two, "HELD");
        assertThat(integration.reason(two.number())).contains("no more");
        assertThat(systems.dear().saleCount()).isEqualTo(1);
    }

    private static String reconcile(Commands commands) {
        return commands.done("reconcile", "2026-03-01T00:00:00Z");
    }

    private static JsonNode sale(SandboxSystems systems) {
        return DailyStore.sale(systems, "2026-03-06");
    }

    private static Map<String, Object> day(RunningIntegration integration) {
        return integration
                .database()
                .queryForMap("select * from closed_day where external_id is not null");
    }

    private static TestOrder order(String lastEdited) {
        return TestOrder.at(Instant.parse(lastEdited)).line("MUG-01", 1, "8.50");
    }
}
