package io.handshakedear.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handshakedear.PostgresDatabases;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadablePageTest {

    /** Of 100, 50, 25, 12, 6 and 3 orders, and of one. */
    private static final int PAGES_OF_A_SEARCH = 7;

    private static final int CALLS_OF_A_PAGE = 5;

    @Test
    void oneOrderThatHandshakeCannotGiveIsHeldAndTheOthersPass() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            new OrderGenerator().orders(6).lines(1, 5).into(systems.handshake()::putOrder);
            new OrderGenerator()
                    .orders(1)
                    .lines(60, 60)
                    .firstId(90_000)
                    .into(systems.handshake()::putOrder);
            new OrderGenerator()
                    .orders(6)
                    .lines(1, 5)
                    .firstId(95_000)
                    .into(systems.handshake()::putOrder);
            systems.handshake().faults().add(FaultRule.on("GET", "orders").tooLarge(1000, 50));
            try (RunningIntegration integration = RunningIntegration.against(systems).start()) {
                integration.awaitSettled(13);

                assertThat(integration.states().values())
                        .filteredOn("PROCESSED"::equals)
                        .hasSize(12);
                assertThat(integration.reason("(unreadable)"))
                        .startsWith("Handshake cannot give an order");
            }
        }
    }

    static Stream<Map<String, String>> databases() {
        return Stream.of(Map.of(), PostgresDatabases.create());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anOrderThatHandshakeCannotGiveIsSearchedForOnce(Map<String, String> database)
            throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            TestOrder before = TestOrder.plain().into(systems);
            TestOrder monster = TestOrder.empty();
            for (int line = 0; line < 19; line++) {
                monster.line("MUG-01", 1, "8.50");
            }
            monster.into(systems);
            TestOrder after = TestOrder.plain().into(systems);
            systems.handshake().faults().add(FaultRule.on("GET", "orders").tooLarge(0, 18));
            try (RunningIntegration integration =
                    RunningIntegration.against(systems).with(database).start()) {
                integration.await(before, "PROCESSED");
                integration.await(after, "PROCESSED");
                integration.awaitCapture("acme");

                // new orders are found in the next runs, which cost a few calls each
                systems.handshake().ledger().clear();
                TestOrder later = TestOrder.plain().into(systems);
                integration.await(later, "PROCESSED");
                integration.awaitCapture("acme");
                integration.awaitCapture("acme");
                List<String> calls =
                        systems.handshake().ledger().entries().stream()
                                .map(call -> call.query() + " -> " + call.status())
                                .toList();
                List<String> alone = calls.stream().filter(call -> asks(call, 1)).toList();
                assertThat(calls).noneMatch(call -> asks(call, 50));
                assertThat(calls).hasSizeLessThanOrEqualTo(alone.size() * 6);
                assertThat(unreadable(integration)).isEqualTo(1);

                // edited, it is where it was not before, and still cannot be read
                systems.handshake().changeStatus(monster.id(), "Processing");
                await().atMost(Duration.ofSeconds(30)).until(() -> unreadable(integration) == 2);
                TestOrder last = TestOrder.plain().into(systems);
                integration.await(last, "PROCESSED");
                integration.awaitCapture("acme");
                assertThat(unreadable(integration)).isEqualTo(2);

                systems.handshake().faults().clear();
                integration.await(monster, "PROCESSED");
            }
        }
    }

    private static boolean asks(String call, int limit) {
        return call.matches(".*limit=" + limit + "\\b.*");
    }

    private static int unreadable(RunningIntegration integration) {
        return integration
                .database()
                .queryForObject(
                        "select count(*) from order_log where order_id like 'unreadable-%'",
                        Integer.class);
    }

    @Test
    void whileHandshakeGivesNothingAtAllNoOrderIsLeftOut() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare())) {
            new OrderGenerator().orders(3).into(systems.handshake()::putOrder);
            systems.handshake()
                    .faults()
                    .add(
                            FaultRule.on("GET", "orders")
                                    .effect(FaultRule.Point.AFTER, FaultRule.Effect.HTML));
            try (RunningIntegration integration =
                    RunningIntegration.against(systems).with("read-retry-delay", "1ms").start()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> systems.handshake().ledger().count("GET", "orders") > 60);
                assertThat(integration.states()).isEmpty();

                systems.handshake().faults().clear();
                integration.awaitSettled(3);

                assertThat(integration.states().values()).containsOnly("PROCESSED");
            }
        }
    }

    /** An outage may end between two calls of the search for an order that cannot be given. */
    @Test
    void wheneverAnOutageEndsNoOrderIsLeftOut() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems)
                                .with("read-retry-delay", "1ms")
                                .start()) {
            integration.awaitFirstCapture("acme");
            int least = (PAGES_OF_A_SEARCH - 1) * CALLS_OF_A_PAGE;
            for (int calls = least; calls <= least + 2 * CALLS_OF_A_PAGE; calls++) {
                systems.handshake()
                        .faults()
                        .add(
                                FaultRule.on("GET", "orders")
                                        .effect(FaultRule.Point.AFTER, FaultRule.Effect.HTML)
                                        .times(calls));
                TestOrder order = TestOrder.plain().into(systems);
                integration.await(order, "PROCESSED");
                systems.handshake().faults().clear();

                assertThat(unreadable(integration)).as("after %d calls", calls).isZero();
            }
        }
    }
}
