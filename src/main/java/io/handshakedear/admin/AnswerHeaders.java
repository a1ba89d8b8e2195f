package io.handshakedear.admin;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * What every answer of the admin server says to a browser: run nothing but the page's own files,
 * show the page in no other one, tell no other site its address, and keep no data.
 */
final class AnswerHeaders implements Handler<RoutingContext> {

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                            + " font-src 'self'; connect-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin");

    @Override
    public void handle(RoutingContext call) {
        boolean ofPage =
                call.normalizedPath().equals("/") || call.normalizedPath().startsWith("/page/");
        call.addHeadersEndHandler(
                done -> {
                    MultiMap headers = call.response().headers();
                    if (!ofPage) {
                        removeRequestHeaders(call, headers);
                    }
                    // only what the page's files are made of says something else
                    if (!ofPage || !headers.contains("Cache-Control")) {
                        headers.set("Cache-Control", "no-store");
                    }
                    HEADERS.forEach(headers::set);
                });
        call.next();
    }

    /**
     * Camel's answer to openapi.json would repeat the request's headers, the password among them.
     */
    private static void removeRequestHeaders(RoutingContext call, MultiMap headers) {
        call.request().headers().names().stream()
                .filter(name -> !name.equalsIgnoreCase("Content-Type"))
                .filter(name -> !name.equalsIgnoreCase("Content-Length"))
                .forEach(headers::remove);
    }
}
