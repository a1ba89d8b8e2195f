package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.PostgresDatabases;
import io.handshakedear.ProgramProcess;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * An integration at work on one database, killed and started again, while orders keep coming from
 * the stand-ins in this process.
 */
final class CrashRun implements AutoCloseable {

    /** A crash may stop the work for so long (design rule C11). */
    private static final Duration BACK_AT_WORK = Duration.ofSeconds(60);

    /** Longer than the integration waits for an answer, shorter than it lets a write settle. */
    static final long SLOW_MILLIS = 2_500;

    private final Path home;
    private final SandboxSystems systems;
    private final Map<String, String> settings = new HashMap<>();
    private final OrderBatches orders = new OrderBatches();
    private final SaleCheck sales;
    private final Set<ObjectNode> paid = new HashSet<>();

    /** DEAR's tasks of what was shipped. */
    private final Map<ObjectNode, String> shipped = new HashMap<>();

    private final Set<ObjectNode> corrected = new HashSet<>();
    private final ShipmentCheck shipments;
    private boolean warehouse;
    private ProgramProcess process;
    private long seed;

    private CrashRun(Path home, Map<String, String> database) {
        this.home = home;
        systems = SandboxSystems.start(SandboxSystems.Options.bare());
        systems.dear().setAllStock(new java.math.BigDecimal("1000000"));
        sales = new SaleCheck(systems.dear());
        shipments = new ShipmentCheck(systems.handshake());
        settings.put("store.acme.export-shipping", "false");
        settings.putAll(systems.settings());
        settings.putAll(database);
        settings.put("dear.requests-per-minute", "0");
        settings.put("store.acme.requests-per-minute", "0");
        settings.put("store.acme.order-poll", "0/1 * * * * ?");
        settings.put("store.acme.update-stock-levels", "false");
        settings.put("store.acme.stock-poll", "0 0 0 1 1 ? 2099");
        settings.put("admin.port", "0");
        settings.put("rate-window", "2s");
        settings.put("index-refresh", "1s");
        settings.put("work-poll", "200ms");
        settings.put("retry-delay", "300ms");
        settings.put("read-retry-delay", "50ms");
        settings.put("response-timeout", "2s");
        settings.put("settling-time", "1s");
    }

    /** On an H2 file below this directory. */
    static CrashRun onH2(Path home) {
        return new CrashRun(home, Map.of("database.url", "jdbc:h2:file:./data/handshake-dear"));
    }

    static CrashRun onPostgres(Path home) {
        return new CrashRun(home, PostgresDatabases.create());
    }

