package io.handshakedear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * What the build makes: one jar for everywhere, the same in a Karaf archive, a thin one for hosts.
 */
class ArtifactsIT {

    private static final Path TARGET = Path.of("target");
    private static final Path JAR = TARGET.resolve("handshake-dear.jar");

    @Test
    void theJarIsAProgramAndABundle() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo(HandshakeDear.class.getName());
            assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.handshakedear");
            assertThat(manifest.getValue("Bundle-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(jar.getEntry(classFile(manifest.getValue("Bundle-Activator")))).isNotNull();
        }
    }

    /**
     * Its files have names that no host has; a host logs, and finds type converters, its own way.
     */
    @Test
    void theThinJarBringsAHostNothingButOurOwn() throws Exception {
        try (JarFile jar = new JarFile(TARGET.resolve("handshake-dear-thin.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path")).isNull();
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()))
                    .extracting(JarEntry::getName)
                    .allMatch(
                            name ->
                                    name.startsWith("io/handshakedear/")
                                            || name.startsWith("handshakedear/")
                                            || name.equals("META-INF/MANIFEST.MF")
                                            || name.startsWith("META-INF/maven/"));
        }
    }

    @Test
    void theKarafArchiveIsTheSameJarAsAFeature() throws Exception {
        try (JarFile archive = new JarFile(TARGET.resolve("handshake-dear.kar").toFile())) {
            JarEntry bundle = only(archive, "-bundle.jar");
            assertThat(bundle.getCrc()).isEqualTo(checksum(JAR));
            String features =
                    new String(
                            archive.getInputStream(only(archive, "-features.xml")).readAllBytes());
            String[] path = bundle.getName().split("/");
            assertThat(features)
                    .contains("mvn:io.handshakedear/handshake-dear/" + path[4] + "/jar/bundle");
            assertThat(archive.stream().filter(entry -> !entry.isDirectory())).hasSize(2);
        }
    }

    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(file));
        return checksum.getValue();
    }

    private static JarEntry only(JarFile archive, String ending) {
        return archive.stream()
                .filter(entry -> entry.getName().endsWith(ending))
                .findAny()
                .orElseThrow();
    }

    private static String classFile(String className) {
        return className.replace('.', '/') + ".class";
    }
}
