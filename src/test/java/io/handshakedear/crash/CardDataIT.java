package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders and customers come with cards; none is kept or logged (design rule C9). */
class CardDataIT {

    @TempDir Path home;

    @Test
    void neitherTheDatabaseNorTheLogHoldsCardData() throws IOException {
        try (CrashRun run = CrashRun.onH2(home)) {
            run.withFaults().addOrders(20).start();
            run.endsRight();

            LeftBehind left = run.leftBehind();
            assertThat(left.mentions("handshake:acme:")).as("the files can be read").isTrue();
            assertThat(left.mentions(OrderBatches.CARD_NUMBER)).as("a card's number").isFalse();
            assertThat(left.mentions(OrderBatches.CARD_HOLDER)).as("a card's holder").isFalse();
            assertThat(left.mentions("creditCard")).as("a card's field").isFalse();
        }
    }
}
