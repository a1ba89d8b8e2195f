package io.handshakedear.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What a host's log shows that logs everything at INFO: unlike the program, a host has no levels
 * for our loggers (design rule C9).
 */
class HostsLogTest {

    private static final String CUSTOMER = "Nadja Unverwechselbar";

    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level rootLevel = root.getLevel();
    private final Map<Logger, Level> levels = new HashMap<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void logAsAHost() {
        for (Logger logger : logging.getLoggerList()) {
            if (logger != root && logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(null);
            }
        }
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void logAsBefore() {
        root.detachAppender(log);
        root.setLevel(rootLevel);
        levels.forEach(Logger::setLevel);
    }

    @Test
    void aStopThatInterruptsWorkShowsNoKeyAndNoOrder() throws Exception {
        try (SandboxSystems systems =
                SandboxSystems.start(SandboxSystems.Options.bare().limit(0, 60_000))) {
            RunningIntegration integration =
                    RunningIntegration.against(systems)
                            .with("rate-window", "1h")
                            .with("dear.requests-per-minute", "6")
                            .start();
            TestOrder order = TestOrder.plain().customer(901, CUSTOMER).into(systems);
            integration.await(order, "PROCESSING");

            integration.close();

            assertNothingIsGivenAway(systems);
        }
    }

    @Test
    void aTransactionThatFailsShowsNoOrder() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems).with("retry-delay", "1ms").start()) {
            integration
                    .database()
                    .execute(
                            "alter table customer_link add constraint nothing_fits check (store = '')");
            TestOrder order = TestOrder.plain().customer(902, CUSTOMER).into(systems);
            integration.await(order, "FAILED");

            assertNothingIsGivenAway(systems);
        }
    }

    @Test
    void aQuietStartSaysLittle() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration = RunningIntegration.against(systems).start()) {
            integration.awaitCapture("acme");

            assertThat(lines()).hasSizeLessThan(100);
        }
    }

    private void assertNothingIsGivenAway(SandboxSystems systems) {
        Map<String, String> settings = systems.settings();
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .untilAsserted(
                        () ->
                                assertThat(lines())
                                        .noneMatch(line -> line.contains(CUSTOMER))
                                        .noneMatch(
                                                line ->
                                                        line.contains(
                                                                settings.get(
                                                                        "dear.application-key")))
                                        .noneMatch(
                                                line ->
                                                        line.contains(
                                                                settings.get(
                                                                        "store.acme.api-key"))));
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + stack(event.getThrowableProxy()))
                .toList();
    }

    private static String stack(IThrowableProxy thrown) {
        return thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown);
    }
}
