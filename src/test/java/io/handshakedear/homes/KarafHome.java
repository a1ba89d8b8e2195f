package io.handshakedear.homes;

import io.handshakedear.ProgramProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Karaf as it is distributed, with the bundle in its deploy folder. */
final class KarafHome implements Home {

    private final Path karaf;
    private final Path bundle;
    private ProgramProcess process;

    /**
     * @param karaf an unpacked distribution, which is this home's alone
     * @param bundle the jar
     */
    KarafHome(Path karaf, Path bundle) {
        this.karaf = karaf;
        this.bundle = bundle;
    }

    @Override
    public String name() {
        return "Karaf";
    }

    @Override
    public void start(Map<String, String> settings) throws IOException {
        configure("handshake-dear", settings);
        if (!Files.exists(deployed())) {
            deploy();
        }
        launch();
    }

    /** Writes a settings file into etc. */
    void configure(String name, Map<String, String> settings) {
        ProgramProcess.writeSettings(etc().resolve(name + ".properties"), "", settings);
    }

    void deploy() throws IOException {
        // in one go: Karaf would install half a file
        Path whole = Files.copy(bundle, karaf.resolve("bundle.part"));
        Files.move(whole, deployed(), StandardCopyOption.ATOMIC_MOVE);
    }

    void undeploy() throws IOException {
        Files.deleteIfExists(deployed());
    }

    Path etc() {
        return karaf.resolve("etc");
    }

    Path data() {
        return karaf.resolve("data");
    }

    long pid() {
        return process.pid();
    }

    void launch() {
        process =
                ProgramProcess.start(
                        karaf,
                        List.of(karaf.resolve("bin").resolve("karaf").toString(), "server"),
                        Map.of(
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                // the script replaces itself by Java: this process is Karaf
                                "KARAF_EXEC",
                                "exec",
                                "EXTRA_JAVA_OPTS",
                                "-Xmx256m"));
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public boolean stop() {
        return process.stop(60);
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Karaf's own log, or what it printed when it has come to none. */
    @Override
    public String log() {
        Path log = data().resolve("log").resolve("karaf.log");
        try {
            return Files.exists(log) ? Files.readString(log) : process.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private Path deployed() {
        return karaf.resolve("deploy").resolve(bundle.getFileName());
    }

    /** Unpacks the distribution that the build has fetched. */
    static Path unpacked(Path folder) throws Exception {
        Path archive = Path.of("target", "karaf.tar.gz");
        Process tar =
                new ProcessBuilder(
                                List.of(
                                        "tar",
                                        "xzf",
                                        archive.toString(),
                                        "-C",
                                        folder.toString(),
                                        "--strip-components=1"))
                        .inheritIO()
                        .start();
        if (tar.waitFor() != 0) {
            throw new IOException("tar could not unpack " + archive);
        }
        return folder;
    }
}
