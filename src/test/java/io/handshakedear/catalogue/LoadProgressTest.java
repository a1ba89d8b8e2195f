package io.handshakedear.catalogue;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** At sixty calls a minute a page of a hundred items takes many minutes. */
class LoadProgressTest {

    private static final int ITEMS = 12;

    @Test
    void howFarALoadHasComeIsToldWithinAPage() throws Exception {
        try (Loading loading = new Loading()) {
            for (int item = 1; item <= ITEMS; item++) {
                TestItem.of(100 + item, "PAN-" + item, "Pan " + item).into(loading.systems());
            }
            loading.start(Map.of());
            loading.dear().faults().latency(250);

            loading.begin("load-products");

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> done(loading) > 0 && done(loading) < ITEMS);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> done(loading) == ITEMS && !loading.isLoading());
        }
    }

    /** As the API, the page and the command line tell it; 0 before it is known of how many. */
    private static int done(Loading loading) {
        Map<String, Object> job =
                loading.running().database().queryForMap("select done, total from job");
        return Integer.valueOf(ITEMS).equals(job.get("total")) ? (Integer) job.get("done") : 0;
    }
}
