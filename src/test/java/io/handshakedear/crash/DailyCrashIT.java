package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.OrderGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The integration is killed around the writes and commits of daily sales (design rules C11, O15).
 */
class DailyCrashIT {

    private static final int ORDERS_A_DAY = 3;
    private static final String CUSTOMER = "Daily web sales";

    /** Commits, by what their names contain, that {@code mvn verify} looks at. */
    private static final List<String> SAMPLE =
            List.of(
                    "insert closed_day",
                    "update closed_day.state + ",
                    "insert remote_write sale-order");

    private static final List<String> WRITES =
            List.of("sale", "sale/order", "sale/invoice", "sale/payment");

    @TempDir Path homes;

    /** The orders of each day, which are all over when the integration starts. */
    private final Map<LocalDate, List<ObjectNode>> days = new TreeMap<>();

    @Test
    void eachDayIsWrittenOnceWhateverWriteIsCut() throws IOException {
        try (CrashRun run = prepared(CrashRun::onH2, "writes", 2 * WRITES.size() + 1)) {
            for (String write : WRITES) {
                for (Point point : List.of(Point.BEFORE, Point.AFTER)) {
                    run.start();
                    run.clearFaults();
                    run.killAt("POST", write, point);
                    assertThat(run.process().hasDied(60))
                            .as("killed at %s %s", write, point)
                            .isTrue();
                }
            }
            run.start();
            endsRight(run);
        }
    }

    @Test
    void eachDayIsWrittenOnceWhateverCommitIsCut() throws IOException {
        killAroundCommits(CrashRun::onH2, SAMPLE);
    }

    @Test
    void eachDayIsWrittenOnceOnPostgresToo() throws IOException {
        killAroundCommits(CrashRun::onPostgres, List.of("insert closed_day"));
    }

    @Test
    @Tag("full")
    void eachDayIsWrittenOnceWhateverCommitIsCutOnH2() throws IOException {
        killAroundCommits(CrashRun::onH2, List.of(""));
    }

    @Test
    @Tag("full")
    void eachDayIsWrittenOnceWhateverCommitIsCutOnPostgres() throws IOException {
        killAroundCommits(CrashRun::onPostgres, List.of(""));
    }

    /** On a new database each: closing and planning come once a day. */
    private void killAroundCommits(Function<Path, CrashRun> database, List<String> wanted)
            throws IOException {
        Path trace = homes.resolve("commits.txt");
        try (CrashRun run = prepared(database, "trace", 1)) {
            run.start("-D%s=%s".formatted(CommitPoints.TRACE, trace));
            endsRight(run);
        }
        List<String> commits =
                Files.readAllLines(trace).stream()
                        .distinct()
                        .filter(name -> wanted.stream().anyMatch(name::contains))
                        .toList();
        assertThat(commits).as("commits of the flow").isNotEmpty();
        for (String commit : commits) {
            for (String moment : List.of("before", "after")) {
                String home = "commit-" + commits.indexOf(commit) + moment;
                try (CrashRun run = prepared(database, home, 1)) {
                    run.start(
                            "-D%s=%s".formatted(CommitPoints.COMMIT, commit),
                            "-D%s=%s".formatted(CommitPoints.MOMENT, moment));
                    assertThat(run.process().hasDied(60)).as("%s %s", moment, commit).isTrue();
                    int before = run.process().log().length();
                    run.start();
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> run.process().log().length() > before);
                    endsRight(run);
                }
            }
        }
    }

    private CrashRun prepared(Function<Path, CrashRun> database, String name, int count)
            throws IOException {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(count);
        CrashRun run =
                database.apply(Files.createDirectory(homes.resolve(name)))
                        .withCommitPoints()
                        .with("store.acme.time-zone", "UTC")
                        .with("store.acme.consolidate-orders", "Daily")
                        .with("store.acme.consolidation-time", "23:59:59")
                        .with("store.acme.consolidated-customer", CUSTOMER)
                        .with("store.acme.capture-from", first.toString())
                        .with("consolidation-poll", "200ms");
        run.systems()
                .dear()
                .putCustomer(
                        TestOrder.fields(
                                        "{'Currency':'USD','Status':'Active',"
                                                + "'PaymentTerm':'30 days',"
                                                + "'AccountReceivable':'610',"
                                                + "'RevenueAccount':'200',"
                                                + "'TaxRule':'Tax on Sales'}")
                                .put("Name", CUSTOMER));
        days.clear();
        for (int day = 0; day < count; day++) {
            LocalDate date = first.plusDays(day);
            Instant noon = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
            List<ObjectNode> orders =
                    new OrderGenerator()
                            .seed(day)
                            .orders(ORDERS_A_DAY)
                            .firstId((day + 1) * 100_000)
                            .start(noon)
                            .list();
            orders.forEach(run.systems().handshake()::putOrder);
            days.put(date, orders);
        }
        return run;
    }

    private void endsRight(CrashRun run) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !run.process().isAlive() || isAllPaid(run));
        assertThat(run.process().isAlive()).as("it runs; log:%n%s", run.process().log()).isTrue();
        // DEAR may have been paid before the last start; the log knows it soon after that
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> hasStarted(run));
        run.process().hasDied(5);
        run.leftBehind().awaitsNothing(run.process(), ORDERS_A_DAY * days.size());
        assertThat(run.systems().dear().doubles()).as("doubled sales").isEmpty();
        assertThat(run.systems().dear().saleCount()).isEqualTo(days.size());
        days.forEach(
                (date, orders) -> {
                    JsonNode sale = sales(run, date).findFirst().orElseThrow();
                    BigDecimal total =
                            orders.stream()
                                    .map(order -> money(order, "totalAmount"))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(money(sale.path("Order"), "TotalBeforeTax"))
                            .as(date.toString())
                            .isEqualByComparingTo(total);
                    assertThat(sale.path("Invoices")).hasSize(1);
                    assertThat(money(sale.at("/Invoices/0"), "Paid"))
                            .isEqualByComparingTo(money(sale.path("Order"), "Total"));
                });
    }

    /** Whether the process that runs now has come to work. */
    private static boolean hasStarted(CrashRun run) {
        String log = run.process().log();
        return log.lastIndexOf(") started in ") > log.lastIndexOf(") is starting")
                && log.contains(") is starting");
    }

    private boolean isAllPaid(CrashRun run) {
        return days.keySet().stream()
                .allMatch(
                        date ->
                                sales(run, date)
                                        .anyMatch(
                                                sale ->
                                                        sale.at("/Invoices/0/Status")
                                                                .asText()
                                                                .equals("PAID")));
    }

    private static Stream<ObjectNode> sales(CrashRun run, LocalDate date) {
        return run.systems().dear().sales("handshake:acme:" + date).stream();
    }

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText());
    }
}
