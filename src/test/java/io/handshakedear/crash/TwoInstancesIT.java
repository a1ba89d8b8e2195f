package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.ProgramProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one PostgreSQL: one works, the other takes over (design rule C12). */
class TwoInstancesIT {

    private static final String STARTED = "(handshake-dear) started";
    private static final String AT_WORK = "This instance works on the database";

    @TempDir Path homes;

    @Test
    void theSecondTakesOverWhenTheFirstIsKilled() throws IOException {
        try (CrashRun run = CrashRun.onPostgres(Files.createDirectory(homes.resolve("first")))) {
            run.addOrders(4).start();
            run.awaitAllPaid();
            try (ProgramProcess first = run.process();
                    ProgramProcess second =
                            run.startAnother(Files.createDirectory(homes.resolve("second")))) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> second.log().contains(STARTED));
                run.systems().dear().faults().latency(100);
                run.addOrders(30);
                Awaitility.await().until(() -> run.paidCount() >= 10);
                assertThat(second.isAlive()).isTrue();
                assertThat(second.log()).as("the second stands by").doesNotContain(AT_WORK);

                first.kill();
                run.continueWith(second);
                run.endsRight();
                assertThat(second.log()).contains(AT_WORK);
            }
        }
    }
}
