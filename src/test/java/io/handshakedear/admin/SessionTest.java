package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static SandboxSystems systems;
    private static RunningIntegration integration;
    private static AdminApi api;

    @BeforeAll
    static void start() throws Exception {
        systems = SandboxSystems.start(SandboxSystems.Options.standard().limit(0, 60_000));
        integration =
                RunningIntegration.against(systems)
                        .with("admin.password", AdminApi.PASSWORD)
                        .start();
        integration.awaitSettled(15);
        api = new AdminApi(integration);
    }

    @AfterAll
    static void stop() {
        integration.close();
        systems.close();
    }

    @Test
    void aSessionReadsWithItsCookieAndWritesWithItsToken() throws Exception {
        PageSession page = PageSession.open(api);

        assertThat(page.send("GET", "/api/stores").statusCode()).isEqualTo(200);
        assertThat(page.send("POST", "/api/stores/acme/capture").statusCode()).isEqualTo(202);
    }

    @Test
    void itsCookieIsForThisServerOnlyAndForNoScriptOfThePage() throws Exception {
        HttpResponse<String> answer = PageSession.logIn(api, AdminApi.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
                .doesNotContain("Secure", AdminApi.PASSWORD);
        assertThat(
                        api.exchange(
                                        "POST",
                                        "/api/session",
                                        PageSession.body(AdminApi.PASSWORD),
                                        "X-Forwarded-Proto",
                                        "https")
                                .headers()
                                .firstValue("Set-Cookie")
                                .orElseThrow())
                .endsWith("; Secure");
    }

    @Test
    void aWriteOfASessionWithoutItsTokenIsRefused() throws Exception {
        PageSession page = PageSession.open(api);
        int jobs = jobs();

        for (String token : new String[] {"", "x", PageSession.open(api).csrfToken()}) {
            HttpResponse<String> refused =
                    api.exchange(
                            "POST",
                            "/api/stores/acme/capture",
                            null,
                            "Cookie",
                            page.cookie(),
                            "X-CSRF-Token",
                            token);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(AdminApi.parsed(refused).path("detail").asText()).contains("X-CSRF-Token");
        }
        assertThat(page.without("X-CSRF-Token", "DELETE", "/api/session").statusCode())
                .isEqualTo(403);
        assertThat(jobs()).isEqualTo(jobs);
    }

    /** As a browser sends it that remembers the password of basic authentication. */
    @Test
    void aWriteThatAnotherSiteMakesTheBrowserSendIsRefused() throws Exception {
        int jobs = jobs();
        String[][] foreign = {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://elsewhere.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site", "Origin", api.address()}
        };
        for (String[] headers : foreign) {
            assertThat(api.withPassword("POST", "/api/stores/acme/capture", headers).statusCode())
                    .as(String.join(" ", headers))
                    .isEqualTo(403);
        }
        assertThat(
                        api.exchange(
                                        "POST",
                                        "/api/session",
                                        PageSession.body(AdminApi.PASSWORD),
                                        foreign[0])
                                .statusCode())
                .isEqualTo(403);
        assertThat(jobs()).isEqualTo(jobs);

        String[][] own = {{"Sec-Fetch-Site", "same-origin"}, {"Origin", api.address()}};
        for (String[] headers : own) {
            assertThat(api.withPassword("POST", "/api/stores/acme/capture", headers).statusCode())
                    .as(String.join(" ", headers))
                    .isEqualTo(202);
        }
    }

    @Test
    void afterLoggingOutTheCookieIsWorthNothing() throws Exception {
        PageSession page = PageSession.open(api);

        HttpResponse<String> answer = page.send("DELETE", "/api/session");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(page.send("GET", "/api/stores").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEnds() throws Exception {
        try (RunningIntegration brief =
                RunningIntegration.against(systems)
                        .with("admin.password", AdminApi.PASSWORD)
                        .with("admin.session-time", "1s")
                        .start()) {
            PageSession page = PageSession.open(new AdminApi(brief));
            assertThat(page.send("GET", "/api/stores").statusCode()).isEqualTo(200);

            HttpResponse<String> ended =
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(20))
                            .until(
                                    () -> page.send("GET", "/api/stores"),
                                    answer -> answer.statusCode() != 200);

            assertThat(ended.statusCode()).isEqualTo(401);
            assertThat(page.send("POST", "/api/stores/acme/capture").statusCode()).isEqualTo(401);
        }
    }

    /** Else a browser asks for a password by itself, over the page. */
    @Test
    void thePageIsToldOfAMissingSessionWithoutAChallenge() throws Exception {
        HttpResponse<String> page =
                api.exchange("GET", "/api/stores", null, "X-Requested-With", "handshake-dear");
        HttpResponse<String> script = api.exchange("GET", "/api/stores", null);

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(page.headers().firstValue("Content-Type")).hasValue(ApiProblem.CONTENT_TYPE);
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(api.exchange("GET", "/api/session", null).statusCode()).isEqualTo(401);
    }

    @Test
    void fewWrongPasswordsAreLookedAtInAMinuteAndOpenSessionsGoOn() throws Exception {
        try (RunningIntegration guessed =
                RunningIntegration.against(systems)
                        .with("admin.password", AdminApi.PASSWORD)
                        .start()) {
            AdminApi other = new AdminApi(guessed);
            PageSession page = PageSession.open(other);
            for (int wrong = 0; wrong < LoginLimit.MOST; wrong++) {
                int status =
                        wrong % 2 == 0
                                ? PageSession.logIn(other, "guess " + wrong).statusCode()
                                : other.send("GET", "/api/stores", null, "guess").statusCode();
                assertThat(status).isEqualTo(401);
            }

            HttpResponse<String> right = PageSession.logIn(other, AdminApi.PASSWORD);

            assertThat(right.statusCode()).isEqualTo(429);
            assertThat(right.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(AdminApi.parsed(right).path("detail").asText()).contains("try again in");
            assertThat(other.send("GET", "/api/stores", null, AdminApi.PASSWORD).statusCode())
                    .isEqualTo(429);
            assertThat(page.send("GET", "/api/stores").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayDo() throws Exception {
        for (String path :
                new String[] {
                    "/page/lib/preact.js",
                    "/page/none.js",
                    "/api/stores",
                    "/api/openapi.json",
                    "/api/none",
                    "/observe/health",
                    "/none"
                }) {
            HttpHeaders headers =
                    api.withPassword("GET", path, "Cache-Control", "max-age=0").headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
            assertThat(headers.firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .isEqualTo(path.endsWith("preact.js") ? "no-cache" : "no-store");
        }
    }

    @Test
    void thePagesFilesAreServedToEverybodyAndNoOthers() throws Exception {
        HttpResponse<String> library = api.exchange("GET", "/page/lib/preact.js", null);
        assertThat(library.statusCode()).isEqualTo(200);
        assertThat(library.headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
        String tag = library.headers().firstValue("ETag").orElseThrow();
        assertThat(
                        api.exchange("GET", "/page/lib/preact.js", null, "If-None-Match", tag)
                                .statusCode())
                .isEqualTo(304);

        for (String path :
                new String[] {
                    "/page/../sql/find-job.sql",
                    "/page/%2e%2e/sql/find-job.sql",
                    "/page/..%2fsettings/application.properties",
                    "/page/lib/preact.min.umd.js",
                    "/page/lib/../../logback.xml",
                    "/page//etc/passwd",
                    "/page/views",
                    "/page/"
                }) {
            assertThat(api.exchange("GET", path, null).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aLoginThatIsNoneIsAnsweredAsAProblem() throws Exception {
        for (String body : new String[] {null, "", "{}", "[]", "{\"password\": 1}", "{"}) {
            assertThat(api.exchange("POST", "/api/session", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    private static int jobs() {
        return integration.database().queryForObject("select count(*) from job", Integer.class);
    }
}
