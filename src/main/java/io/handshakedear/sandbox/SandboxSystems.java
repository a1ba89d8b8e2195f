package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Both stand-ins together, in this process or, by {@link #main}, in one of their own: then a crash
 * test can kill the integration alone.
 */
public final class SandboxSystems implements AutoCloseable {
    /**
     * What to start.
     *
     * @param handshakePort 0 for a free one
     * @param dearPort 0 for a free one
     * @param limitCalls calls per window of each system; 0 switches the limit off
     * @param limitMillis length of the window
     * @param sampleOrders whether Handshake begins with the sandbox's orders
     * @param generatedOrders how many generated orders are added
     * @param orderFile an order document to serve as it is, or null
     */
    public record Options(
            int handshakePort,
            int dearPort,
            int limitCalls,
            long limitMillis,
            boolean sampleOrders,
            int generatedOrders,
            Path orderFile) {
        /** Free ports, 60 calls a minute, the orders of the sandbox. */
        public static Options standard() {
            return new Options(0, 0, 60, 60_000, true, 0, sampleFile());
        }

        /** Free ports, no limit, no orders. */
        public static Options bare() {
            return new Options(0, 0, 0, 60_000, false, 0, null);
        }

        public Options ports(int handshake, int dear) {
            return new Options(
                    handshake,
                    dear,
                    limitCalls,
                    limitMillis,
                    sampleOrders,
                    generatedOrders,
                    orderFile);
        }

        public Options limit(int calls, long millis) {
            return new Options(
                    handshakePort,
                    dearPort,
                    calls,
                    millis,
                    sampleOrders,
                    generatedOrders,
                    orderFile);
        }

        private static Path sampleFile() {
            String file = System.getProperty("handshake.sample");
            return file == null || file.isBlank() || file.startsWith("${") ? null : Path.of(file);
        }
    }

    private final HandshakeStandIn handshake;
    private final DearStandIn dear;

    private SandboxSystems(HandshakeStandIn handshake, DearStandIn dear) {
        this.handshake = handshake;
        this.dear = dear;
    }

    public static SandboxSystems start(Options options) {
        HandshakeStandIn handshake =
                options.sampleOrders()
                        ? HandshakeStandIn.start(options.handshakePort())
                        : HandshakeStandIn.startWithoutOrders(options.handshakePort());
        DearStandIn dear = DearStandIn.start(options.dearPort());
        handshake.limit().set(options.limitCalls(), options.limitMillis());
        dear.limit().set(options.limitCalls(), options.limitMillis());
        if (options.orderFile() != null) {
            handshake.putOrder(orderFile(options.orderFile()));
        }
        new OrderGenerator().orders(options.generatedOrders()).into(handshake::putOrder);
        return new SandboxSystems(handshake, dear);
    }

    /** Reads an order document as the service gave it. */
    public static ObjectNode orderFile(Path file) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the order " + file, e);
        }
    }

    public HandshakeStandIn handshake() {
        return handshake;
    }

    public DearStandIn dear() {
        return dear;
    }

    /** Settings for an integration that is to work with these systems. */
    public Map<String, String> settings() {
        return SandboxSettings.of(handshake.url(), dear.url());
    }

    /** Prints each setting as a line of a properties file, then a line {@code ready}. */
    public void announce(PrintStream out) {
        settings().forEach((key, value) -> out.println(key + "=" + value));
        out.println("ready");
        out.flush();
    }

    @Override
    public void close() {
        handshake.close();
        dear.close();
    }

    /**
     * Arguments: [handshake port] [DEAR port] [calls per window] [window in ms] [generated orders].
     */
    public static void main(String[] args) throws InterruptedException {
        long[] numbers = {0, 0, 60, 60_000, 0};
        for (int i = 0; i < Math.min(args.length, numbers.length); i++) {
            numbers[i] = Long.parseLong(args[i]);
        }
        Options options =
                new Options(
                        (int) numbers[0],
                        (int) numbers[1],
                        (int) numbers[2],
                        numbers[3],
                        numbers[4] == 0,
                        (int) numbers[4],
                        Options.sampleFile());
        try (SandboxSystems systems = start(options)) {
            systems.announce(System.out);
            new CountDownLatch(1).await();
        }
    }
}
