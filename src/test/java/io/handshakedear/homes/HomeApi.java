package io.handshakedear.homes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** What an integration listens with: its API, health and metrics. */
final class HomeApi {

    static final String PASSWORD = "a long password";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    /**
     * @param address scheme, host and port
     */
    HomeApi(String address) {
        this.address = address;
    }

    /**
     * @throws IOException when it is not there, or says that it is not ready
     */
    JsonNode json(String path) throws IOException {
        HttpResponse<String> answer = send(path, PASSWORD);
        if (answer.statusCode() == 503) {
            throw new IOException(answer.body());
        }
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> send(String path, String password) throws IOException {
        String key = Base64.getEncoder().encodeToString(("admin:" + password).getBytes());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Basic " + key)
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
