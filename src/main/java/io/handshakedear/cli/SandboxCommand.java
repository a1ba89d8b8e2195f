package io.handshakedear.cli;

import io.handshakedear.Integration;
import io.handshakedear.admin.AdminAccess;
import io.handshakedear.admin.AdminServer;
import io.handshakedear.sandbox.SandboxData;
import io.handshakedear.sandbox.SandboxSystems;
import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.util.TimeUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the real integration against stand-ins of both systems. */
@Command(
        name = "sandbox",
        description = {
            "Run the real integration against stand-ins of Handshake and DEAR, in this process.",
            "Reads no application.properties and calls nothing outside this machine."
        },
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--systems-only", description = "Start the stand-ins without the integration")
    private boolean systemsOnly;

    @Option(
            names = "--port-handshake",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the Handshake stand-in (default: a free one)")
    private int handshakePort;

    @Option(
            names = "--port-dear",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the DEAR stand-in (default: a free one)")
    private int dearPort;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "0",
            description = "Generated orders besides the sample ones (default 0)")
    private int orders;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            defaultValue = "60",
            description = "Calls that each system allows in a window; 0 for no limit (default 60)")
    private int requests;

    @Option(
            names = "--rate-window",
            paramLabel = "TIME",
            defaultValue = "6s",
            description = "Length of the window, a minute in the real systems (default 6s)")
    private String window;

    @Override
    public Integer call() throws Exception {
        long millis = windowMillis();
        SandboxSystems.Options options = SandboxSystems.Options.standard();
        options =
                new SandboxSystems.Options(
                        handshakePort,
                        dearPort,
                        requests,
                        millis,
                        true,
                        orders,
                        options.orderFile());
        try (SandboxSystems systems = SandboxSystems.start(options)) {
            if (systemsOnly) {
                systems.announce(System.out);
                new CountDownLatch(1).await();
                return 0;
            }
            return run(systems);
        }
    }

    private int run(SandboxSystems systems) throws Exception {
        systems.dear().putProduct(SandboxData.unlisted());
        systems.dear().setStock(SandboxData.UNLISTED, SandboxData.MAIN, BigDecimal.valueOf(40));
        Settings settings = settings(systems);
        Main main = Integration.of(Configuration.requireSound(settings), AdminAccess.OPEN);
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterStart(BaseMainSupport support) {
                        AdminServer server =
                                support.getCamelContext()
                                        .getRegistry()
                                        .findSingleByType(AdminServer.class);
                        new SandboxGuide(systems, server.address(), spec.commandLine().getOut())
                                .start();
                    }
                });
        main.run();
        return main.getExitCode();
    }

    /** The stand-ins' settings, a fresh database, and what -Dkey=value says. */
    private Settings settings(SandboxSystems systems) throws IOException {
        Map<String, String> given = new HashMap<>(systems.settings());
        given.put("rate-window", window);
        given.put("dear.requests-per-minute", String.valueOf(requests));
        given.put("store.acme.requests-per-minute", String.valueOf(requests));
        given.put("work-poll", "500ms");
        given.put("database.url", "jdbc:h2:file:" + freshDatabase());
        given.put("admin.port", String.valueOf(usualPortOrAFreeOne()));
        given.putAll(Settings.overrides(System.getProperties()));
        // everybody who reaches the sandbox may use its API
        given.put("admin.host", "127.0.0.1");
        return Settings.of(given, System::getenv);
    }

    /** A look at the sandbox must not fail because something else has the usual port. */
    private static int usualPortOrAFreeOne() {
        int usual = Settings.of(Map.of(), name -> null).number("admin.port");
        try (ServerSocket probe = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path freshDatabase() throws IOException {
        Path folder = Files.createTempDirectory("handshake-dear-sandbox");
        Path database = folder.resolve("sandbox");
        folder.toFile().deleteOnExit();
        folder.resolve("sandbox.mv.db").toFile().deleteOnExit();
        return database;
    }

    private long windowMillis() {
        try {
            return TimeUtils.toMilliSeconds(window);
        } catch (IllegalArgumentException e) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--rate-window: expected a length of time such as 6s");
        }
    }
}
