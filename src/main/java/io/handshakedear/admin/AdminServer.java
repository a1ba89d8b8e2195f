package io.handshakedear.admin;

import io.handshakedear.StartFailure;
import io.handshakedear.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server of this instance on {@code admin.host:admin.port}: health and metrics for
 * everybody who reaches it, {@code /api} for the user {@code admin}, and the operator's page, whose
 * files hold nothing secret (design 9).
 */
public final class AdminServer extends VertxPlatformHttpServer {

    private static final String API = "/api/*";
    private static final String WEBHOOKS = "/webhooks/*";
    private static final int FIRST = -2;
    private static final int SECOND = -1;
    private static final long LARGEST_REQUEST = 1024L * 1024;

    private final String host;
    private final int port;
    private final AdminAccess access;
    private final AdminLogin login;
    private volatile boolean complete;

    /**
     * @param access whether there is an API, and who may use it
     */
    public AdminServer(Settings settings, AdminAccess access) {
        super(configuration(settings));
        this.host = settings.get("admin.host");
        this.port = settings.number("admin.port");
        this.access = access;
        this.login = new AdminLogin(settings, access);
    }

    /** The password and the sessions of this server. */
    AdminLogin login() {
        return login;
    }

    /** Of a session; with the port, since a browser sends a host's cookies to all its ports. */
    String cookieName() {
        return "handshake-dear-" + getPort();
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
        router.route().order(FIRST).handler(new AnswerHeaders());
        if (access == AdminAccess.OFF) {
            router.get("/").handler(AdminServer::answerOff);
        } else {
            PageFiles page = new PageFiles();
            router.get("/").handler(page);
            router.get("/page/*").handler(page);
            router.route(API).order(SECOND).handler(new ApiGuard(login, this::cookieName));
        }
        router.route(API)
                .last()
                .handler(this::answerUnknown)
                .failureHandler(AdminServer::answerFailure);
        router.route(WEBHOOKS).failureHandler(AdminServer::answerFailure);
    }

    private static void answerOff(RoutingContext call) {
        call.response()
                .setStatusCode(404)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end("The page and the API are off: set admin.password and start again.\n");
    }

    private void answerUnknown(RoutingContext call) {
        ApiProblems.send(
                call,
                complete && !getCamelContext().isStopping()
                        ? ApiProblem.notFound(
                                "There is no %s %s; /api/openapi.json lists what there is"
                                        .formatted(call.request().method(), call.normalizedPath()))
                        : ApiProblem.unavailable());
    }

    private static void answerFailure(RoutingContext call) {
        if (call.statusCode() == 413) {
            ApiProblems.send(call, ApiProblem.tooLarge(LARGEST_REQUEST));
        } else {
            call.next();
        }
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

    private static VertxPlatformHttpServerConfiguration configuration(Settings settings) {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(settings.get("admin.host"));
        configuration.setBindPort(settings.number("admin.port"));
        configuration.setMaxBodySize(LARGEST_REQUEST);
        configuration.getBodyHandler().setHandleFileUploads(false);
        return configuration;
    }
}
