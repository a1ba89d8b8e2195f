package io.handshakedear.homes;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshakedear.TestOrder;
import io.handshakedear.sandbox.SandboxSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Deploying, editing and removing the bundle in one running Karaf. */
@EnabledIfSystemProperty(named = "homes", matches = ".*karaf.*")
class KarafIT {

    private static final Path JAR = Path.of("target", "handshake-dear.jar").toAbsolutePath();
    private static final Path ARCHIVE = JAR.resolveSibling("handshake-dear.kar");

    /** Of each deployment's class loader. */
    private static final String ACTIVATOR = "io.handshakedear.karaf.Activator";

    /**
     * Threads that come and go in a Karaf without us: pools of its resolver and of its features,
     * connections to its JMX server, what the JVM itself starts as it needs it.
     */
    private static final Pattern KARAFS_OWN =
            Pattern.compile(
                    "EventAdmin(Async)?Thread #\\d+|FelixResolver-\\d+|features-\\d+-thread-\\d+|(RMI|JMX) .*|Attach Listener|"
                            + "C[12] CompilerThread\\d+|(G1|GC|Sweeper) .*|.*[Ss]weeper thread");

    private static KarafHome karaf;

    /** Before anything was deployed. */
    private static List<String> threadsAtFirst = List.of();

    private final SandboxSystems first = SandboxSystems.start(SandboxSystems.Options.bare());
    private final SandboxSystems second = SandboxSystems.start(SandboxSystems.Options.bare());

    @BeforeAll
    static void launch(@TempDir Path folder) throws Exception {
        karaf =
                new KarafHome(
                        KarafHome.unpacked(Files.createDirectory(folder.resolve("karaf"))), JAR);
        karaf.launch();
        await(
                "Karaf has its features and its SSH server, and starts no more threads",
                () -> {
                    List<String> before = threadsAtFirst;
                    threadsAtFirst = karaf.jvm().threads();
                    return Stream.of("FeaturesServiceImpl.*Done", "Nio2ServiceFactoryFactory")
                                    .map(Pattern::compile)
                                    .allMatch(sign -> sign.matcher(karaf.log()).find())
                            && threadsAtFirst.equals(before);
                });
    }

    @AfterAll
    static void end() {
        karaf.close();
    }

    @BeforeEach
    void configure() throws IOException {
        karaf.configure("handshake-dear", settings(first));
    }

    @AfterEach
    void undeploy() throws IOException {
        undeployAndAwaitEnd();
        Files.deleteIfExists(karaf.etc().resolve("handshake-dear-second.properties"));
        for (Path file : ownFiles()) {
            Files.delete(file);
        }
        first.close();
        second.close();
    }

    @Test
    void leavesNothingBehindHoweverOftenItIsDeployed() throws Exception {
        for (int round = 0; round < 5; round++) {
            karaf.deploy(JAR);
            awaitSale(first, TestOrder.plain().into(first));
            assertThat(threadsOfDeployment()).isNotEmpty();
            undeployAndAwaitEnd();
            assertDatabaseIsFree();
        }
        // the JDK's own cache of a method handle keeps the last one until the next takes its place
        await(
                "the class loaders of the deployments are collected",
                () -> karaf.jvm().loadersOf(ACTIVATOR) <= 1);
    }

    @Test
    void runsFromAKarafArchiveAndGoesWithIt() throws Exception {
        karaf.deploy(ARCHIVE);
        awaitSale(first, TestOrder.plain().into(first));

        undeployAndAwaitEnd();
        assertDatabaseIsFree();
    }

    @Test
    void anEditedRouteRunsAtTheNextDeployment() throws Exception {
        Files.writeString(ownFile("greeting.camel.yaml"), greeting("As it was"));
        karaf.deploy(JAR);
        await("the route runs", () -> karaf.log().contains("As it was"));
        undeployAndAwaitEnd();

        Files.writeString(ownFile("greeting.camel.yaml"), greeting("As it is now"));
        karaf.deploy(JAR);

        await("the edited route runs", () -> karaf.log().contains("As it is now"));
    }

    @Test
    void editedRoutesAndMappingsReplaceThoseOfTheJar() throws Exception {
        edit(
                Path.of("routes", "orders", "see-order.camel.yaml"),
                "      steps:\n        - bean:\n            ref: orderReader\n",
                "      steps:\n        - log: Seen by an edited route\n"
                        + "        - bean:\n            ref: orderReader\n");
        edit(
                Path.of("routes", "mappings", "sale.jslt"),
                "\"Note\": if ($order.notes) shortened($order.notes, 1024)",
                "\"Note\": \"From an edited mapping\"");
        karaf.deploy(JAR);

        TestOrder order = TestOrder.plain().into(first);
        awaitSale(first, order);

        assertThat(karaf.log()).contains("Seen by an edited route");
        assertThat(order.sale(first).at("/Note").asText()).isEqualTo("From an edited mapping");
    }

