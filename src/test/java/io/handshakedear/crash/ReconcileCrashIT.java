package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.TestOrder;
import io.handshakedear.changes.Dear;
import io.handshakedear.sandbox.FaultRule.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The integration is killed while it compares both systems with the log: between its reads, and
 * around the commits of what it finds. Each difference is found all the same, and told once.
 */
class ReconcileCrashIT {

    /**
     * What a comparison reads: DEAR's list, Handshake's, and a sale that the list did not explain.
     */
    private static final List<String> READS = List.of("saleList", "orders", "sale");

    /** The commit that holds the orders of a sale which differs. */
    private static final String FINDING = "reconciled_sale";

    private static final Pattern PROCESSED =
            Pattern.compile("Processed orders of acme:.*?(\\d+) processed");

    @TempDir Path homes;

    @Test
    void whatIsFoundIsHeldOnceWhereItsCommitIsCut() throws IOException {
        killAroundCommits(CrashRun::onH2, FINDING, List.of("after"));
    }

    @Test
    @Tag("full")
    void allIsFoundWhateverReadIsCutOnH2() {
        killAtReads(CrashRun::onH2);
    }

    @Test
    @Tag("full")
    void allIsFoundWhateverReadIsCutOnPostgres() {
        killAtReads(CrashRun::onPostgres);
    }

    @Test
    @Tag("full")
    void allIsFoundWhateverCommitIsCutOnH2() throws IOException {
        killAroundCommits(CrashRun::onH2, "", List.of("before", "after"));
    }

    @Test
    @Tag("full")
    void allIsFoundWhateverCommitIsCutOnPostgres() throws IOException {
        killAroundCommits(CrashRun::onPostgres, "", List.of("before", "after"));
    }

    private void killAtReads(Function<Path, CrashRun> database) {
        List<Drifted> batches = new ArrayList<>();
        try (CrashRun run = comparing(database, homes)) {
            run.start();
            for (String read : READS) {
                for (Point point : Point.values()) {
                    Drifted batch = written(run, batches);
                    batch.drift();
                    if (read.equals("orders")) {
                        run.killAtHandshake("GET", read, point);
                    } else {
                        run.killAt("GET", read, point);
                    }
                    run.await(
                            "killed at %s %s".formatted(read, point),
                            () -> !run.process().isAlive());
                    run.clearFaults();
                    run.start();
                    run.awaitWork("all is found", batch::isFound);
                }
            }
            end(run, batches);
        }
    }

    private void killAroundCommits(
            Function<Path, CrashRun> database, String part, List<String> moments)
            throws IOException {
        Path trace = homes.resolve("commits.txt");
        List<Drifted> batches = new ArrayList<>();
        try (CrashRun run = comparing(database, homes)) {
            run.start("-D%s=%s".formatted(CommitPoints.TRACE, trace));
            Drifted first = written(run, batches);
            first.drift();
            run.awaitWork("all is found", first::isFound);
            List<String> commits =
                    Files.readAllLines(trace).stream()
                            .filter(name -> name.contains(part))
                            .filter(ReconcileCrashIT::isOfComparison)
                            .distinct()
                            .toList();
            assertThat(commits).as("commits of a comparison").isNotEmpty();
            for (String commit : commits) {
                for (String moment : moments) {
                    Drifted batch = written(run, batches);
                    run.process().kill();
                    batch.drift();
                    run.start(
                            "-D%s=%s".formatted(CommitPoints.COMMIT, commit),
                            "-D%s=%s".formatted(CommitPoints.MOMENT, moment));
                    run.await(
                            "killed %s %s".formatted(moment, commit),
                            () -> !run.process().isAlive());
                    run.start();
                    run.awaitWork("all is found", batch::isFound);
                }
            }
            end(run, batches);
        }
    }

    /** The job with its progress, the sales that DEAR lists, and what is found. */
    private static boolean isOfComparison(String commit) {
        return commit.contains(" job")
                || commit.contains("listed_sale")
                || commit.contains("reconciled_sale")
                || commit.contains("changed_order");
    }

    /** A store whose orders come by nothing but comparisons, one after the other. */
    private static CrashRun comparing(Function<Path, CrashRun> database, Path home) {
        return database.apply(home)
                .withCommitPoints()
                .with("store.acme.order-poll", "0 0 0 1 1 ? 2099")
                .with("store.acme.capture-from", Instant.now().minus(Duration.ofDays(1)).toString())
                .with("store.acme.create-payments", "false")
                .with("store.acme.reconcile-schedule", "0/1 * * * * ?");
    }

