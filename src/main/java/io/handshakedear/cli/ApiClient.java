package io.handshakedear.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Calls the admin API of a running instance; every failure is told in one sentence. */
final class ApiClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final String address;
    private final String password;

    ApiClient(String address, String password) {
        this.address = address;
        this.password = password;
    }

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    /**
     * @param body JSON, or null for none
     */
    JsonNode post(String path, JsonNode body) {
        return call("POST", path, body);
    }

    JsonNode delete(String path) {
        return call("DELETE", path, null);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode call(String method, String path, JsonNode body) {
        HttpResponse<String> answer = send(method, path, body);
        JsonNode document = parsed(answer);
        if (answer.statusCode() >= 400) {
            throw new CommandFailure(
                    answer.statusCode() == 401
                            ? "The password is wrong or missing: set admin.password or"
                                    + " HANDSHAKE_DEAR_PASSWORD"
                            : document.path("detail")
                                    .asText(
                                            "%s answered %d"
                                                    .formatted(address, answer.statusCode())));
        }
        return document;
    }

    private HttpResponse<String> send(String method, String path, JsonNode body) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address + "/api" + path))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body.toString()));
            if (!password.isEmpty()) {
                byte[] login = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
                request.header(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("%s is no address: %s".formatted(address, e.getMessage()));
        } catch (ConnectException e) {
            throw new CommandFailure(
                    "No instance answers at %s: start one with 'run' or 'sandbox', or name its"
                                    .formatted(address)
                            + " address with --url");
        } catch (IOException e) {
            throw new CommandFailure("%s did not answer: %s".formatted(address, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted");
        }
    }

    private JsonNode parsed(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    answer.statusCode() == 404
                            ? "%s has no API: set admin.password there".formatted(address)
                            : "%s answered something else than JSON (%d)"
                                    .formatted(address, answer.statusCode()));
        }
    }
}
