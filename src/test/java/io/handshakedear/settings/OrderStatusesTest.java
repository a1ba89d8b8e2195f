package io.handshakedear.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of Handshake's statuses (design rule O1). */
class OrderStatusesTest {

    private static final List<String> RANKS =
            List.of(
                    "Open",
                    "Hold for confirm",
                    "Seller/Buyer review",
                    "Confirmed",
                    "Processing",
                    "Complete");
    private static final List<String> CANCELLED = List.of("Cancelled", "Void");

    @ParameterizedTest
    @CsvSource({
        "Open, false, false, false",
        "Hold for confirm, false, false, false",
        "Seller review, false, false, false",
        "Buyer review, false, false, false",
        "Seller/Buyer review, false, false, false",
        "Confirmed, true, false, false",
        "Processing, true, true, false",
        "Complete, true, true, true",
        "complete, true, true, true",
        "Cancelled, false, false, false",
        "Shipped, false, false, false"
    })
    void anOrderIsCapturedFromItsThresholdOn(
            String status, boolean confirmed, boolean processing, boolean complete) {
        assertThat(statuses("Confirmed").captures(status)).isEqualTo(confirmed);
        assertThat(statuses("Processing").captures(status)).isEqualTo(processing);
        assertThat(statuses("Complete").captures(status)).isEqualTo(complete);
    }

    @Test
    void aStatusOfNoListIsUnknown() {
        assertThat(statuses("Confirmed").isKnown("Seller review")).isTrue();
        assertThat(statuses("Confirmed").isKnown("review")).isFalse();
        assertThat(statuses("Confirmed").isKnown("Shipped")).isFalse();
        assertThat(statuses("Confirmed").isKnown(null)).isFalse();
    }

    @Test
    void cancellationsHaveAListOfTheirOwn() {
        assertThat(statuses("Confirmed").isCancelled("void")).isTrue();
        assertThat(statuses("Confirmed").isCancelled("Open")).isFalse();
        assertThat(statuses("Confirmed").isCancelled(null)).isFalse();
    }

    private static OrderStatuses statuses(String threshold) {
        return new OrderStatuses(RANKS, CANCELLED, threshold);
    }
}
