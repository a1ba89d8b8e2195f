package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The start script below the jar. */
class StartScriptIT {

    private static final Path JAR = Path.of("target", "handshake-dear.jar");
    private static final Path SCRIPT = Path.of("packaging", "bin", "handshake-dear");

    @TempDir private Path folder;
    private Path home;
    private String java = System.getProperty("java.home");

    @BeforeEach
    void copyTheScript() throws IOException {
        copyTheScriptTo(folder.resolve("installed"));
    }

    private void copyTheScriptTo(Path directory) throws IOException {
        home = directory;
        Files.createDirectories(home.resolve("bin"));
        Files.copy(
                SCRIPT,
                home.resolve("bin").resolve("handshake-dear"),
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void afterInstallItStartsFromTheArchive() throws Exception {
        assertItStartsFromTheArchiveThatInstallMakes("handshake-dear.jar.jsa");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "JAVA25_HOME", matches = ".+")
    void afterInstallWithANewerJavaItStartsFromItsAotCache() throws Exception {
        java = System.getenv("JAVA25_HOME");

        assertItStartsFromTheArchiveThatInstallMakes("handshake-dear.jar.aot");

        // an older Java than at the installation passes the cache over
        java = System.getProperty("java.home");
        assertThat(script(0, "", "--version")).startsWith("handshake-dear ");
    }

    private void assertItStartsFromTheArchiveThatInstallMakes(String archive) throws Exception {
        Files.copy(JAR, home.resolve("handshake-dear.jar"));
        assertThat(script(0, "", "--version")).startsWith("handshake-dear ");

        assertThat(script(0, "", "install")).contains("Made ").contains(archive);

        Path classes = folder.resolve("classes.txt");
        assertThat(script(0, "-Xlog:class+load:file=" + classes, "--version"))
                .startsWith("handshake-dear ");
        assertThat(Files.readString(classes))
                .containsPattern("io.handshakedear.cli.RootCommand source: shared objects");
    }

    @Test
    void settingsAndExitCodesPassThrough() throws Exception {
        copyTheScriptTo(folder.resolve("a folder with spaces"));
        Files.copy(JAR, home.resolve("handshake-dear.jar"));

        assertThat(script(1, "-Dstores=acme", "check")).contains("store.acme.api-key");
        assertThat(script(2, "", "load-orders")).contains("--since");
    }

    @Test
    void withoutTheJarItSaysWhereItLooked() throws Exception {
        assertThat(script(1, "", "run"))
                .contains("There is no " + home.toRealPath().resolve("handshake-dear.jar"));
    }

    private String script(int exitCode, String options, String... arguments) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(home.resolve("bin").resolve("handshake-dear").toString());
        line.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", java);
        builder.environment().put("HANDSHAKE_DEAR_OPTS", options);
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
        return text;
    }
}
