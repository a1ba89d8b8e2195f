package io.handshakedear.homes;

import io.handshakedear.ProgramProcess;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** In examples/plain-host, a Camel application. */
class PlainHostConformanceIT extends ConformanceTests {

    /** The users' log; that of the tests is on the same class path, and tells less. */
    private static final Path LOGBACK =
            Path.of("src", "main", "resources", "logback.xml").toAbsolutePath();

    PlainHostConformanceIT() {
        super("plain-host");
    }

    @Override
    Home home(Path folder) {
        return new ProcessHome(
                folder,
                "",
                List.of(
                        "-Dlogback.configurationFile=" + LOGBACK,
                        "-cp",
                        hostClassPath(),
                        "example.PlainHost"));
    }

    /** The thin jar and what it needs, as a host's build would put them together. */
    private static String hostClassPath() {
        Path thin = JAR.resolveSibling("handshake-dear-thin.jar");
        return Arrays.stream(ProgramProcess.classPath().split(File.pathSeparator))
                .map(entry -> entry.equals(JAR.toString()) ? thin.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
