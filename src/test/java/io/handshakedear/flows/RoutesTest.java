package io.handshakedear.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.handshakedear.flows.RouteFiles.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lint of the route files: the house rules that Camel does not check, or checks too late. */
class RoutesTest {

    private static final int LONGEST_FILE = 120;
    private static final int LONGEST_DESCRIPTION = 80;
    private static final Path SQL = Path.of("src/main/resources/sql");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Pattern SET_IN_JAVA = Pattern.compile("setVariable\\(\"(\\w+)\"");
    private static final Pattern READ_VARIABLE =
            Pattern.compile("variable\\.(\\w+)|@Variable\\(\"(\\w+)\"\\)");

    /** Beans that Integration binds, see there. */
    private static final Set<String> BOUND =
            Set.of(
                    "settings",
                    "flowFiles",
                    "clock",
                    "callRecorder",
                    "metricsRegistry",
                    "adminServer");

    private static final RouteFiles FILES = RouteFiles.read();

    private final List<String> problems = new ArrayList<>();

    @Test
    void everyFileFollowsTheSchemaOfTheYamlDsl() {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                        .getSchema(SchemaLocation.of("classpath:schema/camelYamlDsl.json"));
        FILES.files()
                .forEach(
                        (file, tree) ->
                                schema.validate(tree)
                                        .forEach(problem -> problems.add(file + ": " + problem)));

        assertThat(problems).isEmpty();
    }

