package io.handshakedear.homes;

import io.handshakedear.ProgramProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Karaf as it is distributed, with the bundle or the archive in its deploy folder. */
public final class KarafHome implements Home {

    private static final String DEPLOYED = "handshake-dear.*";

    private final Path karaf;
    private final Path bundle;
    private ProgramProcess process;

    /**
     * @param karaf an unpacked distribution, which is this home's alone
     * @param bundle the jar
     */
    public KarafHome(Path karaf, Path bundle) {
        this.karaf = karaf;
        this.bundle = bundle;
    }

    @Override
    public void start(Map<String, String> settings) throws IOException {
        configure("handshake-dear", settings);
        // a file that is there would be taken for a new one, and started twice
        if (!Files.exists(deployed(bundle))) {
            deploy(bundle);
        }
        launch();
    }

    /** Writes a settings file into etc. */
    public void configure(String name, Map<String, String> settings) {
        ProgramProcess.writeSettings(etc().resolve(name + ".properties"), "", settings);
    }

    /** Puts the jar or the Karaf archive into the deploy folder, in place of what is there. */
    public void deploy(Path file) throws IOException {
        // in one go: Karaf would install half a file
        Path whole =
                Files.copy(file, karaf.resolve("deploy.part"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(whole, deployed(file), StandardCopyOption.ATOMIC_MOVE);
    }

    public void undeploy() throws IOException {
        try (DirectoryStream<Path> ours =
                Files.newDirectoryStream(karaf.resolve("deploy"), DEPLOYED)) {
            for (Path file : ours) {
                Files.delete(file);
            }
        }
    }

    Path etc() {
        return karaf.resolve("etc");
    }

    Path data() {
        return karaf.resolve("data");
    }

    public long pid() {
        return process.pid();
    }

    /** The process, seen from outside. */
    RunningJvm jvm() {
        return new RunningJvm(pid());
    }

    public void launch() {
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
                                // a class loader that is only softly reachable goes at once
                                "-Xmx256m -XX:SoftRefLRUPolicyMSPerMB=0"));
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

    private Path deployed(Path file) {
        return karaf.resolve("deploy").resolve(file.getFileName());
    }

    /** Unpacks the distribution that the build has fetched. */
    public static Path unpacked(Path folder) throws Exception {
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
        // several may run at the same time
        setPorts(folder, "org.apache.karaf.shell.cfg", "sshPort");
        setPorts(folder, "org.apache.karaf.management.cfg", "rmiRegistryPort", "rmiServerPort");
        return folder;
    }

    private static void setPorts(Path karaf, String name, String... keys) throws IOException {
        Path file = karaf.resolve("etc").resolve(name);
        String text = Files.readString(file);
        for (String key : keys) {
            try (ServerSocket free = new ServerSocket(0)) {
                text =
                        text.replaceAll(
                                "(?m)^" + key + " = \\d+", key + " = " + free.getLocalPort());
            }
        }
        Files.writeString(file, text);
    }
}
