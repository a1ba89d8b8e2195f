package io.handshakedear.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar's files, those of {@code routes.dir} in place of them and beside them. */
class FlowFilesTest {

    @TempDir private Path folder;

    @Test
    void theJarsFilesRunUnlessOthersAreGiven() throws IOException {
        FlowFiles files = new FlowFiles(Settings.of(Map.of(), name -> null));

        assertThat(files.routes())
                .contains("classpath:handshakedear/routes/orders/take-order.camel.yaml")
                .allSatisfy(location -> assertThat(location).endsWith(".camel.yaml"));
        assertThat(files.mappings()).contains("sale").doesNotHaveDuplicates();
        assertThat(files.replaced()).isEmpty();
        assertThat(text(files, "sale.jslt")).isEqualTo(files.original("sale.jslt"));
    }

    @Test
    void whatACaptureBeginsWithIsLoadedFirst() throws IOException {
        FlowFiles files = jarOnly();

        assertThat(files.firstRoutes())
                .contains("classpath:handshakedear/routes/orders/capture-orders.camel.yaml")
                .doesNotContain("classpath:handshakedear/routes/admin/api.camel.yaml");
        assertThat(files.laterRoutes()).doesNotContainAnyElementsOf(files.firstRoutes());
        assertThat(files.routes()).hasSize(files.firstRoutes().size() + files.laterRoutes().size());
    }

    @Test
    void withOwnRoutesNothingIsPutOff() throws IOException {
        write("extra.camel.yaml", "- route: {}");

        FlowFiles files = filesWithFolder();

        assertThat(files.firstRoutes()).isEqualTo(files.routes());
        assertThat(files.laterRoutes()).isEmpty();
    }

    @Test
    void aFileOfTheSameNameReplacesTheJars() throws IOException {
        Path route = write("anywhere/take-order.camel.yaml", "- route: {}");
        write("sale.jslt", "{}");

        FlowFiles files = filesWithFolder();

        assertThat(files.routes())
                .contains("file:" + route.toAbsolutePath())
                .doesNotContain("classpath:handshakedear/routes/orders/take-order.camel.yaml");
        assertThat(files.routes()).hasSameSizeAs(jarOnly().routes());
        assertThat(text(files, "sale.jslt")).isEqualTo("{}");
        assertThat(files.replaced())
                .containsExactlyInAnyOrder("take-order.camel.yaml", "sale.jslt");
    }

    @Test
    void otherFilesAreAdded() throws IOException {
        Path route = write("extra.camel.yaml", "- route: {}");
        write("extra.jslt", "{}");
        write("notes.txt", "no flow file");

        FlowFiles files = filesWithFolder();

        assertThat(files.routes())
                .hasSize(jarOnly().routes().size() + 1)
                .endsWith("file:" + route.toAbsolutePath());
        assertThat(files.mappings()).hasSize(jarOnly().mappings().size() + 1).contains("extra");
        assertThat(files.replaced()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsAProblemWithItsName() {
        Settings settings =
                Settings.of(Map.of("routes.dir", folder.resolve("gone").toString()), name -> null);

        assertThatThrownBy(() -> new FlowFiles(settings))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void aMappingThatIsNowhereIsNamed() {
        assertThatThrownBy(() -> jarOnly().openMapping("none.jslt"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.jslt");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private FlowFiles filesWithFolder() {
        return new FlowFiles(Settings.of(Map.of("routes.dir", folder.toString()), name -> null));
    }

    private static FlowFiles jarOnly() {
        return new FlowFiles(Settings.of(Map.of(), name -> null));
    }

    private static String text(FlowFiles files, String name) throws IOException {
        try (InputStream stream = files.openMapping(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
