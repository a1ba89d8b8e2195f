package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.sandbox.FaultRule.Point;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The integration is killed while it registers its webhooks, and while it switches one on again.
 */
class WebhookCrashIT {

    private static final String PASSWORD = "a long password";
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
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        run.with("admin.port", String.valueOf(port))
                .with("admin.password", PASSWORD)
                .with("webhook.url", url + "/")
                .with("webhook.secret", SECRET)
                .with("webhook-check", "1s")
                .with("store.acme.export-shipping", "true")
                .start();
        for (Point point : points) {
            run.await("the API answers", () -> isUp(url));
            run.killAt("POST", "webhooks", point);
            ask(url);
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

    private static boolean isUp(String url) {
        try {
            return send(url + "/api/stores", "GET").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void ask(String url) throws IOException {
        assertThat(send(url + "/api/stores/acme/webhooks", "POST").statusCode()).isLessThan(300);
    }

    private static HttpResponse<String> send(String url, String method) throws IOException {
        String key = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Basic " + key)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