    private static Drifted written(CrashRun run, List<Drifted> batches) {
        Drifted batch = new Drifted(run);
        batches.add(batch);
        int before = processed(run);
        batch.add();
        run.awaitWork(
                "the orders are written",
                () -> batch.isWritten() && processed(run) >= before + Drifted.WRITTEN);
        // DEAR has an order before the log knows it: the last commits get a moment
        run.process().hasDied(1);
        return batch;
    }

    /** How many orders the log says to be processed. */
    private static int processed(CrashRun run) {
        return PROCESSED
                .matcher(run.process().log())
                .results()
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .sum();
    }

    private static void end(CrashRun run, List<Drifted> batches) {
        run.process().hasDied(2);
        run.process().kill();
        List<Map<String, Object>> rows = run.leftBehind().openOrders();
        batches.forEach(batch -> batch.endedRight(rows));
        assertThat(rows).as("orders that are not processed").hasSize(3 * batches.size());
    }

    /** Orders of which Handshake, DEAR and the log come to say different things, unseen. */
    private static final class Drifted {

        private static final int WRITTEN = 3;

        private final CrashRun run;
        private final Dear dear;
        private final TestOrder deleted = TestOrder.plain();
        private final TestOrder vanished = TestOrder.plain();
        private final TestOrder doubled = TestOrder.plain();
        private final TestOrder missing = TestOrder.plain();

        private Drifted(CrashRun run) {
            this.run = run;
            this.dear = new Dear(run.systems());
        }

        void add() {
            List.of(deleted, vanished, doubled).forEach(order -> order.into(run.systems()));
        }

        boolean isWritten() {
            return List.of(deleted, vanished, doubled).stream().allMatch(this::isInvoiced);
        }

        void drift() {
            run.systems().handshake().deleteOrder(deleted.id());
            run.systems().dear().deleteSale(only(vanished).path("ID").asText());
            dear.copySale(only(doubled), doubled.externalId());
            missing.into(run.systems());
        }

        boolean isFound() {
            return live(deleted).isEmpty()
                    && isInvoiced(missing)
                    && told(vanished) > 0
                    && told(doubled) > 0;
        }

        void endedRight(List<Map<String, Object>> rows) {
            assertThat(live(deleted)).as("sales of a deleted order").isEmpty();
            assertThat(live(missing)).as("sales of an order that was missing").hasSize(1);
            assertThat(live(vanished)).as("sales in place of one that is gone").isEmpty();
            assertThat(live(doubled)).as("sales of a doubled order").hasSize(2);
            assertThat(told(vanished)).as("alerts of a sale that is gone").isEqualTo(1);
            assertThat(told(doubled)).as("alerts of a doubled sale").isEqualTo(1);
            assertThat(cause(deleted, rows)).isEqualTo("CANCELLED null");
            assertThat(cause(vanished, rows)).isEqualTo("HELD VANISHED");
            assertThat(cause(doubled, rows)).isEqualTo("HELD DOUBLED");
        }

        private static String cause(TestOrder order, List<Map<String, Object>> rows) {
            return rows.stream()
                    .filter(row -> String.valueOf(order.id()).equals(row.get("order_id")))
                    .map(row -> row.get("state") + " " + row.get("cause"))
                    .findFirst()
                    .orElse("none");
        }

        /** How often people were told that the order waits for them. */
        private int told(TestOrder order) {
            String alert = "Order %s of acme is HELD".formatted(order.number());
            return run.process().log().split(alert, -1).length - 1;
        }

        private boolean isInvoiced(TestOrder order) {
            return live(order).stream()
                    .anyMatch(sale -> sale.at("/Invoices/0/Status").asText().equals("AUTHORISED"));
        }

        private ObjectNode only(TestOrder order) {
            assertThat(live(order)).as("sales of %s", order.number()).hasSize(1);
            return live(order).get(0);
        }

        private List<ObjectNode> live(TestOrder order) {
            return run.systems().dear().sales(order.externalId()).stream()
                    .filter(sale -> !sale.path("Status").asText().equals("VOIDED"))
                    .toList();
        }
    }
}
