package example;

import io.handshakedear.HandshakeDear;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A Camel application with a route of its own, and handshake-dear in its process. Started in a
 * folder with the integration's {@code application.properties}.
 */
public final class PlainHost {

    private PlainHost() {}

    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("application.properties"))) {
            settings.load(file);
        }
        CamelContext host = new DefaultCamelContext();
        host.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("timer:heartbeat?period=60000")
                                .routeId("heartbeat")
                                .log("The host runs");
                    }
                });
        HandshakeDear.addTo(host, settings);
        host.start();

        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    host.stop();
                                    stopped.countDown();
                                }));
        stopped.await();
    }
}
