package io.handshakedear.admin;

import io.handshakedear.StartFailure;
import io.handshakedear.settings.Settings;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import io.vertx.ext.web.handler.BasicAuthHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig.AuthenticationConfigEntry;

/**
 * The HTTP server of this instance on {@code admin.host:admin.port}: health and metrics for
 * everybody who reaches it, {@code /api} for the user {@code admin} (design 9). Camel's own
 * settings for it would want the password in a file.
 */
public final class AdminServer extends VertxPlatformHttpServer {

    private static final String API = "/api/*";
    private static final String WEBHOOKS = "/webhooks/*";
    private static final int FIRST = -1;
    private static final long LARGEST_REQUEST = 1024L * 1024;

    private final String host;
    private final int port;
    private volatile boolean complete;

    /**
     * @param access whether there is an API, and who may use it
     */
    public AdminServer(Settings settings, AdminAccess access) {
        super(configuration(settings, access));
        this.host = settings.get("admin.host");
        this.port = settings.number("admin.port");
    }

    /** From now on what is not there does not exist; before, it may just not be there yet. */
    public void complete() {
        complete = true;
    }

    /**
     * The address of this server with the port that it really got, such as http://127.0.0.1:8080.
     */
    public String address() {
        return address(host, getPort());
    }

    /** The address under which this machine reaches the server; a wildcard host is loopback. */
    public static String address(String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://%s:%d"
                .formatted(reachable.contains(":") ? "[" + reachable + "]" : reachable, port);
    }

    @Override
    protected void startServer() throws Exception {
        requireFreePort();
        super.startServer();
    }

    /** What the server itself refuses is answered like every other error of the API. */
    @Override
    protected void initializeServer() {
        super.initializeServer();
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(
                        getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(port));
        router.route().order(FIRST).handler(AdminServer::answerNoRequestHeaders);
        router.route(API)
                .last()
                .handler(this::answerUnknown)
                .failureHandler(AdminServer::answerFailure);
        router.route(WEBHOOKS).failureHandler(AdminServer::answerFailure);
    }

    /**
     * Camel's answer to openapi.json would repeat the request's headers, the password among them.
     */
    private static void answerNoRequestHeaders(RoutingContext call) {
        call.addHeadersEndHandler(
                done ->
                        call.request().headers().names().stream()
                                .filter(name -> !name.equalsIgnoreCase("Content-Type"))
                                .filter(name -> !name.equalsIgnoreCase("Content-Length"))
                                .forEach(call.response().headers()::remove));
        call.response().putHeader("Cache-Control", "no-store");
        call.response().putHeader("X-Content-Type-Options", "nosniff");
        call.next();
    }

    private void answerUnknown(RoutingContext call) {
        answer(
                call,
                complete && !getCamelContext().isStopping()
                        ? ApiProblem.notFound(
                                "There is no %s %s; /api/openapi.json lists what there is"
                                        .formatted(call.request().method(), call.normalizedPath()))
                        : ApiProblem.unavailable());
    }

    private static void answerFailure(RoutingContext call) {
        if (call.statusCode() == 401) {
            answer(call, ApiProblem.unauthorized());
        } else if (call.statusCode() == 413) {
            answer(call, ApiProblem.tooLarge(LARGEST_REQUEST));
        } else {
            call.next();
        }
    }

    private static void answer(RoutingContext call, ApiProblem problem) {
        HttpServerResponse response = call.response();
        response.setStatusCode(problem.status());
        response.putHeader("Content-Type", ApiProblem.CONTENT_TYPE);
        response.end(ApiProblems.document(problem).toString());
    }

    /** The server itself would only warn, and the instance would run without its API. */
    private void requireFreePort() {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            probe.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure(
                    "Nothing can listen on %s:%d (%s). Is another instance running? Set admin.port"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    private static VertxPlatformHttpServerConfiguration configuration(
            Settings settings, AdminAccess access) {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(settings.get("admin.host"));
        configuration.setBindPort(settings.number("admin.port"));
        configuration.setMaxBodySize(LARGEST_REQUEST);
        configuration.getBodyHandler().setHandleFileUploads(false);
        if (access == AdminAccess.PASSWORD) {
            AuthenticationConfig authentication = configuration.getAuthenticationConfig();
            authentication.getEntries().add(basic(settings.get("admin.password")));
            authentication.setEnabled(true);
        }
        return configuration;
    }

    private static AuthenticationConfigEntry basic(String password) {
        AuthenticationConfigEntry entry = new AuthenticationConfigEntry();
        entry.setPath(API);
        entry.setAuthenticationProviderFactory(vertx -> new OnePassword(password));
        entry.setAuthenticationHandlerFactory(
                new AuthenticationConfig.AuthenticationHandlerFactory() {
                    @Override
                    public <T extends AuthenticationProvider>
                            AuthenticationHandler createAuthenticationHandler(T provider) {
                        return BasicAuthHandler.create(provider, "handshake-dear");
                    }
                });
        return entry;
    }
}
