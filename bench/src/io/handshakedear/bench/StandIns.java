package io.handshakedear.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.SandboxClient;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stand-ins of both systems in a process of their own, so that they cost the measured one nothing.
 */
final class StandIns implements AutoCloseable {

    private static final String NO_LIMIT = "0";
    private static final String ONE_ORDER = "1";

    private final Process process;
    private final Map<String, String> settings;
    private final SandboxClient handshake;
    private final SandboxClient dear;

    private StandIns(Process process, Map<String, String> settings) {
        this.process = process;
        this.settings = settings;
        this.handshake = new SandboxClient(settings.get("store.acme.url"));
        this.dear = new SandboxClient(settings.get("dear.url"));
    }

    static StandIns start() throws IOException {
        Process process =
                Processes.java("-Xmx3g")
                        .main(SandboxSystems.class, "0", "0", NO_LIMIT, "60000", ONE_ORDER)
                        .start(Path.of("."));
        Map<String, String> settings = new HashMap<>();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("The stand-ins did not start");
            }
            int separator = line.indexOf('=');
            settings.put(line.substring(0, separator), line.substring(separator + 1));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new StandIns(process, settings);
    }

    Map<String, String> settings() {
        return settings;
    }

    SandboxClient handshake() {
        return handshake;
    }

    SandboxClient dear() {
        return dear;
    }

    /** Both systems as they were at their start, without orders. */
    void reset() {
        handshake.reset();
        dear.reset();
    }

    /** Orders of twenty customers, one to five lines each. */
    void makeOrders(int count) {
        makeOrders(handshake, count);
    }

    /** Orders after those of {@link #makeOrders(int)}, by number and by time. */
    void makeLaterOrders(int count) {
        ObjectNode options = new ObjectMapper().createObjectNode().put("orders", count);
        handshake.generate(options.put("firstId", 500_001).put("start", "2026-03-04T08:00:00Z"));
    }

    static void makeOrders(SandboxClient handshake, int count) {
        handshake.generate(new ObjectMapper().createObjectNode().put("orders", count));
    }

    /** When the first call reached either system. */
    Instant firstCall(Duration atMost) throws InterruptedException {
        Instant deadline = Instant.now().plus(atMost);
        while (Instant.now().isBefore(deadline)) {
            List<Instant> times = new ArrayList<>(times(handshake));
            times.addAll(times(dear));
            if (!times.isEmpty()) {
                return times.stream().min(Instant::compareTo).orElseThrow();
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("No call reached the stand-ins");
    }

    static List<Instant> times(SandboxClient system) {
        List<Instant> times = new ArrayList<>();
        for (JsonNode call : system.call("GET", "ledger", null)) {
            times.add(Instant.parse(call.path("time").asText()));
        }
        return times;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
