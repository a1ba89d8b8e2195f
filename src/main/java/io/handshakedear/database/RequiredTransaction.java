package io.handshakedear.database;

import org.apache.camel.AsyncCallback;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spring.spi.LegacyTransactionErrorHandlerBuilder;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.spring.spi.TransactionErrorHandler;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * The policy of {@code transacted} routes: what fails in one is rolled back and then the caller's
 * to handle. Camel's own policy marks such an exchange as given up, and the error handlers of its
 * callers let the failure pass: an order would stay claimed without a reason or a next attempt.
 */
public final class RequiredTransaction extends SpringTransactionPolicy {

    public RequiredTransaction() {
        setPropagationBehaviorName("PROPAGATION_REQUIRED");
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        ErrorHandlerFactory own = route.getErrorHandlerFactory();
        Processor transaction = super.wrap(route, processor);
        // Camel would put a second transaction, with its marks, around the step
        route.setErrorHandlerFactory(own);
        return new HandedOver(transaction);
    }

    /** What failed is told by who handles it, without the message, which might quote an order. */
    @Override
    @SuppressWarnings("deprecation") // the policy makes one of these, and has no other setting
    protected TransactionErrorHandler createTransactionErrorHandler(
            Route route, Processor processor, ErrorHandlerFactory factory) {
        if (factory instanceof LegacyTransactionErrorHandlerBuilder builder) {
            builder.setRollbackLoggingLevel(LoggingLevel.OFF);
            builder.loggingLevel(LoggingLevel.OFF);
        }
        return super.createTransactionErrorHandler(route, processor, factory);
    }

    /** Takes the marks off an exchange that failed. */
    private static final class HandedOver extends DelegateAsyncProcessor {

        HandedOver(Processor transaction) {
            super(transaction);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return super.process(
                    exchange,
                    doneSync -> {
                        if (exchange.getException() != null) {
                            handOver(exchange.getExchangeExtension());
                        }
                        callback.done(doneSync);
                    });
        }

        private static void handOver(ExchangeExtension exchange) {
            exchange.setFailureHandled(false);
            exchange.setErrorHandlerHandled(null);
            exchange.setRedeliveryExhausted(false);
        }
    }
}
