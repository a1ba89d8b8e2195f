package io.handshakedear.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxSystems;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The last second of a day and the first of the next through the real flow, where the clock is
 * strange (design rule O15). Days as such are tested on {@link BusinessDays}.
 */
class DailyZonesTest {

    @ParameterizedTest
    @CsvSource({
        // the cut is in the gap: it is the first instant after it
        "America/New_York,   02:30, 2026-03-08T07:00:00Z, 2026-03-08, 2026-03-09",
        "Europe/London,      01:30, 2026-03-29T01:00:00Z, 2026-03-29, 2026-03-30",
        // the clock shows the cut twice, half an hour apart
        "Australia/Lord_Howe, 01:45, 2026-04-04T14:45:00Z, 2026-04-05, 2026-04-06",
        "America/St_Johns,   17:30, 2026-07-01T20:00:00Z, 2026-07-01, 2026-07-02",
        // 30 December 2011 does not exist
        "Pacific/Apia,       17:30, 2011-12-30T03:30:00Z, 2011-12-29, 2011-12-31",
        "Pacific/Kiritimati, 00:00, 2026-03-05T10:00:00Z, 2026-03-06, 2026-03-07"
    })
    void theSecondsAroundACutBelongToTwoDays(
            String zone, String cut, Instant lastMoment, String day, String next) throws Exception {
        MovingClock clock = new MovingClock(lastMoment.minusSeconds(3600).toString());
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        DailyStore.of(systems, clock)
                                .with("store.acme.time-zone", zone)
                                .with("store.acme.consolidation-time", cut)) {
            DailyStore.createCustomer(systems, DailyStore.CUSTOMER);
            TestOrder last = TestOrder.at(lastMoment).line("MUG-01", 1, "8.50").into(systems);
            TestOrder first =
                    TestOrder.at(lastMoment.plusSeconds(1)).line("MUG-01", 2, "8.50").into(systems);
            integration.start();
            integration.await(first, "PENDING");

            clock.moveTo(lastMoment.plusSeconds(60).toString());
            integration.await(last, "PROCESSED");
            assertThat(integration.states()).containsEntry(first.number(), "PENDING");
            assertThat(DailyStore.units(systems, day)).isEqualTo(1);

            clock.moveTo(lastMoment.plusSeconds(86_400 + 7_200).toString());
            integration.await(first, "PROCESSED");
            assertThat(DailyStore.units(systems, next)).isEqualTo(2);
            assertThat(systems.dear().saleCount()).isEqualTo(2);
        }
    }
}
