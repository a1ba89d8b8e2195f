package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.sandbox.FaultRule.Point;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integration is killed around each kind of remote write, with faults besides (issue 2). */
class RemoteWriteCrashIT {

    /** Each kind of remote write as DEAR sees it: method and path. */
    private static final List<List<String>> WRITES =
            List.of(
                    List.of("POST", "customer"),
                    List.of("PUT", "customer"),
                    List.of("POST", "sale"),
                    List.of("POST", "sale/order"),
                    List.of("POST", "sale/invoice"),
                    List.of("POST", "sale/payment"));

    /** Those that Handshake sees. */
    private static final List<List<String>> HANDSHAKE_WRITES =
            List.of(
                    List.of("POST", "shipments"),
                    List.of("PATCH", "shipment_lines"),
                    List.of("POST", "orders/.*/actions/changeStatus"));

    /** Those that follow a shipment; {@code mvn verify} looks at the lost answer only. */
    private static final List<List<String>> LATER_WRITES =
            List.of(List.of("POST", "orders/.*/actions/ship"), List.of("PUT", "shipments/.*"));

    @TempDir Path home;

    @Test
    void eachOrderIsWrittenOnceWhateverWriteIsCut() {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAroundEachWrite(run, 2, List.of(Point.BEFORE, Point.AFTER), false);
        }
    }

    @Test
    @Tag("full")
    void eachOrderIsWrittenOnceWhateverWriteIsCutOnH2() {
        try (CrashRun run = CrashRun.onH2(home)) {
            killAroundEachWrite(run, 11, List.of(Point.values()), true);
        }
    }

    @Test
    @Tag("full")
    void eachOrderIsWrittenOnceWhateverWriteIsCutOnPostgres() {
        try (CrashRun run = CrashRun.onPostgres(home)) {
            killAroundEachWrite(run, 11, List.of(Point.values()), true);
        }
    }

    /**
     * @param calm whether the next kill waits until the work of the one before is done
     */
    private static void killAroundEachWrite(
            CrashRun run, int ordersEach, List<Point> points, boolean calm) {
        run.withWarehouse().withFaults().addOrders(ordersEach).start();
        run.awaitAllPaid();
        for (List<String> write : WRITES) {
            for (Point point : points) {
                run.killAt(write.get(0), write.get(1), point);
                run.addOrders(ordersEach);
                assertThat(run.diesAtWork()).as("killed at %s %s", write, point).isTrue();
                run.withFaults().start();
                if (calm) {
                    run.awaitAllPaid();
                }
            }
        }
        killAroundHandshake(run, HANDSHAKE_WRITES, ordersEach, points, calm);
        List<Point> later = calm ? points : List.of(Point.AFTER);
        killAroundHandshake(run, LATER_WRITES, ordersEach, later, calm);
        run.endsRight();
    }

    private static void killAroundHandshake(
            CrashRun run,
            List<List<String>> writes,
            int ordersEach,
            List<Point> points,
            boolean calm) {
        for (List<String> write : writes) {
            for (Point point : points) {
                run.killAtHandshake(write.get(0), write.get(1), point);
                run.addOrders(ordersEach);
                assertThat(run.diesAtWork()).as("killed at %s %s", write, point).isTrue();
                run.withFaults().start();
                if (calm) {
                    run.awaitAllPaid();
                }
            }
        }
    }
}
