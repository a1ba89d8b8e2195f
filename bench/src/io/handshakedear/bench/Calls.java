package io.handshakedear.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many calls 1 000 orders cost, as the systems counted them. */
final class Calls {

    private static final int ORDERS = 1_000;
    private static final int MOST_CAPTURE_CALLS = 11;

    /** A page of products; the issue allows nothing else beside writes. */
    private static final int INDEX_CALLS = 1;

    private final StandIns systems;
    private final Path directory;

    Calls(StandIns systems, Path directory) {
        this.systems = systems;
        this.directory = directory;
    }

    List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.addAll(measure("Authorised", 4, "invoice and payment on"));
        rows.addAll(measure("None", 2, "without invoice and payment"));
        return rows;
    }

    private List<Row> measure(String invoices, int callsPerOrder, String kind) throws Exception {
        systems.reset();
        systems.dear().clearLedger();
        String url = "jdbc:h2:file:" + directory.resolve("calls-" + invoices);
        Map<String, String> changes = Map.of("store.acme.invoice-status", invoices);
        try (Engine engine = Engine.start(Engine.settings(systems, url, changes))) {
            systems.makeOrders(ORDERS);
            systems.handshake().clearLedger();
            engine.capture();
            engine.process();
            if (engine.processed() != ORDERS) {
                throw new IllegalStateException(engine.processed() + " orders were processed");
            }
        }
        JsonNode handshake = systems.handshake().summary(60_000);
        JsonNode dear = systems.dear().summary(60_000);
        int customers = dear.path("counts").path("POST customer").asInt();
        int captureCalls = handshake.path("calls").asInt();
        int dearCalls = dear.path("calls").asInt();
        int most = ORDERS * callsPerOrder + customers + INDEX_CALLS;
        return List.of(
                new Row(
                        "Handshake calls for 1 000 orders, " + kind,
                        String.valueOf(captureCalls),
                        "at most " + MOST_CAPTURE_CALLS,
                        captureCalls <= MOST_CAPTURE_CALLS),
                new Row(
                        "DEAR calls for 1 000 orders of %d new customers, %s"
                                .formatted(customers, kind),
                        "%d (%s)".formatted(dearCalls, counts(dear.path("counts"))),
                        "at most " + most,
                        dearCalls <= most));
    }

    private static String counts(JsonNode counts) {
        List<String> parts = new ArrayList<>();
        counts.properties().forEach(one -> parts.add(one.getKey() + " " + one.getValue().asInt()));
        return String.join(", ", parts);
    }
}
