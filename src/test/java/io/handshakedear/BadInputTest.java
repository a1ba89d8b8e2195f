package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.FaultRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that are wrong are held with a reason for people; the orders around them pass (C8). */
class BadInputTest extends IntegrationTests {

    static Stream<Arguments> wrongOrders() {
        return Stream.of(
                held("no customer", TestOrder.plain().with("customer", null), "customer"),
                held("customer is a text", TestOrder.plain().with("customer", "Jo"), "customer"),
                held(
                        "nameless",
                        TestOrder.plain().with("customer", Map.of("objID", 1)),
                        "customer"),
                held("no lines", TestOrder.empty(), "line"),
                held("lines are a text", TestOrder.plain().with("lines", "none"), "line"),
                held("line is a number", TestOrder.plain().with("lines", List.of(17)), "line"),
                held("no status", TestOrder.plain().with("status", null), "status"),
                held("status is a list", TestOrder.plain().with("status", List.of("x")), "status"),
                held("word for a quantity", TestOrder.plain().lastLine("qty", "four"), "four"),
                held("word for a price", TestOrder.plain().lastLine("unitPrice", "much"), "much"),
                held("no price", TestOrder.plain().lastLine("unitPrice", null), "price"),
                held("half a piece", TestOrder.plain().lastLine("qty", 1.5), "1.5"),
                held(
                        "absurd exponent",
                        TestOrder.plain().lastLine("unitPrice", "1e999999999"),
                        "1e999999999"),
                held(
                        "absurd quantity",
                        TestOrder.plain()
                                .line("TEA-01", 1, "6.40")
                                .lastLine("qty", 99_999_999_999L),
                        "99999999999"),
                held("absurd total", TestOrder.plain().with("totalAmount", "-1e400"), "total"),
                held(
                        "no total of this world",
                        TestOrder.plain().with("totalAmount", "3.00"),
                        "3.00"),
                held("no SKU", TestOrder.plain().lastLine("sku", "").lastLine("isku", ""), "SKU"),
                held("unknown SKU", TestOrder.empty().line("NOWHERE", 1, "1.00"), "NOWHERE"));
    }

    private static Arguments held(String what, TestOrder order, String named) {
        return Arguments.of(what, order, named);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongOrders")
    void aWrongOrderIsHeldAndNamed(String what, TestOrder order, String named) {
        TestOrder before = TestOrder.plain().into(systems);
        order.into(systems);
        TestOrder after = TestOrder.plain().into(systems);

        integration.await(order, "HELD");
        integration.await(before, "PROCESSED");
        integration.await(after, "PROCESSED");

        assertThat(integration.reason(order.number()))
                .containsIgnoringCase(named)
                .doesNotContain("Exception", "java.");
        assertThat(systems.dear().sales(order.externalId())).isEmpty();
    }

    @Test
    void unusualOrdersPass() {
        List<TestOrder> orders =
                List.of(
                        TestOrder.plain().with("notes", "n".repeat(10_000_000)),
                        TestOrder.plain().with("notes", Map.of("not", "a text")),
                        TestOrder.plain().with("billTo", null).with("shipTo", "nowhere"),
                        TestOrder.plain().with("lastEdited", "yesterday").with("ctime", 17),
                        TestOrder.plain().with("category", null).with("surprise", List.of(1)),
                        TestOrder.plain().without("totalAmount").without("otherVersions"));
        orders.forEach(order -> order.into(systems));

        orders.forEach(order -> integration.await(order, "PROCESSED"));
        orders.forEach(order -> assertThat(order.sale(systems)).isNotNull());
    }

    @Test
    void anUnknownStatusIsToldOnceAndNotCaptured() {
        TestOrder first = TestOrder.plain().with("status", "Teleported").into(systems);
        TestOrder second = TestOrder.plain().with("status", "Teleported").into(systems);
        integration.awaitCapture("acme");
        integration.awaitCapture("acme");

        assertThat(integration.states()).doesNotContainKeys(first.number(), second.number());
        assertThat(toldOf("Teleported")).containsExactly("status:acme:Teleported");
    }

    @Test
    void anUnknownStatusOfACapturedOrderIsToldOnceAndChangesNothing() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PROCESSED");
        systems.handshake().changeStatus(order.id(), "Beamed");
        integration.awaitCapture("acme");
        integration.awaitCapture("acme");

        assertThat(toldOf("Beamed")).containsExactly("status:acme:Beamed");
        assertThat(integration.states()).containsEntry(order.number(), "PROCESSED");
    }

    private List<String> toldOf(String status) {
        return integration
                .database()
                .queryForList(
                        "select cause from sent_alert where cause like ?",
                        String.class,
                        "%" + status + "%");
    }

    @Test
    void theOrderThatHandshakeCannotGiveIsHeldAndTheOthersPass() {
        TestOrder before = TestOrder.plain().into(systems);
        TestOrder monster = TestOrder.empty();
        for (int line = 0; line < 19; line++) {
            monster.line("MUG-01", 1, "8.50");
        }
        monster.into(systems);
        TestOrder after = TestOrder.plain().into(systems);
        systems.handshake().faults().add(FaultRule.on("GET", "orders").tooLarge(0, 18));

        integration.await(before, "PROCESSED");
        integration.await(after, "PROCESSED");
        assertThat(integration.states()).containsEntry("(unreadable)", "HELD");
        assertThat(integration.reason("(unreadable)")).contains("Handshake cannot give");

        systems.handshake().faults().clear();
        integration.await(monster, "PROCESSED");
    }
}
