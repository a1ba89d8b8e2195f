package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule.Point;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The integration is killed while it registers its webhooks, and while it switches one on again.
 */
class WebhookCrashIT {

    private static final String SECRET = "a long and random text";
    private static final String EVENT = "Sale/ShipmentAuthorised";

    @TempDir Path home;

    @Test
    void eachWebhookIsThereOnceWhenTheAnswerIsCut() throws Exception {
        try (CrashRun run = CrashRun.onH2(home)) {
            register(run, List.of(Point.AFTER));
        }
    }

    @Test
    @Tag("full")
    void eachWebhookIsThereOnceWhateverIsCutOnH2() throws Exception {
        try (CrashRun run = CrashRun.onH2(home)) {
            register(run, List.of(Point.values()));
            switchOn(run, List.of(Point.values()));
        }
    }

    @Test
    @Tag("full")
    void eachWebhookIsThereOnceWhateverIsCutOnPostgres() throws Exception {
        try (CrashRun run = CrashRun.onPostgres(home)) {
            register(run, List.of(Point.values()));
            switchOn(run, List.of(Point.values()));
        }
    }

    private static void register(CrashRun run, List<Point> points) throws Exception {
        InstanceApi api = InstanceApi.of(run);
        String url = api.url();
        run.with("webhook.url", url + "/")
                .with("webhook.secret", SECRET)
                .with("webhook-check", "1s")
                .with("store.acme.export-shipping", "true")
                .start();
        for (Point point : points) {
            run.await("the API answers", api::isUp);
            run.killAt("POST", "webhooks", point);
            api.start("webhooks");
            run.await("killed " + point, () -> !run.process().isAlive());
            run.clearFaults();
            run.start();
        }
        run.awaitWork("the webhooks are registered", () -> areOn(run));
        assertThat(run.systems().dear().webhooks())
                .allSatisfy(
                        hook -> {
                            assertThat(hook.path("ExternalURL").asText())
                                    .startsWith(url + "/webhooks/dear/");
                            assertThat(hook.path("ExternalBearerToken").asText()).isEqualTo(SECRET);
                        });
    }

    private static void switchOn(CrashRun run, List<Point> points) {
        for (Point point : points) {
            run.killAt("PUT", "webhooks", point);
            run.systems().dear().switchWebhooksOff(EVENT);
            run.await("killed " + point, () -> !run.process().isAlive());
            run.clearFaults();
            run.start();
            run.awaitWork("the webhooks are on", () -> areOn(run));
        }
    }

    /** True if both are there, once, and on. */
    private static boolean areOn(CrashRun run) {
        List<ObjectNode> hooks = run.systems().dear().webhooks();
        assertThat(hooks).extracting(hook -> hook.path("Type").asText()).doesNotHaveDuplicates();
        return hooks.size() == 2
                && hooks.stream().allMatch(hook -> hook.path("IsActive").asBoolean());
    }
}
