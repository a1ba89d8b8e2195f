package io.handshakedear.admin;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A session of the page, as a browser has one: its cookie, and the token for its writes. */
record PageSession(AdminApi api, String cookie, String csrfToken) {

    static PageSession open(AdminApi api) throws Exception {
        String cookie = cookie(logIn(api, AdminApi.PASSWORD));
        HttpResponse<String> session = api.exchange("GET", "/api/session", null, "Cookie", cookie);
        return new PageSession(api, cookie, AdminApi.parsed(session).path("csrfToken").asText());
    }

    static HttpResponse<String> logIn(AdminApi api, String password) throws Exception {
        return api.exchange("POST", "/api/session", body(password));
    }

    static String body(String password) {
        return "{\"password\": \"%s\"}".formatted(password);
    }

    HttpResponse<String> send(String method, String path) throws Exception {
        return without("none", method, path);
    }

    /** The same call without one of its headers. */
    HttpResponse<String> without(String header, String method, String path) throws Exception {
        List<String> headers = new ArrayList<>();
        for (String[] pair : new String[][] {{"Cookie", cookie}, {"X-CSRF-Token", csrfToken}}) {
            if (!pair[0].equals(header)) {
                headers.addAll(List.of(pair));
            }
        }
        return api.exchange(method, path, null, headers.toArray(String[]::new));
    }

    private static String cookie(HttpResponse<String> login) {
        return login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }
}
