package io.handshakedear.homes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same scenarios in a home; each home is a class, so that they run side by side. Which of them
 * run says {@code -Dhomes}: jar and plain-host in each build, all with the profile {@code homes}.
 * Prints the table home × scenario, as far as the homes have come.
 */
abstract class ConformanceTests {

    static final Path JAR = Path.of("target", "handshake-dear.jar").toAbsolutePath();

    @TempDir private Path folder;

    private final String name;
    private final ConformanceTable table = new ConformanceTable();
    private Conformance conformance;

    /**
     * @param name as {@code -Dhomes} and the table say it
     */
    ConformanceTests(String name) {
        this.name = name;
    }

    /** Makes the home in an empty folder. */
    abstract Home home(Path folder) throws Exception;

    @TestFactory
    Stream<DynamicTest> everyScenario() throws Exception {
        assumeTrue(table.homes().contains(name), name + " is not among -Dhomes");
        conformance = new Conformance(home(folder));
        Map<String, Executable> scenarios = conformance.scenarios();
        scenarios.keySet().forEach(scenario -> table.note(name, scenario, "not run"));
        return scenarios.entrySet().stream()
                .map(
                        scenario ->
                                DynamicTest.dynamicTest(
                                        scenario.getKey(),
                                        () -> run(scenario.getKey(), scenario.getValue())));
    }

    @AfterEach
    void end() {
        if (conformance != null) {
            conformance.close();
            System.out.println(table);
        }
    }

    private void run(String scenario, Executable steps) throws Throwable {
        table.note(name, scenario, "running");
        try {
            steps.execute();
        } catch (Throwable e) {
            table.note(name, scenario, "failed");
            throw e;
        }
        table.note(name, scenario, "ok");
    }
}
