package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The integration is killed around the commits of its flow, with faults besides (issue 2). */
class CommitCrashIT {

    private static final Logger LOG = LoggerFactory.getLogger(CommitCrashIT.class);

    /** Commits, by what their names contain, that {@code mvn verify} looks at. */
    private static final List<String> SAMPLE =
            List.of(
                    "insert order_log",
                    "insert remote_write sale-order",
                    "delete pending_order",
                    "update remote_write.state handshake-shipment");

    private static final CommitPoint PAYMENT_RESULT =
            new CommitPoint("update remote_write.state sale-payment", "before");

    private static final int FEW = 2;

    @TempDir Path homes;

    @Test
    void eachOrderIsWrittenOnceWhateverCommitIsCut() throws IOException {
        killAroundCommits(CrashRun::onH2, 20, CommitCrashIT::isInSample);
    }

    @Test
    void eachOrderIsWrittenOnceOnPostgresToo() throws IOException {
        killAroundCommits(CrashRun::onPostgres, 6, PAYMENT_RESULT::isCutIn);
    }

    @Test
    @Tag("full")
    void eachOrderIsWrittenOnceWhateverCommitIsCutOnH2() throws IOException {
        killAroundCommits(CrashRun::onH2, 200, point -> true);
    }

    @Test
    @Tag("full")
    void eachOrderIsWrittenOnceWhateverCommitIsCutOnPostgres() throws IOException {
        killAroundCommits(CrashRun::onPostgres, 200, point -> true);
    }

    private static boolean isInSample(CommitPoint point) {
        return SAMPLE.stream().anyMatch(point.commit()::contains);
    }

    /**
     * Kills at one commit after the other on one database. Commits that only a new database has, or
     * that did not come again, are cut on a new one each.
     */
    private void killAroundCommits(
            Function<Path, CrashRun> database, int orders, Predicate<CommitPoint> wanted)
            throws IOException {
        Path home = Files.createDirectory(homes.resolve("first"));
        Path trace = home.resolve("commits.txt");
        List<CommitPoint> missed = new ArrayList<>();
        try (CrashRun run = database.apply(home).withCommitPoints().withWarehouse()) {
            prepare(run, FEW).start(CommitPoint.trace(trace));
            run.awaitAllPaid();
            run.process().kill();
            List<CommitPoint> points = CommitPoint.traced(trace, wanted);
            assertThat(points).as("commits of the flow").isNotEmpty();
            for (CommitPoint point : points) {
                prepare(run, Math.max(FEW, orders / points.size() + 1)).start(point.options());
                if (!run.diesAtWork()) {
                    missed.add(point);
                    run.process().kill();
                }
            }
            run.start();
            run.endsRight();
            LOG.info(
                    "{} kills at commits, {} more on new databases, {} orders",
                    points.size() - missed.size(),
                    missed.size(),
                    run.orderCount());
        }
        for (CommitPoint point : missed) {
            Path fresh = Files.createDirectory(homes.resolve("fresh-" + missed.indexOf(point)));
            try (CrashRun run = database.apply(fresh).withCommitPoints().withWarehouse()) {
                prepare(run, FEW).start(point.options());
                assertThat(run.diesAtWork()).as("%s was reached", point).isTrue();
                run.start();
                run.endsRight();
            }
        }
    }

    /** New orders; faults, among them the ones that make each kind of bookkeeping necessary. */
    private static CrashRun prepare(CrashRun run, int orders) {
        run.withFaults();
        var faults = run.systems().dear().faults();
        faults.add(FaultRule.on("POST", "sale").nth(1).drop(Point.BEFORE));
        faults.add(FaultRule.on("POST", "sale/order").nth(1).drop(Point.AFTER));
        faults.add(FaultRule.on("POST", "sale/invoice").nth(1).status(Point.BEFORE, 404));
        return run.addOrders(orders);
    }

    /** A commit, and whether the process dies before or after it. */
    private record CommitPoint(String commit, String moment) {

        static String trace(Path file) {
            return "-D%s=%s".formatted(CommitPoints.TRACE, file);
        }

        static List<CommitPoint> traced(Path file, Predicate<CommitPoint> wanted)
                throws IOException {
            return Files.readAllLines(file).stream()
                    .distinct()
                    .flatMap(
                            name ->
                                    List.of("before", "after").stream()
                                            .map(moment -> new CommitPoint(name, moment)))
                    .filter(wanted)
                    .toList();
        }

        /** Whether the other point is the same commit, perhaps with more in its transaction. */
        boolean isCutIn(CommitPoint other) {
            return other.commit.startsWith(commit) && other.moment.equals(moment);
        }

        String[] options() {
            return new String[] {
                "-D%s=%s".formatted(CommitPoints.COMMIT, commit),
                "-D%s=%s".formatted(CommitPoints.MOMENT, moment)
            };
        }
    }
}
