package io.handshakedear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** The admin API of an instance that is killed and started again at the same address. */
final class InstanceApi {

    private static final String PASSWORD = "a long password";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;

    private InstanceApi(int port) {
        this.port = port;
    }

    /** Gives the run's processes an address that is free now. */
    static InstanceApi of(CrashRun run) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            InstanceApi api = new InstanceApi(socket.getLocalPort());
            run.with("admin.port", String.valueOf(api.port)).with("admin.password", PASSWORD);
            return api;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    boolean isUp() {
        try {
            return send("GET", "/stores").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts a command of the store as a job, and answers the job. */
    JsonNode start(String command) throws IOException {
        return start(command, null);
    }

    /** The same with the command's parameters as JSON, or null. */
    JsonNode start(String command, String body) throws IOException {
        HttpResponse<String> answer = send("POST", "/stores/acme/" + command, body);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) throws IOException {
        return JSON.readTree(send("GET", path).body());
    }

    private HttpResponse<String> send(String method, String path) throws IOException {
        return send(method, path, null);
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        String key = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/api" + path))
                        .header("Authorization", "Basic " + key)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
