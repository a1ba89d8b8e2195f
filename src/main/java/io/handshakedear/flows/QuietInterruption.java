package io.handshakedear.flows;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.DefaultAsyncProcessorAwaitManager;

/**
 * Ends what a stop leaves waiting, as Camel's own does, which logs the exchange with its headers
 * and body: keys and orders would be in the log of a host (design rule C9).
 */
public final class QuietInterruption extends DefaultAsyncProcessorAwaitManager {

    private final Map<Exchange, CountDownLatch> waiting = new ConcurrentHashMap<>();

    @Override
    public void await(Exchange exchange, CountDownLatch latch) {
        waiting.put(exchange, latch);
        try {
            super.await(exchange, latch);
        } finally {
            waiting.remove(exchange);
        }
    }

    @Override
    public void interrupt(Exchange exchange) {
        CountDownLatch latch = waiting.get(exchange);
        if (latch != null) {
            exchange.setException(new RejectedExecutionException("The integration stops"));
            exchange.getExchangeExtension().setInterrupted(true);
            latch.countDown();
        }
    }
}
