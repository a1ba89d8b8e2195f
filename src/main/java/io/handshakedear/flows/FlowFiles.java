package io.handshakedear.flows;

import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The route and mapping files that this instance runs: the jar's, each replaced by the file of the
 * same name below {@code routes.dir}, and what else is there (design 9). The jar's are named one by
 * one in {@code routes/files.txt}, since listing a class path works in some homes only. Its first
 * paragraph is what a capture begins with; the rest is loaded while the first capture runs.
 */
public final class FlowFiles {

    private static final String ROUTE_ENDING = ".camel.yaml";
    private static final String MAPPING_ENDING = ".jslt";
    private static final String JAR_FOLDER = "handshakedear/routes/";

    /** By file name: where the file is in the jar, such as {@code orders/take-order.camel.yaml}. */
    private final Map<String, String> originals = new LinkedHashMap<>();

    /** Names of the jar's files that a capture begins with. */
    private final Set<String> first = new HashSet<>();

    /** By file name: the file below routes.dir. */
    private final Map<String, Path> own = new TreeMap<>();

    public FlowFiles(Settings settings) {
        String[] paragraphs = read("files.txt").split("\\R\\R", 2);
        for (String paragraph : paragraphs) {
            for (String path : paragraph.lines().toList()) {
                originals.put(path.substring(path.lastIndexOf('/') + 1), path);
            }
            if (first.isEmpty()) {
                first.addAll(originals.keySet());
            }
        }
        settings.find("routes.dir").map(Path::of).ifPresent(this::findOwn);
    }

    /** The route files as Camel's resource locations. */
    public List<String> routes() {
        List<String> locations = new ArrayList<>();
        originals.forEach(
                (name, path) -> {
                    if (name.endsWith(ROUTE_ENDING)) {
                        locations.add(
                                own.containsKey(name)
                                        ? location(own.get(name))
                                        : "classpath:" + JAR_FOLDER + path);
                    }
                });
        own.forEach(
                (name, path) -> {
                    if (name.endsWith(ROUTE_ENDING) && !originals.containsKey(name)) {
                        locations.add(location(path));
                    }
                });
        return locations;
    }

    /**
     * Those of {@link #routes()} that a capture begins with. With own route files that is all of
     * them, since an own file may need what ours do not, such as a bean of another own file.
     */
    public List<String> firstRoutes() {
        if (own.keySet().stream().anyMatch(name -> name.endsWith(ROUTE_ENDING))) {
            return routes();
        }
        return routes().stream()
                .filter(
                        location ->
                                first.contains(location.substring(location.lastIndexOf('/') + 1)))
                .toList();
    }

    /** Those of {@link #routes()} that are loaded while the first capture runs. */
    public List<String> laterRoutes() {
        List<String> later = new ArrayList<>(routes());
        later.removeAll(firstRoutes());
        return later;
    }

    /** The names of all mappings, without their ending. */
    public List<String> mappings() {
        return Stream.concat(originals.keySet().stream(), own.keySet().stream())
                .filter(name -> name.endsWith(MAPPING_ENDING))
                .map(name -> name.substring(0, name.length() - MAPPING_ENDING.length()))
                .distinct()
                .toList();
    }

    /**
     * @param name the file's name with its ending
     */
    public InputStream openMapping(String name) throws IOException {
        Path file = own.get(name);
        if (file != null) {
            return Files.newInputStream(file);
        }
        String path = originals.get(name);
        if (path == null) {
            throw new IOException("Neither the jar nor routes.dir has a file " + name);
        }
        return open(path);
    }

    /** Names of the jar's files that routes.dir replaces. */
    public List<String> replaced() {
        return own.keySet().stream().filter(originals::containsKey).toList();
    }

    /** When the file below routes.dir that replaces one of the jar's was last saved. */
    public Instant editedAt(String name) {
        try {
            return Files.getLastModifiedTime(own.get(name)).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the jar's own file of this name. */
    public String original(String name) {
        return read(originals.get(name));
    }

    private void findOwn(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> isFlowFile(file.getFileName().toString()))
                    .forEach(file -> own.put(file.getFileName().toString(), file));
        } catch (IOException e) {
            throw new UncheckedIOException("routes.dir cannot be read: " + directory, e);
        }
    }

    private static boolean isFlowFile(String name) {
        return name.endsWith(ROUTE_ENDING) || name.endsWith(MAPPING_ENDING);
    }

    private static String location(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    private static String read(String path) {
        try (InputStream stream = open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream stream =
                FlowFiles.class.getClassLoader().getResourceAsStream(JAR_FOLDER + path);
        if (stream == null) {
            throw new IOException("The jar has no file " + JAR_FOLDER + path);
        }
        return stream;
    }
}