    @Test
    void aBrokenRouteFileStopsOnlyItsIntegration() throws Exception {
        Files.writeString(
                ownFile("greeting.camel.yaml"), greeting("Never").replace("log:", "lgo:"));
        karaf.configure("handshake-dear-second", settings(second));
        karaf.deploy(JAR);

        awaitSale(second, TestOrder.plain().into(second));
        await(
                "the log tells of it",
                () -> karaf.log().contains("handshake-dear.properties could not be started"));
        assertThat(karaf.log()).containsPattern("greeting.camel.yaml, line \\d+");
        assertThat(first.handshake().ledger().entries()).isEmpty();
    }

    @Test
    void aSecondInstanceOnOneDatabaseDoesNotStart() throws Exception {
        Map<String, String> shared = settings(first);
        shared.put("database.url", "jdbc:h2:file:" + karaf.data().resolve("shared"));
        karaf.configure("handshake-dear", shared);
        karaf.configure("handshake-dear-second", shared);
        karaf.deploy(JAR);

        await("one of them is refused", () -> karaf.log().contains("set another database.url"));
        awaitSale(first, TestOrder.plain().into(first));
        assertThat(first.dear().doubles()).isEmpty();
    }

    @Test
    void twoInstancesDoNotTouchEachOther() throws Exception {
        karaf.configure("handshake-dear-second", settings(second));
        karaf.deploy(JAR);
        TestOrder here = TestOrder.plain().into(first);
        TestOrder there = TestOrder.plain().into(second);

        awaitSale(first, here);
        awaitSale(second, there);
        assertThat(first.dear().sales(there.externalId())).isEmpty();
        assertThat(second.dear().sales(here.externalId())).isEmpty();
    }

    private static Map<String, String> settings(SandboxSystems systems) {
        Map<String, String> settings = new HashMap<>(systems.settings());
        // a free one: one that was free a moment ago may be taken by then
        settings.put("admin.port", "0");
        settings.put("store.acme.order-poll", "0/2 * * * * ?");
        return settings;
    }

    /** A route or mapping of the first instance's own. */
    private static Path ownFile(String name) throws IOException {
        return Files.createDirectories(ownFolder()).resolve(name);
    }

    private static List<Path> ownFiles() throws IOException {
        if (!Files.exists(ownFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ownFolder())) {
            return files.toList();
        }
    }

    private static Path ownFolder() {
        return karaf.etc().resolve("handshake-dear");
    }

    /** A copy of one of the jar's files, edited. */
    private static void edit(Path original, String text, String replacement) throws IOException {
        String content = Files.readString(original);
        assertThat(content).contains(text);
        Files.writeString(
                ownFile(original.getFileName().toString()), content.replace(text, replacement));
    }

    private static String greeting(String text) {
        return """
                - route:
                    id: greeting
                    from:
                      uri: timer:greeting
                      parameters:
                        repeatCount: 1
                      steps:
                        - log: %s
                """
                .formatted(text);
    }

    private static void awaitSale(SandboxSystems systems, TestOrder order) {
        try {
            await(
                    "order %s has a sale".formatted(order.number()),
                    () -> systems.dear().sales(order.externalId()).size() == 1);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(karaf.log(), e);
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(condition);
    }

    private static void undeployAndAwaitEnd() throws IOException {
        karaf.undeploy();
        try {
            await("the threads are as before", () -> threadsOfDeployment().isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("There are still " + threadsOfDeployment(), e);
        }
    }

    /** What Karaf has of threads beside those before the first deployment and its own. */
    private static List<String> threadsOfDeployment() throws IOException {
        List<String> threads = new ArrayList<>(karaf.jvm().threads());
        threadsAtFirst.forEach(threads::remove);
        threads.removeIf(KARAFS_OWN.asMatchPredicate());
        return threads;
    }

    /** Another process, this one, can open what Karaf has closed. */
    private static void assertDatabaseIsFree() throws Exception {
        Path file = karaf.data().resolve("handshake-dear").resolve("orders").toAbsolutePath();
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:h2:file:%s;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE".formatted(file),
                        "SA",
                        "")) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
