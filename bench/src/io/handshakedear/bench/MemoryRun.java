package io.handshakedear.bench;

import io.handshakedear.sandbox.SandboxClient;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Captures 100 000 orders, lists them in pages, and processes for a minute. */
final class MemoryRun {

    static final int ORDERS = 100_000;
    static final String REPORT = "report: ";

    private static final int PAGE = 1_000;
    private static final Duration PROCESSING = Duration.ofMinutes(1);

    private static final String LIST =
            """
            select order_id, order_number, state, status, total, captured_at
            from orders where store = 'acme' and state = 'PENDING'
            order by captured_at, order_id limit ? offset ?""";

    private MemoryRun() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new TreeMap<>();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        String url = "jdbc:h2:file:" + Path.of("memory").toAbsolutePath();
        try (Engine engine = Engine.start(Engine.settings(settings, url, Map.of()))) {
            StandIns.makeOrders(new SandboxClient(settings.get("store.acme.url")), ORDERS);
            long start = System.nanoTime();
            engine.capture();
            double captured = seconds(start);
            start = System.nanoTime();
            int listed = 0;
            for (int offset = 0; offset < ORDERS; offset += PAGE) {
                listed += engine.database().queryForList(LIST, PAGE, offset).size();
            }
            double list = seconds(start);
            Thread processing = new Thread(() -> process(engine), "process");
            processing.setDaemon(true);
            processing.start();
            Thread.sleep(PROCESSING.toMillis());
            System.out.printf(
                    "%scaptured %d in %.0f s, listed %d in %.0f s, then processed %d in %d s;"
                            + " at most %d MB of heap in use after a collection%n",
                    REPORT,
                    engine.count("select count(*) from order_log"),
                    captured,
                    listed,
                    list,
                    engine.processed(),
                    PROCESSING.toSeconds(),
                    peak() >> 20);
            System.out.flush();
            Runtime.getRuntime().halt(engine.processed() > 0 && listed == ORDERS ? 0 : 1);
        }
    }

    private static void process(Engine engine) {
        try {
            engine.process();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the old generation held after its last collection, or holds now. */
    private static long peak() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
