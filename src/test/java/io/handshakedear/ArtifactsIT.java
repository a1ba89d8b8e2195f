package io.handshakedear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * What the build makes: one jar for everywhere, the same in a Karaf archive, a thin one for hosts.
 */
class ArtifactsIT {

    private static final Path TARGET = Path.of("target");
    private static final Path JAR = TARGET.resolve("handshake-dear.jar");

    /** Of a class beside those of java.*, as a class file or a reflective call names it. */
    private static final Pattern PACKAGE =
            Pattern.compile("(javax|org[./](w3c|xml|ietf))([./][a-z0-9_]+)*(?=[./][A-Z])");

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

    /** Karaf gives a bundle no package that it does not import. */
    @Test
    void theBundleImportsEveryPackageOfTheJdkThatItsClassesName() throws Exception {
        Set<String> offered =
                ModuleLayer.boot().modules().stream()
                        .flatMap(module -> module.getDescriptor().exports().stream())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet());
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Set<String> named = new TreeSet<>();
            for (JarEntry entry : jar.stream().filter(ArtifactsIT::isClass).toList()) {
                String constants = new String(jar.getInputStream(entry).readAllBytes(), ISO_8859_1);
                PACKAGE.matcher(constants)
                        .results()
                        .map(found -> found.group().replace('/', '.'))
                        .filter(offered::contains)
                        .forEach(named::add);
            }
            String imports = jar.getManifest().getMainAttributes().getValue("Import-Package");
            assertThat(imports.split("[,;]")).containsAll(named);
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

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class");
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
