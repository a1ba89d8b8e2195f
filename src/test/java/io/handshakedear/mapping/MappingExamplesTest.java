package io.handshakedear.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshakedear.flows.FlowFiles;
import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples in {@code routes/mappings/examples}: {@code <mapping>/<case>.in.json} becomes {@code
 * <case>.out.json}. Where a mapping reads {@code $document}, {@code <case>.document.json} is it. A
 * new case is new files, no Java.
 */
class MappingExamplesTest {

    private static final Path EXAMPLES = Path.of("routes/mappings/examples");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final FlowFiles FILES = new FlowFiles(Settings.of(Map.of(), name -> null));

    private final JsonMapping mapping = new JsonMapping(FILES);

    @TestFactory
    List<DynamicTest> everyExampleHolds() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".in.json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(title(file), () -> holds(file)))
                    .toList();
        }
    }

    @Test
    void everyMappingHasAnExample() {
        assertThat(FILES.mappings())
                .allSatisfy(name -> assertThat(EXAMPLES.resolve(name)).isNotEmptyDirectory());
    }

    private void holds(Path input) throws IOException {
        Path document = sibling(input, ".document.json");
        JsonNode output =
                mapping.apply(
                        input.getParent().getFileName().toString(),
                        read(input),
                        Files.exists(document) ? read(document) : null);

        assertThat(pretty(output)).isEqualTo(pretty(read(sibling(input, ".out.json"))));
    }

    private static String title(Path input) {
        return EXAMPLES.relativize(input).toString().replace(".in.json", "");
    }

    private static Path sibling(Path input, String ending) {
        return input.resolveSibling(input.getFileName().toString().replace(".in.json", ending));
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    /** One line a value, so that a difference names it; an output of nothing is null. */
    private static String pretty(JsonNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(node == null ? JSON.nullNode() : node);
    }
}
