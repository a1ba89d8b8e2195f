package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Effect;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.RateLimit;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the systems answer, orders wait, go on by themselves and are written once (C4 to C7).
 */
class OutagesTest extends IntegrationTests {

    private static final String KEY = "a key that is not Handshake's";

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        starting.with("rate-window", "6s");
    }

    @AfterEach
    void mend() {
        systems.dear().faults().clear();
        systems.handshake().faults().clear();
        systems.dear().limit().off();
        systems.handshake().limit().off();
    }

    @ParameterizedTest
    @EnumSource(RateLimit.RetryAfter.class)
    void throttledCallsAreMadeLater(RateLimit.RetryAfter form) {
        systems.dear().limit().set(2, 700).retryAfter(form).forget();
        systems.handshake().limit().set(1, 700).retryAfter(form).forget();
        systems.dear().ledger().clear();

        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PROCESSED");

        assertWhole(order);
        assertThat(systems.dear().ledger().entries(Ledger.Entry::throttled)).isNotEmpty();
    }

    static Stream<FaultRule> faults() {
        return Stream.of(
                FaultRule.on("*", ".*").drop(Point.BEFORE),
                FaultRule.on("*", ".*").drop(Point.AFTER),
                FaultRule.on("*", ".*").status(Point.BEFORE, 500),
                FaultRule.on("*", ".*").status(Point.AFTER, 500),
                FaultRule.on("*", ".*").status(Point.AFTER, 502),
                FaultRule.on("*", ".*").status(Point.BEFORE, 503),
                FaultRule.on("*", ".*").status(Point.AFTER, 504),
                FaultRule.on("*", ".*").effect(Point.AFTER, Effect.TRUNCATE),
                FaultRule.on("*", ".*").effect(Point.AFTER, Effect.TRUNCATE_CHUNKED),
                FaultRule.on("*", ".*").effect(Point.AFTER, Effect.HTML),
                FaultRule.on("*", ".*").effect(Point.AFTER, Effect.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void passingFailuresAreSurvived(FaultRule fault) {
        systems.dear().faults().add(fault.every(3).times(4));
        systems.handshake()
                .faults()
                .add(FaultRule.on("GET", "orders").effect(fault.point, fault.effect).nth(1));
        List<TestOrder> orders =
                Stream.generate(TestOrder::plain).limit(2).map(o -> o.into(systems)).toList();

        for (TestOrder order : orders) {
            integration.await(order, "PROCESSED");
            assertWhole(order);
        }
        assertThat(systems.dear().doubles()).isEmpty();
        assertThat(systems.dear().faults().rules().get(0).hits).isPositive();
    }

    @Test
    void aRefusalUnderStatus200HoldsTheOrderAtOnce() {
        String refusal = "Location 'X' was not found in Locations reference book";
        systems.dear()
                .faults()
                .add(
                        FaultRule.on("POST", "sale")
                                .status(Point.BEFORE, 200)
                                .body(
                                        "[{\"ErrorCode\":400,\"Exception\":\"%s\"}]"
                                                .formatted(refusal)));
        systems.dear().ledger().clear();

        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "HELD");

        assertThat(integration.reason(order.number())).contains(refusal);
        assertThat(systems.dear().ledger().count("POST", "sale")).isEqualTo(1);
        assertThat(systems.dear().ledger().count("GET", "saleList")).isZero();
    }

    @Test
    void theLimitUnderStatus200IsWaitedFor() {
        systems.dear()
                .faults()
                .add(
                        FaultRule.on("POST", "sale")
                                .status(Point.BEFORE, 200)
                                .body(
                                        "[{\"ErrorCode\":400,\"Exception\":\"You have reached 60"
                                                + " calls per 60 seconds API limit.\"}]")
                                .nth(1));
        systems.dear().ledger().clear();

        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PROCESSED");

        assertWhole(order);
        assertThat(systems.dear().ledger().count("GET", "saleList")).isZero();
    }

    @Test
    void ordersWaitWhileDearRefusesTheKey() {
        JsonNode right = credentials();
        systems.dear().credentials("00000000-0000-0000-0000-000000000000", "wrong");
        TestOrder order = TestOrder.plain().into(systems);
        Awaitility.await()
                .until(
                        () ->
                                !systems.dear()
                                        .ledger()
                                        .entries(call -> call.status() == 403)
                                        .isEmpty());
        integration.await(order, "PENDING");

        systems.dear().credentials(right.get("account").asText(), right.get("key").asText());

        integration.await(order, "PROCESSED");
        assertWhole(order);
    }

    @Test
    void captureWaitsWhileHandshakeRefusesTheKey() {
        String right = systems.settings().get("store.acme.api-key");
        systems.handshake().apiKey(KEY);
        TestOrder order = TestOrder.plain().into(systems);
        Awaitility.await()
                .until(
                        () ->
                                !systems.handshake()
                                        .ledger()
                                        .entries(call -> call.status() == 401)
                                        .isEmpty());
        assertThat(integration.states()).doesNotContainKey(order.number());

        systems.handshake().apiKey(right);

        integration.await(order, "PROCESSED");
    }

    @Test
    void ordersThatAreHiddenStopNothingElse() {
        TestOrder before = TestOrder.plain().into(systems);
        integration.await(before, "PROCESSED");
        systems.handshake().hide("orders");
        TestOrder order = TestOrder.plain().into(systems);
        Awaitility.await()
                .until(
                        () ->
                                systems.handshake()
                                                .ledger()
                                                .entries(call -> call.status() == 403)
                                                .size()
                                        > 1);

        systems.handshake().hide();

        integration.await(order, "PROCESSED");
    }

    @Test
    void aListThatIsTooSlowIsReadInSmallerPages() {
        systems.handshake().faults().add(FaultRule.on("GET", "orders").tooLarge(4, 0));
        systems.handshake().ledger().clear();
        List<TestOrder> orders =
                Stream.generate(TestOrder::plain).limit(9).map(o -> o.into(systems)).toList();

        orders.forEach(order -> integration.await(order, "PROCESSED"));

        assertThat(systems.handshake().ledger().entries())
                .extracting(Ledger.Entry::query)
                .anyMatch(query -> query.contains("limit=100"))
                .anyMatch(query -> query.contains("limit=50"))
                .anyMatch(query -> query.contains("limit=3"));
        assertThat(integration.states().keySet()).noneMatch("(unreadable)"::equals);
    }

    /** One sale with its order, its invoice and its payment. */
    private void assertWhole(TestOrder order) {
        JsonNode sale = order.sale(systems);
        assertThat(sale.at("/Order/Status").asText()).isEqualTo("AUTHORISED");
        assertThat(sale.at("/Invoices")).hasSize(1);
        assertThat(sale.at("/Invoices/0/Payments")).hasSize(1);
        String name = order.json().at("/customer/name").asText();
        assertThat(systems.dear().customers())
                .filteredOn(customer -> customer.path("Name").asText().equals(name))
                .hasSize(1);
    }

    private JsonNode credentials() {
        return TestOrder.fields("{}")
                .put("account", systems.settings().get("dear.account-id"))
                .put("key", systems.settings().get("dear.application-key"));
    }
}
