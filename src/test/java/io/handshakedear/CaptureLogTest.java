package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One line in the log for each run that did something, none for the others (design 9). */
class CaptureLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("run-capture");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    Map<String, String> database() {
        return Map.of();
    }

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void aSkippedOrderIsToldOnceForEachReasonAndChange() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems).with(database()).start()) {
            TestOrder order = TestOrder.plain().category(SandboxData.UNMAPPED).into(systems);
            integration.await(order, "SKIPPED");
            integration.awaitCapture("acme");
            integration.awaitCapture("acme");
            assertThat(lines()).hasSize(1).allMatch(line -> line.endsWith("1 skipped"));

            systems.handshake()
                    .editOrder(order.id(), TestOrder.fields("{'notes':'changed','category':null}"));

            integration.await(order, "PROCESSED");
            Awaitility.await().until(() -> lines().size() == 2);
            assertThat(lines().get(1)).endsWith("1 taken");
        }
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
