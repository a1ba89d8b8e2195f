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
import io.handshakedear.flows.QuietInterruption;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What a host's log shows that logs everything at INFO: unlike the program, a host has no levels
 * for our loggers (design rule C9).
 */
class HostsLogTest {

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
    void aTransactionThatFailsDoesNotShowItsStatement() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems).with("retry-delay", "1ms").start()) {
            integration
                    .database()
                    .execute(
                            "alter table customer_link add constraint nothing_fits check (store = '')");
            TestOrder order = TestOrder.plain().into(systems);
            integration.await(order, "FAILED");

            assertThat(lines()).noneMatch(line -> line.contains("nothing_fits"));
        }
    }

    @Test
    void aStartSaysLittle() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration = RunningIntegration.against(systems).start()) {
            integration.awaitCapture("acme");

            assertThat(lines()).hasSizeLessThan(100);
            assertThat(PluginHelper.getAsyncProcessorAwaitManager(integration.context()))
                    .isInstanceOf(QuietInterruption.class);
        }
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
