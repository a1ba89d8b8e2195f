package io.handshakedear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.RunningIntegration;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The sandbox asks for no password; still it obeys its own page and its own machine only. */
class OpenAccessTest {

    @Test
    void noPasswordIsAskedForButOtherSitesAreRefused() throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.bare());
                RunningIntegration integration =
                        RunningIntegration.against(systems).openToAll().start()) {
            AdminApi api = new AdminApi(integration);

            JsonNode session = AdminApi.parsed(api.exchange("GET", "/api/session", null));
            assertThat(session.path("open").asBoolean()).isTrue();
            assertThat(api.exchange("POST", "/api/stores/acme/retry", null).statusCode())
                    .isEqualTo(202);
            assertThat(api.exchange("GET", "/", null).body()).contains("<!doctype html>");

            for (String[] foreign :
                    new String[][] {
                        {"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://elsewhere.example"}
                    }) {
                assertThat(
                                api.exchange("POST", "/api/stores/acme/retry", null, foreign)
                                        .statusCode())
                        .isEqualTo(403);
            }
            assertThat(statusAs("elsewhere.example", api.address())).contains(" 403 ");
            assertThat(statusAs("localhost", api.address())).contains(" 200 ");
        }
    }

    /** The status line for a browser that was told that the name means this machine. */
    private static String statusAs(String host, String address) throws Exception {
        URI server = URI.create(address);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/stores HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                                    .formatted(host, server.getPort())
                                    .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
