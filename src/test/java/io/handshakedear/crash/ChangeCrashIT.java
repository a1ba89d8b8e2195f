package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.FaultRule.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The integration is killed around the writes and the commits by which a sale follows its order.
 */
class ChangeCrashIT {

    /** Each kind of write as DEAR sees it; the payment is the refund, for all orders are paid. */
    private static final List<List<String>> WRITES =
            List.of(
                    List.of("DELETE", "sale/payment"),
                    List.of("DELETE", "sale"),
                    List.of("POST", "sale/creditnote"),
                    List.of("POST", "sale/payment"));

    @TempDir Path homes;

    @Test
    void eachChangeIsFollowedOnceWhateverWriteIsCut() {
        try (CrashRun run = CrashRun.onH2(homes)) {
            killAroundEachWrite(run, List.of(Point.AFTER));
        }
    }

    @Test
    @Tag("full")
    void eachChangeIsFollowedOnceWhateverWriteIsCutOnH2() {
        try (CrashRun run = CrashRun.onH2(homes)) {
            killAroundEachWrite(run, List.of(Point.values()));
        }
    }

    @Test
    @Tag("full")
    void eachChangeIsFollowedOnceWhateverWriteIsCutOnPostgres() {
        try (CrashRun run = CrashRun.onPostgres(homes)) {
            killAroundEachWrite(run, List.of(Point.values()));
        }
    }

    @Test
    @Tag("full")
    void eachChangeIsFollowedOnceWhateverCommitIsCutOnH2() throws IOException {
        killAroundEachCommit(CrashRun::onH2);
    }

    @Test
    @Tag("full")
    void eachChangeIsFollowedOnceWhateverCommitIsCutOnPostgres() throws IOException {
        killAroundEachCommit(CrashRun::onPostgres);
    }

    private static void killAroundEachWrite(CrashRun run, List<Point> points) {
        List<ChangedBatch> batches = new ArrayList<>();
        run.start();
        for (List<String> write : WRITES) {
            for (Point point : points) {
                ChangedBatch batch = written(run, batches);
                run.killAt(write.get(0), write.get(1), point);
                batch.change();
                run.await("killed at " + write + " " + point, () -> !run.process().isAlive());
                run.clearFaults();
                run.start();
                run.awaitWork("the changes are followed", batch::isFollowed);
            }
        }
        end(run, batches);
    }

    private void killAroundEachCommit(Function<Path, CrashRun> database) throws IOException {
        Path trace = homes.resolve("commits.txt");
        List<ChangedBatch> batches = new ArrayList<>();
        try (CrashRun run = database.apply(homes).withCommitPoints()) {
            run.start("-D%s=%s".formatted(CommitPoints.TRACE, trace));
            ChangedBatch first = written(run, batches);
            List<String> before = Files.readAllLines(trace);
            first.change();
            run.awaitWork("the changes are followed", first::isFollowed);
            List<String> commits = new ArrayList<>(Files.readAllLines(trace));
            commits.removeAll(before);
            assertThat(commits).as("commits of a change").hasSizeGreaterThan(8);
            for (String commit : commits) {
                for (String moment : List.of("before", "after")) {
                    ChangedBatch batch = written(run, batches);
                    run.process().kill();
                    run.start(
                            "-D%s=%s".formatted(CommitPoints.COMMIT, commit),
                            "-D%s=%s".formatted(CommitPoints.MOMENT, moment));
                    batch.change();
                    run.await(
                            "killed %s %s".formatted(moment, commit),
                            () -> !run.process().isAlive() || batch.isFollowed());
                    run.process().kill();
                    run.start();
                    run.awaitWork("the changes are followed", batch::isFollowed);
                }
            }
            end(run, batches);
        }
    }

    private static ChangedBatch written(CrashRun run, List<ChangedBatch> batches) {
        ChangedBatch batch = new ChangedBatch(run.systems());
        batches.add(batch);
        batch.add();
        run.awaitWork("the orders are written", batch::isWritten);
        return batch;
    }

    private static void end(CrashRun run, List<ChangedBatch> batches) {
        run.awaitWork(
                "everything is followed",
                () -> batches.stream().allMatch(ChangedBatch::isFollowed));
        // the last commits come after the last write
        run.process().hasDied(2);
        run.process().kill();
        batches.forEach(ChangedBatch::endedRight);
        List<Map<String, Object>> open = run.leftBehind().openOrders();
        assertThat(open)
                .as("orders that are not processed")
                .allSatisfy(row -> assertThat(row.get("state")).isEqualTo("CANCELLED"))
                .extracting(row -> row.get("order_id"))
                .containsExactlyInAnyOrderElementsOf(
                        batches.stream().map(ChangedBatch::cancelledId).toList());
    }
}
