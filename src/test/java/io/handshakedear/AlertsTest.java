package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are told of each cause once, whatever fails between the cause and them. */
class AlertsTest {

    @TempDir private Path folder;

    private SandboxSystems systems;
    private HttpServer people;
    private volatile int answer = 200;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    Map<String, String> database() {
        return Map.of("database.url", "jdbc:h2:file:" + folder.resolve("alerts"));
    }

    @BeforeEach
    void start() throws IOException {
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        people = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        people.createContext(
                "/",
                call -> {
                    String text =
                            new String(
                                    call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    asked.add(text);
                    if (answer == 200) {
                        told.add(text);
                    }
                    call.sendResponseHeaders(answer, -1);
                    call.close();
                });
        people.start();
    }

    @AfterEach
    void stop() {
        people.stop(0);
        systems.close();
    }

    @Test
    void anAlertThatWasNotTakenIsSentAgainAndOnce() throws Exception {
        try (RunningIntegration integration = integration(database())) {
            answer = 503;
            TestOrder order = heldOrder();
            integration.await(order, "HELD");
            Awaitility.await().until(() -> asked.size() >= 2);

            answer = 200;

            requireToldOnce(order);
        }
    }

    @Test
    void anAlertOutlivesTheProcess() throws Exception {
        Map<String, String> database = database();
        TestOrder order;
        answer = 503;
        try (RunningIntegration integration = integration(database)) {
            order = heldOrder();
            integration.await(order, "HELD");
        }
        answer = 200;
        try (RunningIntegration integration = integration(database)) {
            integration.await(order, "HELD");
            requireToldOnce(order);
        }
    }

    @Test
    void anEditThatNeedsAPersonIsToldToo() throws Exception {
        try (RunningIntegration integration =
                integration(database(), Map.of("store.acme.process", "manual"))) {
            TestOrder order = TestOrder.plain().into(systems);
            integration.await(order, "PENDING");
            systems.handshake()
                    .editOrder(
                            order.id(),
                            TestOrder.fields("{}")
                                    .set(
                                            "lines",
                                            order.lastLine("qty", "many").json().get("lines")));
            integration.await(order, "HELD");

            requireToldOnce(order);
        }
    }

    /** No state without its alert: both are in one transaction. */
    @Test
    void anOrderIsHeldTogetherWithItsAlert() throws Exception {
        try (RunningIntegration integration = integration(database())) {
            integration.database().execute("alter table sent_alert rename to alerts_that_are_away");
            TestOrder order = heldOrder();
            integration.awaitFailedCapture("acme");
            assertThat(integration.states()).doesNotContainKey(order.number());

            integration.database().execute("alter table alerts_that_are_away rename to sent_alert");

            integration.await(order, "HELD");
            requireToldOnce(order);
        }
    }

    private void requireToldOnce(TestOrder order) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> told.size() == 1);
        assertThat(told.get(0))
                .contains("\"text\":\"Order " + order.number() + " of acme is HELD: ")
                .contains("\"orderId\":\"" + order.id() + "\"")
                .contains("\"store\":\"acme\"")
                .contains("\"orderNumber\":\"" + order.number() + "\"")
                .contains("\"remedy\":\"")
                .containsPattern("\"link\":\"http://127.0.0.1:\\d+/#/log/acme/" + order.id());
    }

    private TestOrder heldOrder() {
        return TestOrder.plain().lastLine("qty", "many").into(systems);
    }

    private RunningIntegration integration(Map<String, String> database) throws Exception {
        return integration(database, Map.of());
    }

    private RunningIntegration integration(
            Map<String, String> database, Map<String, String> settings) throws Exception {
        return RunningIntegration.against(systems)
                .with("alert.url", "http://127.0.0.1:" + people.getAddress().getPort() + "/")
                .with(database)
                .with(settings)
                .start();
    }
}
