package io.handshakedear.homes;

import io.handshakedear.ProgramProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same scenarios in every home that {@code -Dhomes} names: jar and plain-host in each build,
 * all four with the profile {@code homes}. Prints the table home × scenario.
 */
class ConformanceIT {

    private static final Path JAR = Path.of("target", "handshake-dear.jar").toAbsolutePath();
    private static final Path THIN_JAR =
            Path.of("target", "handshake-dear-thin.jar").toAbsolutePath();
    private static final Path SPRING_BOOT_JAR =
            Path.of("examples", "spring-boot", "target", "spring-boot-host.jar").toAbsolutePath();

    /** The users' log; that of the tests is on the same class path, and tells less. */
    private static final Path LOGBACK =
            Path.of("src", "main", "resources", "logback.xml").toAbsolutePath();

    /** By home: the scenarios' outcomes. */
    private static final Map<String, Map<String, String>> RESULTS = new LinkedHashMap<>();

    @TempDir static Path folder;

    @TestFactory
    Stream<DynamicContainer> everyScenarioInEveryHome() {
        return Arrays.stream(System.getProperty("homes", "jar,plain-host").split(","))
                .map(this::inHome);
    }

    @AfterAll
    static void printTable() {
        if (RESULTS.isEmpty()) {
            return;
        }
        List<String> scenarios = List.copyOf(RESULTS.values().iterator().next().keySet());
        StringBuilder table = new StringBuilder("\n| home |");
        scenarios.forEach(scenario -> table.append(' ').append(scenario).append(" |"));
        table.append("\n|---|").append("---|".repeat(scenarios.size()));
        RESULTS.forEach(
                (home, outcomes) -> {
                    table.append("\n| ").append(home).append(" |");
                    scenarios.forEach(
                            scenario ->
                                    table.append(' ').append(outcomes.get(scenario)).append(" |"));
                });
        System.out.println(table + "\n");
    }

    private DynamicContainer inHome(String name) {
        Conformance conformance;
        try {
            conformance = new Conformance(home(name));
        } catch (Exception e) {
            throw new IllegalStateException("There is no home " + name, e);
        }
        Map<String, String> outcomes = new LinkedHashMap<>();
        RESULTS.put(name, outcomes);
        List<DynamicTest> tests = new ArrayList<>();
        conformance
                .scenarios()
                .forEach(
                        (scenario, steps) -> {
                            outcomes.put(scenario, "not run");
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            scenario, () -> run(steps, scenario, outcomes)));
                        });
        return DynamicContainer.dynamicContainer(
                name,
                Stream.concat(
                        tests.stream(),
                        Stream.of(DynamicTest.dynamicTest("end", conformance::close))));
    }

    private static void run(Executable steps, String scenario, Map<String, String> outcomes)
            throws Throwable {
        outcomes.put(scenario, "failed");
        steps.execute();
        outcomes.put(scenario, "ok");
    }

    private static Home home(String name) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        return switch (name) {
            case "jar" -> new ProcessHome(name, own, "", List.of("-jar", JAR.toString()));
            case "plain-host" ->
                    new ProcessHome(
                            name,
                            own,
                            "",
                            List.of(
                                    "-Dlogback.configurationFile=" + LOGBACK,
                                    "-cp",
                                    hostClassPath(),
                                    "example.PlainHost"));
            case "spring-boot" ->
                    new ProcessHome(
                            name,
                            own,
                            "handshake-dear.",
                            List.of("-jar", SPRING_BOOT_JAR.toString()));
            case "karaf" -> new KarafHome(KarafHome.unpacked(own), JAR);
            default -> throw new IllegalArgumentException("homes: there is no home " + name);
        };
    }

    /** The thin jar and what it needs, as a host's build would put them together. */
    private static String hostClassPath() {
        return Arrays.stream(ProgramProcess.classPath().split(File.pathSeparator))
                .map(entry -> entry.equals(JAR.toString()) ? THIN_JAR.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
