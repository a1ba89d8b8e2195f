package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** What the page asks about its session: to open one, its CSRF token, to close it. */
public final class SessionRequests {

    private final AdminLogin login;
    private final AdminServer server;

    public SessionRequests(AdminServer server) {
        this.server = server;
        this.login = server.login();
    }

    /**
     * Answers 204 with the session's cookie.
     *
     * @param body {@code {"password": "…"}}
     * @throws ApiProblem when the password is wrong, or was wrong too often
     */
    public void open(
            @Body JsonNode body,
            @Header("CamelVertxPlatformHttpRemoteAddress") SocketAddress client,
            @Header("X-Forwarded-Proto") String scheme,
            Exchange exchange) {
        if (body == null || !body.path("password").isTextual()) {
            throw ApiProblem.badRequest("Expected {\"password\": \"…\"}");
        }
        if (login.isOpen()) {
            throw ApiProblem.conflict("The sandbox asks for no password");
        }
        AdminSession session = login.open(body.get("password").asText(), client.hostAddress());
        answer(exchange, cookie(session.token(), login.sessionTime().toSeconds(), scheme));
    }

    /** The CSRF token, empty where none is needed, and until when the session lasts. */
    public JsonNode show(@Header("Cookie") String cookies) {
        Optional<AdminSession> session = token(cookies).flatMap(login::session);
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("csrfToken", session.map(AdminSession::csrfToken).orElse(""));
        view.put("open", login.isOpen());
        session.ifPresent(found -> view.put("endsAt", found.endsAt().toString()));
        return view;
    }

    /** Answers 204 and takes the cookie back. */
    public void close(
            @Header("Cookie") String cookies,
            @Header("X-Forwarded-Proto") String scheme,
            Exchange exchange) {
        token(cookies).ifPresent(login::close);
        answer(exchange, cookie("", 0, scheme));
    }

    private static void answer(Exchange exchange, String cookie) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
        exchange.getMessage().setHeader("Set-Cookie", cookie);
        exchange.getMessage().setBody(null);
    }

    /**
     * @param scheme what a proxy in front says of the browser's connection, or null
     */
    private String cookie(String token, long seconds, String scheme) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(
                        server.cookieName(),
                        token,
                        seconds,
                        "https".equalsIgnoreCase(scheme) ? "; Secure" : "");
    }

    private Optional<String> token(String cookies) {
        String prefix = server.cookieName() + "=";
        return Arrays.stream((cookies == null ? "" : cookies).split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(prefix))
                .map(cookie -> cookie.substring(prefix.length()))
                .findFirst();
    }
}
