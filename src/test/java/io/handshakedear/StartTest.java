package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshakedear.sandbox.SandboxSystems;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is started while the first capture runs fails the start as what is started before it. */
class StartTest {

    @TempDir private Path folder;

    @Test
    void aBrokenMappingFailsTheStart() throws Exception {
        Files.writeString(folder.resolve("sale.jslt"), "{");

        failsWith("sale.jslt", "routes.dir", folder.toString());
    }

    @Test
    void aPortInUseFailsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            failsWith("Set admin.port", "admin.port", String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void aDatabaseThatCannotBeOpenedFailsTheStart() throws Exception {
        failsWith("cannot be opened", "database.url", "jdbc:h2:mem:none;IFEXISTS=TRUE");
    }

    private static void failsWith(String reason, String key, String value) throws Exception {
        try (SandboxSystems systems = SandboxSystems.start(SandboxSystems.Options.standard());
                RunningIntegration integration =
                        RunningIntegration.against(systems).with(key, value)) {
            assertThatThrownBy(integration::start).hasStackTraceContaining(reason);
            assertThat(integration.context().isStopped()).isTrue();
        }
    }
}
