package io.handshakedear.changes;

import com.zaxxer.hikari.HikariDataSource;
import io.handshakedear.crash.KillingDatabase;
import io.handshakedear.database.Database;
import io.handshakedear.sandbox.FaultRule;
import io.handshakedear.sandbox.FaultRule.Point;
import io.handshakedear.sandbox.StandIn;
import io.handshakedear.settings.Settings;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The integration's own database, which dies just before or just after a commit: from then on
 * nothing is committed until it is revived, as if the process had been killed there. The network is
 * cut off as well.
 */
public final class MortalDatabase implements KillingDatabase.Points {

    /** The one that routes open; tests run one after the other. */
    private static MortalDatabase current = new MortalDatabase(List.of());

    private final AtomicInteger commitsLeft = new AtomicInteger(-1);
    private final List<StandIn> network;
    private volatile boolean dieBefore;
    private volatile String named;
    private volatile boolean dead;
    private volatile String diedAt;
    private HikariDataSource pool;

    private MortalDatabase(List<StandIn> network) {
        this.network = network;
    }

    /** The one that the next integration opens, which calls these systems. */
    static MortalDatabase next(StandIn... network) {
        current = new MortalDatabase(List.of(network));
        return current;
    }

    /** Takes the place of {@code Database.openBeside} in the file database.camel.yaml. */
    public static DataSource openBeside(Settings settings) {
        HikariDataSource pool = Database.open(settings);
        current.pool = pool;
        return KillingDatabase.around(pool, current);
    }

    void close() {
        pool.close();
    }

    /** Dies at the n-th commit from now on, counted from 1. */
    void dieAt(int commit, boolean before) {
        dieBefore = before;
        commitsLeft.set(commit);
    }

    /** Dies at the next commit whose name contains that text. */
    void dieAt(String part, boolean before) {
        dieBefore = before;
        named = part;
    }

    /** Dies now. */
    void die(String where) {
        diedAt = where;
        dead = true;
        FaultRule gone = FaultRule.on("*", ".*").drop(Point.BEFORE);
        network.forEach(system -> system.faults().add(gone));
    }

    /** The network is there again, without the faults that it had. */
    void revive() {
        network.forEach(system -> system.faults().clear());
        commitsLeft.set(-1);
        named = null;
        dead = false;
    }

    boolean isDead() {
        return dead;
    }

    /** The commit at which it died last. */
    String diedAt() {
        return diedAt;
    }

    @Override
    public void connecting() {
        requireAlive();
    }

    @Override
    public void before(String name) {
        requireAlive();
        boolean counted = commitsLeft.get() > 0 && commitsLeft.decrementAndGet() == 0;
        if (dieBefore && (counted || isNamed(name))) {
            die("before " + name);
            requireAlive();
        }
    }

    @Override
    public void after(String name) {
        if (!dieBefore && !dead && (commitsLeft.get() == 0 || isNamed(name))) {
            die("after " + name);
            requireAlive();
        }
    }

    private boolean isNamed(String name) {
        return named != null && name.contains(named);
    }

    private void requireAlive() {
        if (dead) {
            throw new IllegalStateException("The process died " + diedAt);
        }
    }
}
