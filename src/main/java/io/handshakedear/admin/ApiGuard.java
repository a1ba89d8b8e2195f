package io.handshakedear.admin;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets a call of the admin API through when it carries the password (basic authentication, for
 * scripts) or the cookie of a session (for the page). A write must not come from another site: a
 * browser sends cookies and a password that it remembers with whatever a site makes it send.
 */
final class ApiGuard implements Handler<RoutingContext> {

    static final String LOGIN = "/api/session";
    static final String CSRF_HEADER = "X-CSRF-Token";

    /** The page sends it, so that a browser does not ask for a password by itself. */
    private static final String PAGE_HEADER = "X-Requested-With";

    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final AdminLogin login;
    private final Supplier<String> cookieName;

    ApiGuard(AdminLogin login, Supplier<String> cookieName) {
        this.login = login;
        this.cookieName = cookieName;
    }

    @Override
    public void handle(RoutingContext call) {
        try {
            boolean writes = !READS.contains(call.request().method());
            if (writes) {
                requireOwnSite(call.request());
            }
            if (login.isOpen()) {
                requireLoopback(call.request());
            } else if (!isLogin(call)) {
                admit(call, writes);
            }
            call.next();
        } catch (ApiProblem problem) {
            if (problem.status() == 401 && !isPage(call.request())) {
                call.response().putHeader("WWW-Authenticate", "Basic realm=\"handshake-dear\"");
            }
            ApiProblems.send(call, problem);
        }
    }

    private void admit(RoutingContext call, boolean writes) {
        String authorization = call.request().getHeader("Authorization");
        if (authorization != null) {
            String[] pair = userAndPassword(authorization);
            login.require(pair[0], pair[1], client(call));
            return;
        }
        AdminSession session =
                Optional.ofNullable(call.request().getCookie(cookieName.get()))
                        .map(Cookie::getValue)
                        .flatMap(login::session)
                        .orElseThrow(ApiProblem::unauthorized);
        String given = call.request().getHeader(CSRF_HEADER);
        if (writes && !AdminLogin.isSame(session.csrfToken(), given)) {
            throw ApiProblem.forbidden(
                    "A write of a session carries its csrfToken (GET /api/session) in the header "
                            + CSRF_HEADER);
        }
    }

    private static boolean isLogin(RoutingContext call) {
        return call.request().method() == HttpMethod.POST && call.normalizedPath().equals(LOGIN);
    }

    private boolean isPage(HttpServerRequest request) {
        return request.getHeader(PAGE_HEADER) != null
                || request.getCookie(cookieName.get()) != null;
    }

    /** Scripts send neither header; a browser sends at least one with each write. */
    private static void requireOwnSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean own =
                site != null
                        ? site.equals("same-origin") || site.equals("none")
                        : origin == null || isHost(origin, request.authority());
        if (!own) {
            throw ApiProblem.forbidden("The call comes from a page of another site");
        }
    }

    private static boolean isHost(String origin, HostAndPort host) {
        try {
            return host != null
                    && host.toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Else a site whose name is made to mean this machine could call it as its own. */
    private static void requireLoopback(HttpServerRequest request) {
        HostAndPort host = request.authority();
        if (host == null || !LOOPBACK.contains(host.host())) {
            throw ApiProblem.forbidden("The sandbox is called by http://127.0.0.1 or localhost");
        }
    }

    private static String client(RoutingContext call) {
        return call.request().remoteAddress().hostAddress();
    }

    private static String[] userAndPassword(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw ApiProblem.unauthorized();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            if (pair.length == 2) {
                return pair;
            }
        } catch (IllegalArgumentException e) {
            // no base64: refused below
        }
        throw ApiProblem.unauthorized();
    }
}
