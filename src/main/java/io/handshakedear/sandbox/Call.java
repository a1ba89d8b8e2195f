package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as a stand-in reads it.
 *
 * @param path below the base of the API, without slashes at its ends
 * @param version the API version in the address, for instance {@code latest}
 * @param query decoded parameters in the order sent; of a repeated one the last counts
 */
record Call(
        String method,
        String version,
        String path,
        Map<String, String> query,
        Headers headers,
        byte[] body) {

    static Map<String, String> parameters(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = uri.getRawQuery();
        if (raw == null) {
            return query;
        }
        for (String pair : raw.split("&")) {
            int at = pair.indexOf('=');
            String name = at < 0 ? pair : pair.substring(0, at);
            if (!name.isEmpty()) {
                query.put(decode(name), at < 0 ? "" : decode(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The parts of the path. */
    List<String> parts() {
        return List.of(path.split("/"));
    }

    /** A query parameter by its name in any case (DEAR); null when absent or empty. */
    String parameter(String name) {
        for (Map.Entry<String, String> entry : query.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue().isEmpty() ? null : entry.getValue();
            }
        }
        return null;
    }

    boolean flag(String name) {
        return "true".equalsIgnoreCase(parameter(name));
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    /** The body as a JSON object; null when it is none. */
    ObjectNode object() {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            return node instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            return null;
        }
    }
}
