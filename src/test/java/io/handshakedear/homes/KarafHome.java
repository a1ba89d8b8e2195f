package io.handshakedear.homes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Karaf as it is distributed, with the bundle in its deploy folder. */
final class KarafHome implements Home {

    private final Path karaf;
    private final Path bundle;
    private Process process;

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
    void configure(String name, Map<String, String> settings) throws IOException {
        ProcessHome.write(etc().resolve(name + ".properties"), "", settings);
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

    void launch() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(karaf.resolve("bin").resolve("karaf").toString(), "server");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // the script replaces itself by Java, so that this process is Karaf
        builder.environment().put("KARAF_EXEC", "exec");
        builder.environment().put("EXTRA_JAVA_OPTS", "-Xmx256m");
        process = ProcessHome.started(builder, karaf, karaf.resolve("console.log"));
    }

    @Override
    public void kill() {
        ProcessHome.kill(process);
    }

    @Override
    public boolean stop() {
        process.destroy();
        return ProcessHome.hasDied(process, 60);
    }

    @Override
    public String log() {
        return ProcessHome.read(data().resolve("log").resolve("karaf.log"));
    }

    @Override
    public void close() {
        if (process != null) {
            ProcessHome.kill(process);
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
