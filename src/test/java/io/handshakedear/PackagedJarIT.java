package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as its users start it, in a folder without anything else. */
class PackagedJarIT {

    private static final Path JAR = Path.of("target/handshake-dear.jar").toAbsolutePath();

    @TempDir private Path folder;

    @Test
    void theSandboxTakesItsOrdersToTheirStatesAnswersCommandsAndStops() throws Exception {
        int port = freePort();
        Path log = folder.resolve("sandbox.log");
        Process sandbox = start(log, "-Dadmin.port=" + port, "sandbox");
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> Files.readString(log).contains("Ctrl-C ends it."));
            assertThat(Files.readString(log))
                    .containsPattern("#5001 +acme +PROCESSED")
                    .containsPattern("#18001 +acme +HELD")
                    .containsPattern("#11001 +acme +SKIPPED");

            String url = "http://127.0.0.1:" + port;
            assertThat(command(0, "orders", "--state", "HELD", "--url", url)).contains("#18001");
            assertThat(command(0, "why", "5001", "--url", url)).contains("sale-invoice");
        } finally {
            sandbox.destroy();
        }
        assertThat(sandbox.waitFor(10, TimeUnit.SECONDS)).as("stops within 10 s").isTrue();
    }

    @Test
    void runListsAllProblemsOfItsSettingsAndEndsWithOne() throws Exception {
        assertThat(command(1, "run"))
                .contains("dear.account-id", "dear.application-key", "stores")
                .doesNotContain("\tat ");
    }

    @Test
    void aPortInUseEndsWithOneSentenceAndOne() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String output =
                    command(
                            1,
                            "-Dadmin.port=" + occupied.getLocalPort(),
                            "-Dstores=acme",
                            "-Dstore.acme.url=http://127.0.0.1:1",
                            "-Dstore.acme.api-key=none",
                            "-Ddear.url=http://127.0.0.1:1",
                            "-Ddear.account-id=none",
                            "-Ddear.application-key=none",
                            "run");

            assertThat(output)
                    .contains("127.0.0.1:" + occupied.getLocalPort())
                    .contains("Is another instance running? Set admin.port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        assertThat(command(2, "load-orders")).contains("--since");
    }

    private String command(int exitCode, String... arguments) throws Exception {
        Path output = folder.resolve("command.log");
        Process process = start(output, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
        return text;
    }

    /** Arguments that begin with -D stand before -jar. */
    private Process start(Path output, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String argument : arguments) {
            if (argument.startsWith("-D")) {
                line.add(argument);
            }
        }
        line.addAll(List.of("-jar", JAR.toString()));
        for (String argument : arguments) {
            if (!argument.startsWith("-D")) {
                line.add(argument);
            }
        }
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