    CrashRun with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Lets commits be traced and chosen for a kill, see {@link CommitPoints}. */
    CrashRun withCommitPoints() {
        Path routes = home.resolve("routes");
        try {
            Files.createDirectories(routes);
            Path original = Path.of("routes", "database.camel.yaml");
            String own =
                    Files.readString(original)
                            .replace(
                                    "io.handshakedear.database.Database",
                                    KillingDatabase.class.getName())
                            .replace("      destroyMethod: close\n", "");
            assertThat(own).contains("KillingDatabase").doesNotContain("destroyMethod");
            Files.writeString(routes.resolve(original.getFileName()), own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with("routes.dir", routes.toString());
    }

    /**
     * From now on what is paid is shipped, and its tracking number corrected once Handshake shows
     * the order Complete; with that correction the order is done.
     */
    CrashRun withWarehouse() {
        warehouse = true;
        return with("store.acme.export-shipping", "true")
                .with("store.acme.mark-shipped", "true")
                .with("store.acme.shipping-poll", "0/1 * * * * ?");
    }

    SandboxSystems systems() {
        return systems;
    }

    ProgramProcess process() {
        return process;
    }

    SaleCheck sales() {
        return sales;
    }

    CrashRun start(String... options) {
        process = ProgramProcess.integration(home, settings, options);
        return this;
    }

    /** One more process on the same database. */
    ProgramProcess startAnother(Path itsHome) {
        return ProgramProcess.integration(itsHome, settings);
    }

    /** From here on it is that process which works, which waits and checks are about. */
    void continueWith(ProgramProcess other) {
        process = other;
    }

    CrashRun addOrders(int count) {
        orders.add(systems.handshake(), count);
        return this;
    }

    int orderCount() {
        return orders.all().size();
    }

    /** From now on a tenth of the calls fails, in every way there is. */
    CrashRun withFaults() {
        seed++;
        clearFaults();
        FaultMix.arm(systems.dear(), 0.1, SLOW_MILLIS, seed);
        FaultMix.arm(systems.handshake(), 0.1, SLOW_MILLIS, -seed);
        return this;
    }

    void clearFaults() {
        systems.dear().faults().clear();
        systems.handshake().faults().clear();
    }

    /** Kills the running process at such a call of DEAR, the first that no other fault hits. */
    void killAt(String method, String path, FaultRule.Point point) {
        systems.dear().faults().add(FaultRule.on(method, path).kill(point, process.pid()));
    }

    /** The same at a call of Handshake. */
    void killAtHandshake(String method, String path, FaultRule.Point point) {
        systems.handshake().faults().add(FaultRule.on(method, path).kill(point, process.pid()));
    }

    boolean isAllPaid() {
        orders.all().stream()
                .filter(order -> !paid.contains(order))
                .filter(sales::isPaid)
                .forEach(paid::add);
        if (warehouse) {
            paid.forEach(order -> shipped.computeIfAbsent(order, this::ship));
            shipped.forEach(this::correct);
        }
        return paid.size() == orderCount()
                && shipped.keySet().stream().allMatch(order -> shipments.isCorrected(order));
    }

    private String ship(ObjectNode order) {
        return systems.dear()
                .ship(SaleCheck.externalId(order), "UPS", ShipmentCheck.SHIPPED_AS, null);
    }

    private void correct(ObjectNode order, String task) {
        if (shipments.isComplete(order) && corrected.add(order)) {
            systems.dear().retrack(task, "UPS", ShipmentCheck.CORRECTED);
        }
    }

    int paidCount() {
        isAllPaid();
        return paid.size();
    }

    /** Waits until every order is paid in DEAR, which must be soon after a restart. */
    void awaitAllPaid() {
        await("every order is in DEAR", () -> !process.isAlive() || isAllPaid());
        assertThat(process.isAlive()).as("the integration runs; log:%n%s", process.log()).isTrue();
    }

    /** Waits for the process to die or to finish its work; true if it died. */
    boolean diesAtWork() {
        await("the process dies or ends its work", () -> !process.isAlive() || isAllPaid());
        return process.hasDied(2);
    }

    /** Waits for something that a running process does. */
    void awaitWork(String what, Callable<Boolean> reached) {
        await(what, () -> !process.isAlive() || reached.call());
        assertThat(process.isAlive()).as("the integration runs; log:%n%s", process.log()).isTrue();
    }

    void await(String what, Callable<Boolean> reached) {
        try {
            Awaitility.await(what)
                    .atMost(BACK_AT_WORK)
                    .pollInterval(Duration.ofMillis(50))
                    .until(reached);
        } catch (ConditionTimeoutException e) {
            process.kill();
            throw new AssertionError(
                    "%s%n%d of %d orders are in DEAR%n%s%n%s"
                            .formatted(
                                    e.getMessage(),
                                    paid.size(),
                                    orderCount(),
                                    leftBehind().openOrders(),
                                    process.log()),
                    e);
        }
    }

    /** The database, once the process is gone. */
    LeftBehind leftBehind() {
        return new LeftBehind(home, settings);
    }

    /** Lets the work end without faults, and checks what DEAR and the database hold then. */
    void endsRight() {
        clearFaults();
        awaitAllPaid();
        leftBehind().awaitsNothing(process, orderCount());
        sales.holdsEachOnce(orders.all());
        shipped.keySet().forEach(shipments::isThereOnce);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        systems.close();
    }
}
