package io.handshakedear.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.AsyncProcessorAwaitManager;
import org.apache.camel.support.AsyncProcessorSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietInterruptionTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Test
    void whoWaitsIsReleasedAndTheLogShowsNothingOfTheExchange() throws Exception {
        QuietInterruption interruption = new QuietInterruption();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getCamelContextExtension()
                    .addContextPlugin(AsyncProcessorAwaitManager.class, interruption);
            context.addRoutes(neverEnding());
            context.start();
            CompletableFuture<Exchange> answer =
                    CompletableFuture.supplyAsync(
                            context.createFluentProducerTemplate()
                                            .to("direct:work")
                                            .withHeader("api-auth-applicationkey", "a secret key")
                                            .withBody("a secret body")
                                    ::send);
            Awaitility.await().until(() -> interruption.size() == 1);

            interruption.stop();

            assertThat(answer.get(10, TimeUnit.SECONDS).getException())
                    .isInstanceOf(RejectedExecutionException.class);
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("1 inflight threads"))
                .noneMatch(line -> line.contains("a secret"));
    }

    private static RouteBuilder neverEnding() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:work")
                        .process(
                                new AsyncProcessorSupport() {
                                    @Override
                                    public boolean process(
                                            Exchange exchange, AsyncCallback callback) {
                                        return false;
                                    }
                                });
            }
        };
    }
}