    @Test
    void everyRouteHasAnIdAndSaysWhatItDoes() {
        for (Element route : FILES.routes()) {
            String description = route.node().path("description").asText();
            if (!route.id().matches("[a-z]+(-[a-z]+)*")) {
                problems.add(route + ": the id is not in small letters and dashes");
            }
            if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION) {
                problems.add(route + ": no description, or a long one: " + description);
            }
            if (description.matches("(?i)(the|a|an|this|route|when|if) .*")) {
                problems.add(route + ": the description does not begin with a verb");
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void everyIdIsGivenOnce() {
        Map<String, List<String>> places = new TreeMap<>();
        FILES.files()
                .forEach(
                        (file, tree) ->
                                tree.findValues("id").stream()
                                        .filter(JsonNode::isTextual)
                                        .forEach(
                                                id ->
                                                        places.computeIfAbsent(
                                                                        id.asText(),
                                                                        key -> new ArrayList<>())
                                                                .add(file)));
        places.values().removeIf(files -> files.size() == 1);

        assertThat(places).isEmpty();
    }

    @Test
    void theNameOfAnInnerRouteIsItsId() {
        for (Element route : FILES.elements("route")) {
            String consumer = route.consumer();
            boolean inner = consumer.startsWith("direct:") || consumer.startsWith("seda:");
            if (inner && !consumer.substring(consumer.indexOf(':') + 1).equals(route.id())) {
                problems.add(route + " consumes from " + consumer);
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsSentToExists() {
        Set<String> consumers =
                FILES.routes().stream().map(Element::consumer).collect(Collectors.toSet());
        for (Element route : FILES.routes()) {
            for (String target : route.targets()) {
                boolean inner = target.startsWith("direct:") || target.startsWith("seda:");
                if (inner && !target.contains("${") && !consumers.contains(target)) {
                    problems.add(route + " sends to " + target);
                }
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void everyWriteHasItsRoutesAndItsMappings() {
        Set<String> writes = FILES.constantsOf("write");
        for (String write : writes) {
            requireRoute("post-" + write);
            requireRoute("find-" + write);
            if (reaches("post-" + write, "post-document")
                    || reaches("post-" + write, "write-to-handshake")) {
                requireMapping(write);
                requireMapping(write + "-result");
            }
            if (reaches("find-" + write, "find-document")
                    || reaches("find-" + write, "find-in-handshake")) {
                requireMapping("found-" + write);
            }
        }
        FILES.constantsOf("mapping").forEach(this::requireMapping);

        assertThat(writes).contains("customer", "sale", "sale-order");
        assertThat(problems).isEmpty();
    }

    @Test
    void everyRouteSaysWhoHandlesItsFailures() {
        Set<String> configurations =
                FILES.elements("routeConfiguration").stream()
                        .map(Element::id)
                        .collect(Collectors.toSet());
        for (Element route : FILES.routes()) {
            JsonNode named = route.node().path("routeConfigurationId");
            boolean passedOn = route.node().path("errorHandler").has("noErrorHandler");
            if (!named.isMissingNode() && !configurations.contains(named.asText())) {
                problems.add(route + " names the configuration " + named);
            }
            if (named.isMissingNode() && !passedOn && !route.isEntry()) {
                problems.add(route + " has neither noErrorHandler nor a configuration");
            }
        }

        assertThat(problems).isEmpty();
    }

    /** Camel moves what stands beside it into the transaction, or out of it. */
    @Test
    void aTransactionIsTheOnlyStepOfItsRoute() {
        for (Element route : FILES.routes()) {
            int anywhere = route.node().findValues("transacted").size();
            boolean only = route.steps().size() == 1 && route.steps().get(0).has("transacted");
            if (anywhere > (only ? 1 : 0)) {
                problems.add(route.toString());
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void onlySystemsSpeakHttp() {
        for (Element route : FILES.routes()) {
            for (String target : route.targets()) {
                if (target.matches("https?:.*") && !route.file().startsWith("systems/")) {
                    problems.add(route + " sends to " + target);
                }
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void everyStatementExistsIsUsedAndSaysWhatItIsFor() throws IOException {
        Set<String> unused = new TreeSet<>();
        try (Stream<Path> files = Files.list(SQL)) {
            files.forEach(file -> unused.add(file.getFileName().toString()));
        }
        List<String> all = List.copyOf(unused);
        for (Element route : FILES.routes()) {
            for (String target : route.targets()) {
                if (target.startsWith("sql:")) {
                    // one name may stand for several: delete-indexed-${variable.index}.sql
                    String pattern =
                            target.replaceFirst("sql:classpath:handshakedear/sql/", "")
                                    .replaceFirst("\\?.*", "")
                                    .replaceAll("\\$\\{[^}]*}", "[a-z]+");
                    List<String> meant = all.stream().filter(f -> f.matches(pattern)).toList();
                    if (meant.isEmpty()) {
                        problems.add(route + " runs " + target);
                    }
                    meant.forEach(unused::remove);
                }
            }
        }
        for (String file : all) {
            if (!Files.readAllLines(SQL.resolve(file)).get(0).startsWith("-- ")) {
                problems.add(file + " does not say what it is for");
            }
        }

        assertThat(problems).isEmpty();
        assertThat(unused).as("statements that no route runs").isEmpty();
    }

    @Test
    void filesAreShort() throws IOException {
        for (String file : RouteFiles.names()) {
            int lines = Files.readAllLines(RouteFiles.FOLDER.resolve(file)).size();
            if (lines > LONGEST_FILE) {
                problems.add(file + ": " + lines + " lines");
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void theListOfFilesIsComplete() throws IOException {
        assertThat(Files.readAllLines(RouteFiles.FOLDER.resolve("files.txt")))
                .filteredOn(line -> !line.isBlank())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(RouteFiles.names());
    }

    /** Else the first capture would wait for the second step of the start. */
    @Test
    void whatEveryCaptureNeedsIsAmongTheFilesThatAreLoadedFirst() throws IOException {
        List<String> list = Files.readAllLines(RouteFiles.FOLDER.resolve("files.txt"));
        List<String> first = list.subList(0, list.indexOf(""));
        Map<String, Element> consumers = new TreeMap<>();
        FILES.routes().forEach(route -> consumers.put(route.consumer(), route));
        Set<String> seen = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of("direct:run-capture"));
        while (!next.isEmpty()) {
            String consumer = next.pop();
            if (seen.add(consumer) && consumers.containsKey(consumer)) {
                Element route = consumers.get(consumer);
                if (!first.contains(route.file())) {
                    problems.add(route + " is needed by every capture");
                }
                next.addAll(route.certainTargets());
            }
        }

        assertThat(seen).contains("direct:remote-call");
        assertThat(problems).isEmpty();
    }

    @Test
    void everyBeanThatIsNamedExists() {
        Set<String> beans = FILES.beans();
        beans.addAll(BOUND);
        FILES.files()
                .forEach(
                        (file, tree) ->
                                RouteFiles.beansIn(tree).stream()
                                        .filter(bean -> !beans.contains(bean))
                                        .forEach(bean -> problems.add(file + ": " + bean)));

        assertThat(problems).isEmpty();
    }

    /** A bean gets null for a variable that no route sets any more, and says nothing. */
    @Test
    void everyVariableThatIsReadIsSetSomewhere() throws IOException {
        Set<String> set = new TreeSet<>();
        FILES.files()
                .values()
                .forEach(
                        tree ->
                                tree.findValues("setVariable")
                                        .forEach(step -> set.add(step.path("name").asText())));
        Map<Path, String> texts = new TreeMap<>();
        for (Path folder : List.of(RouteFiles.FOLDER, JAVA, SQL)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(file, Files.readString(file));
                }
            }
        }
        texts.values()
                .forEach(
                        text ->
                                SET_IN_JAVA
                                        .matcher(text)
                                        .results()
                                        .forEach(m -> set.add(m.group(1))));
        texts.forEach(
                (file, text) ->
                        READ_VARIABLE
                                .matcher(text)
                                .results()
                                .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                                .filter(name -> !set.contains(name))
                                .forEach(name -> problems.add(file + " reads " + name)));

        assertThat(set).contains("store", "generation", "rows");
        assertThat(problems).isEmpty();
    }

    private void requireRoute(String id) {
        if (FILES.elements("route").stream().noneMatch(route -> route.id().equals(id))) {
            problems.add("There is no route " + id);
        }
    }

    private void requireMapping(String name) {
        if (!Files.exists(RouteFiles.FOLDER.resolve("mappings/" + name + ".jslt"))) {
            problems.add("There is no mapping " + name);
        }
    }

    private static boolean reaches(String from, String wanted) {
        return from.equals(wanted)
                || FILES.elements("route").stream()
                        .filter(route -> route.id().equals(from))
                        .flatMap(route -> route.targets().stream())
                        .filter(target -> target.startsWith("direct:") && !target.contains("${"))
                        .anyMatch(target -> reaches(target.substring(7), wanted));
    }
}
