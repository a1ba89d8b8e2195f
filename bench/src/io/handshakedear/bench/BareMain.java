package io.handshakedear.bench;

import java.time.DateTimeException;
import java.time.Instant;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A Camel Main with one timer route, which prints when it fired, and runs on. */
final class BareMain {

    private BareMain() {}

    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("timer:first?delay=0&repeatCount=1")
                                        .process(exchange -> System.out.println(Instant.now()));
                            }
                        });
        main.run();
    }

    static boolean isMoment(String line) {
        try {
            Instant.parse(line);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
