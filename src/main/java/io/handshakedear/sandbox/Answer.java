package io.handshakedear.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param rows objects on the page, for lists
 * @param lines order lines on the page, for lists of orders
 */
record Answer(
        int status,
        String contentType,
        byte[] body,
        Map<String, String> headers,
        int rows,
        int lines) {

    static final String JSON = "application/json; charset=utf-8";

    static Answer json(int status, Object value) {
        return new Answer(status, JSON, Json.bytes(value), Map.of(), 0, 0);
    }

    static Answer raw(byte[] json, int rows, int lines) {
        return new Answer(200, JSON, json, Map.of(), rows, lines);
    }

    static Answer text(int status, String text) {
        return new Answer(
                status,
                "text/plain; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of(),
                0,
                0);
    }

    static Answer html(int status, String title) {
        String page =
                "<!DOCTYPE html><html><head><title>"
                        + title
                        + "</title></head><body><h1>"
                        + title
                        + "</h1></body></html>";
        return new Answer(
                status,
                "text/html; charset=utf-8",
                page.getBytes(StandardCharsets.UTF_8),
                Map.of(),
                0,
                0);
    }

    static Answer empty(int status) {
        return new Answer(status, null, new byte[0], Map.of(), 0, 0);
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value), rows, lines);
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
