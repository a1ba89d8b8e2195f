package io.handshakedear.flows;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in {@code routes/} as trees, and what the lint asks of them. */
final class RouteFiles {

    static final Path FOLDER = Path.of("routes");

    private static final Set<String> SENDERS = Set.of("to", "toD", "wireTap", "enrich");
    private static final Set<String> ENTRIES = Set.of("timer", "quartz", "scheduler", "rest");
    private static final Pattern BEAN = Pattern.compile("(?:#bean:|\\$\\{bean:)([A-Za-z0-9-]+)");

    private final Map<String, JsonNode> files = new TreeMap<>();

    private RouteFiles() {}

    /** Reads all files; one that has a key twice is refused with its place. */
    static RouteFiles read() {
        RouteFiles read = new RouteFiles();
        ObjectMapper yaml =
                new ObjectMapper(
                        YAMLFactory.builder()
                                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                .build());
        for (String name : names()) {
            if (name.endsWith(".camel.yaml")) {
                try {
                    read.files.put(name, yaml.readTree(FOLDER.resolve(name).toFile()));
                } catch (IOException e) {
                    throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
                }
            }
        }
        return read;
    }

    /** All flow files by their path below {@code routes/}; examples and the list are none. */
    static List<String> names() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("mappings/examples/"))
                    .filter(name -> !name.equals("files.txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, JsonNode> files() {
        return files;
    }

    /** Routes, templates or configurations, with the file that each is in. */
    List<Element> elements(String kind) {
        List<Element> elements = new ArrayList<>();
        files.forEach(
                (file, tree) ->
                        tree.findValues(kind)
                                .forEach(node -> elements.add(new Element(file, kind, node))));
        return elements;
    }

    /** Plain routes and templates. */
    List<Element> routes() {
        return Stream.concat(elements("route").stream(), elements("routeTemplate").stream())
                .toList();
    }

    /** Every value given to a variable as a constant. */
    Set<String> constantsOf(String variable) {
        Set<String> values = new TreeSet<>();
        for (JsonNode tree : files.values()) {
            for (JsonNode step : tree.findValues("setVariable")) {
                if (step.path("name").asText().equals(variable) && step.has("constant")) {
                    values.add(step.get("constant").asText());
                }
            }
        }
        return values;
    }

    /** Names of all beans, also those that routes reach as {@code ref}. */
    Set<String> beans() {
        Set<String> beans = new TreeSet<>();
        for (JsonNode tree : files.values()) {
            for (JsonNode list : tree.findValues("beans")) {
                list.forEach(bean -> beans.add(bean.path("name").asText()));
            }
        }
        return beans;
    }

    /** Beans that a file names in any way. */
    static Set<String> beansIn(JsonNode tree) {
        Set<String> named = new TreeSet<>();
        walk(
                tree,
                (key, node) -> {
                    if (key.equals("ref") && node.isTextual()) {
                        named.add(node.asText());
                    }
                    if (node.isTextual()) {
                        Matcher matcher = BEAN.matcher(node.asText());
                        while (matcher.find()) {
                            named.add(matcher.group(1));
                        }
                    }
                });
        return named;
    }

    /** Every field of a tree, at any depth, with its name; items of lists have their list's. */
    static void walk(JsonNode tree, BiConsumer<String, JsonNode> visitor) {
        walk("", tree, visitor);
    }

    private static void walk(String key, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(key, node);
        if (node.isObject()) {
            node.properties().forEach(field -> walk(field.getKey(), field.getValue(), visitor));
        } else {
            node.forEach(item -> walk(key, item, visitor));
        }
    }

    /**
     * A route, template or configuration.
     *
     * @param file its path below {@code routes/}
     * @param kind route, routeTemplate or routeConfiguration
     */
    record Element(String file, String kind, JsonNode node) {

        String id() {
            return node.path("id").asText();
        }

        boolean isTemplate() {
            return kind.equals("routeTemplate");
        }

        String consumer() {
            return node.path("from").path("uri").asText();
        }

        /** True for a route that a clock or a client starts. */
        boolean isEntry() {
            return isTemplate() || ENTRIES.contains(consumer().split(":")[0]);
        }

        JsonNode steps() {
            return node.path("from").path("steps");
        }

        /** Where the route sends to, in any of the ways there are. */
        List<String> targets() {
            List<String> targets = new ArrayList<>();
            walk(
                    node,
                    (key, value) -> {
                        if (SENDERS.contains(key)) {
                            targets.add(value.isTextual() ? value.asText() : uri(value));
                        }
                    });
            return targets;
        }

        /**
         * Where each run of the route sends to, up to its first split: what no condition is before.
         */
        List<String> certainTargets() {
            List<String> targets = new ArrayList<>();
            addCertain(steps(), targets);
            return targets;
        }

        private static void addCertain(JsonNode steps, List<String> targets) {
            for (JsonNode step : steps) {
                if (step.has("to")) {
                    JsonNode to = step.get("to");
                    targets.add(to.isTextual() ? to.asText() : uri(to));
                }
                for (String block : List.of("loop", "doTry", "transacted")) {
                    addCertain(step.path(block).path("steps"), targets);
                }
            }
        }

        private static String uri(JsonNode sender) {
            return sender.path("uri").asText();
        }

        @Override
        public String toString() {
            return id() + " in " + file;
        }
    }
}
