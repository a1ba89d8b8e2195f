package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.Ledger;
import io.handshakedear.sandbox.SandboxClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A write whose answer is lost is looked up, never repeated blindly (design rule C6). */
class LostAnswersTest extends IntegrationTests {

    private static final Duration SETTLING_TIME = Duration.ofMillis(500);

    @AfterEach
    void mend() {
        systems.dear().faults().clear();
        systems.dear().ledger().clear();
    }

    /** Each write, and what is read to find it. */
    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of("customer", "customer"),
                Arguments.of("sale", "saleList"),
                Arguments.of("sale/order", "sale"),
                Arguments.of("sale/invoice", "sale"),
                Arguments.of("sale/payment", "sale/payment"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteThatWasDoneIsNotDoneAgain(String written, String lookedUp) {
        systems.dear().faults().add(FaultRule.on("POST", written).drop(Point.AFTER).nth(1));

        TestOrder order = TestOrder.plain().line("TEA-01", 3, "6.40").into(systems);
        integration.await(order, "PROCESSED");

        assertWhole(order);
        assertThat(calls("POST", written)).hasSize(1);
        assertThat(calls("GET", lookedUp)).isNotEmpty();
    }

    /** A success that does not say what was written is no answer: later writes need it. */
    @ParameterizedTest
    @MethodSource("writes")
    void anAnswerWithoutAnIdIsLookedUp(String written, String lookedUp) {
        systems.dear()
                .faults()
                .add(FaultRule.on("POST", written).status(Point.AFTER, 200).body("{}").nth(1));

        TestOrder order = TestOrder.plain().line("TEA-01", 3, "6.40").into(systems);
        integration.await(order, "PROCESSED");

        assertWhole(order);
        assertThat(calls("POST", written)).hasSize(1);
        assertThat(calls("GET", lookedUp)).isNotEmpty();
    }

    /** The filter may find more than the one ExternalID, and more than a page of it. */
    @Test
    void aSaleIsFoundBehindAThousandOthers() {
        TestOrder order = TestOrder.plain().line("TEA-01", 3, "6.40");
        SandboxClient people = new SandboxClient(systems.dear().url());
        for (int other = 0; other < 1000; other++) {
            ObjectNode sale = TestOrder.fields("{'Location':'Main Warehouse'}");
            sale.put("Customer", "Handshake daily sales");
            people.ui("POST", "sale", sale.put("ExternalID", order.externalId() + "-" + other));
        }
        systems.dear().faults().add(FaultRule.on("POST", "sale").drop(Point.AFTER).nth(1));

        integration.await(order.into(systems), "PROCESSED");

        assertWhole(order);
        assertThat(calls("POST", "sale")).hasSize(1);
        assertThat(calls("GET", "saleList")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteThatNeverArrivedIsDoneAfterTheSettlingTime(String written, String lookedUp) {
        systems.dear().faults().add(FaultRule.on("POST", written).drop(Point.BEFORE).nth(1));

        TestOrder order = TestOrder.plain().line("TEA-01", 3, "6.40").into(systems);
        integration.await(order, "PROCESSED");

        assertWhole(order);
        List<Ledger.Entry> posts = calls("POST", written);
        assertThat(posts).hasSize(2);
        List<Ledger.Entry> between =
                calls("GET", lookedUp).stream()
                        .filter(call -> call.nanos() > posts.get(0).nanos())
                        .filter(call -> call.nanos() < posts.get(1).nanos())
                        .toList();
        assertThat(between).hasSizeGreaterThanOrEqualTo(2);
        Ledger.Entry first = between.get(0);
        Ledger.Entry last = between.get(between.size() - 1);
        assertThat(last.nanos() - first.nanos()).isGreaterThan(SETTLING_TIME.toNanos());
    }

    private List<Ledger.Entry> calls(String method, String path) {
        return systems.dear()
                .ledger()
                .entries(c -> c.method().equals(method) && c.path().equalsIgnoreCase(path));
    }

    private void assertWhole(TestOrder order) {
        JsonNode sale = order.sale(systems);
        assertThat(sale.at("/Order/Lines")).hasSize(2);
        assertThat(sale.at("/Invoices")).hasSize(1);
        assertThat(sale.at("/Invoices/0/Payments")).hasSize(1);
        assertThat(systems.dear().doubles()).isEmpty();
        String name = order.json().at("/customer/name").asText();
        assertThat(systems.dear().customers())
                .filteredOn(customer -> customer.path("Name").asText().equals(name))
                .hasSize(1);
    }
}
