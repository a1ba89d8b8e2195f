package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.consolidation.DailyStore;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.OrderGenerator;
import io.handshakedear.sandbox.SandboxClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    private static final String GIVEN_BACK = "4.75";

    /** Commits, by what their names contain, that {@code mvn verify} looks at. */
    private static final List<String> SAMPLE =
            List.of(
                    "insert closed_day",
                    "update closed_day.state + ",
                    "insert remote_write sale-order");

    /** Commits of the credit note of negative lines, from the plan of their day on. */
    private static final List<String> CREDITS = List.of("waiting_credit", "credit-note");

    private static final List<String> WRITES =
            List.of("sale", "sale/order", "sale/invoice", "sale/payment");

    /** The writes by which a daily sale that is in DEAR follows its orders. */
    private static final List<DailyChange> CHANGES =
            List.of(
                    new DailyChange("POST", "sale/creditnote", false),
                    // the refund: the days are paid before
                    new DailyChange("POST", "sale/payment", false),
                    new DailyChange("DELETE", "sale", true),
                    new DailyChange("POST", "sale", true));

    /**
     * A write that is cut while a daily sale follows an order that was cancelled.
     *
     * @param draft whether somebody takes the invoice back to a draft before that, so that the sale
     *     is written anew
     */
    private record DailyChange(String method, String path, boolean draft) {}

    @TempDir Path homes;

    /** The orders of each day, which are all over when the integration starts. */
    private final Map<LocalDate, List<ObjectNode>> days = new TreeMap<>();

    /** That of the run that was prepared last. */
    private InstanceApi api;

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
    @Tag("full")
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

    @Test
    void eachDayFollowsACancelledOrderOnceWhateverWriteIsCut() throws IOException {
        killAroundChanges(CrashRun::onH2, List.of(Point.AFTER));
    }

    @Test
    @Tag("full")
    void eachDayFollowsACancelledOrderOnceWhateverWriteIsCutOnH2() throws IOException {
        killAroundChanges(CrashRun::onH2, List.of(Point.values()));
    }

    @Test
    @Tag("full")
    void eachDayFollowsACancelledOrderOnceWhateverWriteIsCutOnPostgres() throws IOException {
        killAroundChanges(CrashRun::onPostgres, List.of(Point.values()));
    }

    @Test
    @Tag("full")
    void eachDayFollowsACancelledOrderOnceWhateverCommitIsCutOnH2() throws IOException {
        killAroundCommitsOfCredits(CrashRun::onH2);
    }

    @Test
    @Tag("full")
    void eachDayFollowsACancelledOrderOnceWhateverCommitIsCutOnPostgres() throws IOException {
        killAroundCommitsOfCredits(CrashRun::onPostgres);
    }

    @Test
    @Tag("full")
    void negativeLinesAreCreditedOnceWhateverCommitIsCutOnH2() throws IOException {
        killAroundCommits(CrashRun::onH2, CREDITS, this::giveBack, this::creditedOnce);
    }

    @Test
    @Tag("full")
    void negativeLinesAreCreditedOnceWhateverCommitIsCutOnPostgres() throws IOException {
        killAroundCommits(CrashRun::onPostgres, CREDITS, this::giveBack, this::creditedOnce);
    }

    private void killAroundChanges(Function<Path, CrashRun> database, List<Point> points)
            throws IOException {
        int count = CHANGES.size() * points.size();
        try (CrashRun run = prepared(database, "changes", count)) {
            Map<LocalDate, Boolean> drafts = new TreeMap<>();
            run.start();
            run.awaitWork("the days are written", () -> isAllPaid(run) && isAllFinished(run));
            Iterator<LocalDate> dates = List.copyOf(days.keySet()).iterator();
            for (DailyChange change : CHANGES) {
                for (Point point : points) {
                    LocalDate date = dates.next();
                    run.killAt(change.method(), change.path(), point);
                    drafts.put(date, change.draft());
                    cancel(run, date, change.draft());
                    run.await("killed at " + change + point, () -> !run.process().isAlive());
                    run.clearFaults();
                    run.start();
                }
            }
            run.awaitWork("the days follow", () -> areFollowed(run, drafts));
            followedRight(run, drafts);
        }
    }

    private void killAroundCommitsOfCredits(Function<Path, CrashRun> database) throws IOException {
        Path trace = homes.resolve("commits.txt");
        List<String> commits;
        try (CrashRun run = prepared(database, "trace", 1)) {
            run.start("-D%s=%s".formatted(CommitPoints.TRACE, trace));
            run.awaitWork("the day is written", () -> isAllPaid(run) && isAllFinished(run));
            List<String> before = Files.readAllLines(trace);
            Map<LocalDate, Boolean> drafts = Map.of(days.keySet().iterator().next(), false);
            cancel(run, days.keySet().iterator().next(), false);
            run.awaitWork("the day follows", () -> areFollowed(run, drafts));
            run.process().hasDied(1);
            commits = new ArrayList<>(Files.readAllLines(trace));
            commits.removeAll(before);
        }
        assertThat(commits).as("commits of a credit note").hasSizeGreaterThan(5);
        try (CrashRun run = prepared(database, "commits", 2 * commits.size())) {
            Map<LocalDate, Boolean> drafts = new TreeMap<>();
            run.start();
            run.awaitWork("the days are written", () -> isAllPaid(run) && isAllFinished(run));
            Iterator<LocalDate> dates = List.copyOf(days.keySet()).iterator();
            for (String commit : commits) {
                for (String moment : List.of("before", "after")) {
                    LocalDate date = dates.next();
                    run.process().kill();
                    run.start(
                            "-D%s=%s".formatted(CommitPoints.COMMIT, commit),
                            "-D%s=%s".formatted(CommitPoints.MOMENT, moment));
                    drafts.put(date, false);
                    cancel(run, date, false);
                    run.await(
                            "killed %s %s".formatted(moment, commit),
                            () -> !run.process().isAlive() || areFollowed(run, drafts));
                    run.process().kill();
                    run.start();
                    run.awaitWork("the day follows", () -> areFollowed(run, drafts));
                }
            }
            followedRight(run, drafts);
        }
    }

    private void cancel(CrashRun run, LocalDate date, boolean draft) {
        if (draft) {
            SandboxClient dear = new SandboxClient(run.systems().dear().url());
            JsonNode sale = live(run, date, "").findFirst().orElseThrow();
            String payment = sale.at("/Invoices/0/Payments/0/ID").asText();
            dear.ui("DELETE", "sale/payment?ID=" + payment, null);
            dear.ui("DELETE", "sale?ID=" + sale.path("ID").asText(), null);
        }
        run.systems()
                .handshake()
                .changeStatus(days.get(date).get(0).get("objID").asInt(), "Cancelled");
    }

    private boolean areFollowed(CrashRun run, Map<LocalDate, Boolean> drafts) {
        return drafts.entrySet().stream()
                .allMatch(
                        day ->
                                day.getValue()
                                        ? live(run, day.getKey(), ":2").anyMatch(this::isPaid)
                                        : live(run, day.getKey(), "")
                                                .anyMatch(
                                                        sale ->
                                                                sale.at("/CreditNotes/0/Refunds")
                                                                                .size()
                                                                        == 1));
    }

    /** Fails unless each day has what its other orders come to, once. */
    private void followedRight(CrashRun run, Map<LocalDate, Boolean> drafts) {
        settle(run);
        run.process().kill();
        assertThat(run.systems().dear().doubles()).isEmpty();
        assertThat(run.leftBehind().openOrders())
                .as("orders that are not processed")
                .hasSize(drafts.size())
                .allSatisfy(row -> assertThat(row.get("state")).isEqualTo("CANCELLED"));
        drafts.forEach(
                (date, draft) -> {
                    List<ObjectNode> sales = live(run, date, draft ? ":2" : "").toList();
                    assertThat(sales).as("sales of %s", date).hasSize(1);
                    assertThat(live(run, date, draft ? "" : ":2")).isEmpty();
                    JsonNode sale = sales.get(0);
                    BigDecimal cancelled = money(days.get(date).get(0), "totalAmount");
                    if (draft) {
                        assertThat(money(sale.path("Order"), "TotalBeforeTax"))
                                .isEqualByComparingTo(total(days.get(date)).subtract(cancelled));
                    } else {
                        assertThat(sale.path("CreditNotes")).hasSize(1);
                        JsonNode note = sale.at("/CreditNotes/0");
                        assertThat(money(note, "TotalBeforeTax")).isEqualByComparingTo(cancelled);
                        assertThat(note.path("Refunds")).hasSize(1);
                        assertThat(money(note.at("/Refunds/0"), "Amount"))
                                .isEqualByComparingTo(money(note, "Total"));
                    }
                });
    }

    /** On a new database each: closing and planning come once a day. */
    private void killAroundCommits(Function<Path, CrashRun> database, List<String> wanted)
            throws IOException {
        killAroundCommits(database, wanted, run -> {}, this::endsRight);
    }

    /**
     * @param changed what is done to the orders before the first start
     * @param end what has to be true after the kill and another start
     */
    private void killAroundCommits(
            Function<Path, CrashRun> database,
            List<String> wanted,
            Consumer<CrashRun> changed,
            Consumer<CrashRun> end)
            throws IOException {
        Path trace = homes.resolve("commits.txt");
        try (CrashRun run = prepared(database, "trace", 1)) {
            changed.accept(run);
            run.start("-D%s=%s".formatted(CommitPoints.TRACE, trace));
            end.accept(run);
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
                    changed.accept(run);
                    run.start(
                            "-D%s=%s".formatted(CommitPoints.COMMIT, commit),
                            "-D%s=%s".formatted(CommitPoints.MOMENT, moment));
                    assertThat(run.process().hasDied(60)).as("%s %s", moment, commit).isTrue();
                    int before = run.process().log().length();
                    run.start();
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> run.process().log().length() > before);
                    end.accept(run);
                }
            }
        }
    }

    /** The last order of the day gives a mug back. */
    private void giveBack(CrashRun run) {
        ObjectNode order = days.values().iterator().next().get(ORDERS_A_DAY - 1);
        ObjectNode back = TestOrder.empty().line("MUG-01", -1, GIVEN_BACK).json();
        order.withArray("/lines").add(back.at("/lines/0"));
        BigDecimal total = money(order, "totalAmount").subtract(new BigDecimal(GIVEN_BACK));
        order.put("totalAmount", total.toPlainString());
        run.systems().handshake().putOrder(order);
    }

    /** Fails unless the day is paid what the negative line leaves, with one credit note for it. */
    private void creditedOnce(CrashRun run) {
        LocalDate date = days.keySet().iterator().next();
        run.awaitWork(
                "the day is credited",
                () ->
                        live(run, date, "")
                                .anyMatch(
                                        sale ->
                                                sale.at("/Invoices/0/Payments").size() == 1
                                                        && sale.path("CreditNotes").size() == 1));
        settle(run);
        run.leftBehind().awaitsNothing(run.process(), ORDERS_A_DAY);
        assertThat(run.systems().dear().doubles()).as("doubled sales").isEmpty();
        assertThat(run.systems().dear().saleCount()).isEqualTo(1);
        JsonNode sale = live(run, date, "").findFirst().orElseThrow();
        assertThat(sale.path("CreditNotes")).as("credit notes").hasSize(1);
        JsonNode note = sale.at("/CreditNotes/0");
        assertThat(money(note, "TotalBeforeTax")).isEqualByComparingTo(GIVEN_BACK);
        assertThat(note.path("Refunds")).as("refunds of what was not paid").isEmpty();
        assertThat(
                        money(sale.path("Order"), "TotalBeforeTax")
                                .subtract(money(note, "TotalBeforeTax")))
                .isEqualByComparingTo(total(days.get(date)));
        assertThat(sale.at("/Invoices/0/Payments")).as("payments").hasSize(1);
        assertThat(money(sale.at("/Invoices/0/Payments/0"), "Amount"))
                .isEqualByComparingTo(
                        money(sale.path("Order"), "Total").subtract(money(note, "Total")));
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
        api = InstanceApi.of(run);
        DailyStore.createCustomer(run.systems(), CUSTOMER);
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
        settle(run);
        run.leftBehind().awaitsNothing(run.process(), ORDERS_A_DAY * days.size());
        assertThat(run.systems().dear().doubles()).as("doubled sales").isEmpty();
        assertThat(run.systems().dear().saleCount()).isEqualTo(days.size());
        days.forEach(
                (date, orders) -> {
                    JsonNode sale = sales(run, date).findFirst().orElseThrow();
                    assertThat(money(sale.path("Order"), "TotalBeforeTax"))
                            .as(date.toString())
                            .isEqualByComparingTo(total(orders));
                    assertThat(sale.path("Invoices")).hasSize(1);
                    assertThat(money(sale.at("/Invoices/0"), "Paid"))
                            .isEqualByComparingTo(money(sale.path("Order"), "Total"));
                });
    }

    /** The log knows everything, and what would come twice has had its time to come. */
    private void settle(CrashRun run) {
        run.awaitWork(
                "nothing is worked on",
                () -> api.isUp() && countOf("PENDING") + countOf("PROCESSING") == 0);
        run.process().hasDied(3);
    }

    private boolean isAllPaid(CrashRun run) {
        return days.keySet().stream().allMatch(date -> sales(run, date).anyMatch(this::isPaid));
    }

    private boolean isPaid(JsonNode sale) {
        return sale.at("/Invoices/0/Status").asText().equals("PAID");
    }

    private int countOf(String state) throws IOException {
        return api.get("/orders?state=" + state).path("total").asInt(-1);
    }

    /** True once the log knows that every day is written. */
    private boolean isAllFinished(CrashRun run) {
        return run.process().log().split("Consolidated ", -1).length - 1 >= days.size();
    }

    private static Stream<ObjectNode> live(CrashRun run, LocalDate date, String part) {
        return run.systems().dear().sales("handshake:acme:" + date + part).stream()
                .filter(sale -> !sale.path("Status").asText().equals("VOIDED"));
    }

    private static BigDecimal total(List<ObjectNode> orders) {
        return orders.stream()
                .map(order -> money(order, "totalAmount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<ObjectNode> sales(CrashRun run, LocalDate date) {
        return run.systems().dear().sales("handshake:acme:" + date).stream();
    }

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText());
    }
}
