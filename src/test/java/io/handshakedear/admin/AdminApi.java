package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshakedear.RunningIntegration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Calls an instance's admin server over HTTP, as its operator does. */
final class AdminApi {

    static final String PASSWORD = "correct horse";

    private final HttpClient http = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String address;

    AdminApi(RunningIntegration integration) {
        address = integration.context().getRegistry().findSingleByType(AdminServer.class).address();
    }

    String address() {
        return address;
    }

    HttpResponse<String> send(String method, String path, String body, String password)
            throws Exception {
        return password == null
                ? exchange(method, path, body)
                : exchange(method, path, body, "Authorization", basic(password));
    }

    /** A call with the right password and more headers: name, value, name … */
    HttpResponse<String> withPassword(String method, String path, String... headers)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("Authorization", basic(PASSWORD)));
        all.addAll(List.of(headers));
        return exchange(method, path, null, all.toArray(String[]::new));
    }

    /** A call with these headers: name, value, name … */
    HttpResponse<String> exchange(String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String password) {
        String login = "admin:" + password;
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON of a call's answer, whatever its status. */
    JsonNode json(String method, String path, String body) throws Exception {
        return parsed(send(method, path, body, PASSWORD));
    }

    static JsonNode parsed(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) throws Exception {
        return json("GET", path, null);
    }

    int status(String method, String path, String body) throws Exception {
        return send(method, path, body, PASSWORD).statusCode();
    }
}
