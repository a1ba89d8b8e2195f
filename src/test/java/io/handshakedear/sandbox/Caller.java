package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Calls a stand-in as a client of the real system would. */
final class Caller {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String[] headers;
    Duration timeout = Duration.ofSeconds(20);

    Caller(String base, String... headers) {
        this.base = base;
        this.headers = headers;
    }

    static Caller handshake(HandshakeStandIn standIn) {
        return new Caller(
                standIn.url(), "Authorization", basic(SandboxSettings.HANDSHAKE_KEY, "X"));
    }

    static Caller dear(DearStandIn standIn) {
        return new Caller(
                standIn.url(),
                "api-auth-accountid",
                SandboxSettings.DEAR_ACCOUNT,
                "api-auth-applicationkey",
                SandboxSettings.DEAR_KEY);
    }

    static String basic(String user, String password) {
        String plain = user + ":" + password;
        return "Basic "
                + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/" + path)).timeout(timeout);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    /** The JSON of an answer that must have that status. */
    JsonNode json(int status, String method, String path, Object body)
            throws IOException, InterruptedException {
        String text =
                body == null
                        ? null
                        : body instanceof String string
                                ? string
                                : Json.MAPPER.writeValueAsString(body);
        HttpResponse<String> response = send(method, path, text);
        if (response.statusCode() != status) {
            throw new AssertionError(
                    method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? Json.object() : Json.MAPPER.readTree(response.body());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return json(200, "GET", path, null);
    }

    /** The text of the refusal of a call that DEAR must answer with 400. */
    String refusal(String method, String path, ObjectNode body)
            throws IOException, InterruptedException {
        JsonNode errors = json(400, method, path, body);
        if (!errors.isArray() || !errors.path(0).has("ErrorCode")) {
            throw new AssertionError("not an array of errors: " + errors);
        }
        return errors.path(0).path("Exception").asText();
    }
}
