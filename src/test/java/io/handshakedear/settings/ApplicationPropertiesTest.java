package io.handshakedear.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplicationPropertiesTest {

    private static final Path FILE = Path.of("application.properties");
    private static final Pattern KEY = Pattern.compile("#?([A-Za-z][A-Za-z0-9.-]*)=(.*)");

    @Test
    void namesEverySettingAndNoOther() throws Exception {
        List<String> keys =
                lines().map(line -> line.group(1).replaceFirst("^store\\.acme\\.", "@")).toList();

        assertThat(KnownSettings.GLOBAL)
                .allMatch(setting -> keys.stream().anyMatch(setting::names), "is in the file");
        assertThat(KnownSettings.STORE)
                .allMatch(
                        setting ->
                                keys.stream()
                                        .filter(key -> key.startsWith("@"))
                                        .anyMatch(key -> setting.names(key.substring(1))),
                        "is in the file");
        assertThat(keys)
                .allMatch(
                        key ->
                                key.startsWith("@")
                                        ? KnownSettings.store(key.substring(1)).isPresent()
                                        : KnownSettings.global(key).isPresent());
    }

    @Test
    void hasNoProblem() throws Exception {
        assertThat(Settings.load(FILE, new Properties()).problems()).isEmpty();
    }

    @Test
    void showsDefaultsAsTheyAre() throws Exception {
        assertThat(lines().filter(line -> line.group().startsWith("#")))
                .filteredOn(line -> !line.group(2).contains("{{env:"))
                .filteredOn(line -> !line.group(1).matches(".*(<|charge|tax-rule).*"))
                .allSatisfy(
                        line -> {
                            String key = line.group(1).replaceFirst("^store\\.acme\\.", "");
                            Setting setting =
                                    KnownSettings.global(key)
                                            .or(() -> KnownSettings.store(key))
                                            .orElseThrow();
                            assertThat(line.group(2)).as(key).isEqualTo(setting.defaultValue());
                        });
    }

    /** The keys that are set would reach a real system if only an address were left out. */
    @Test
    void callsNothingOutsideThisMachine() throws Exception {
        Settings settings = Settings.load(FILE, new Properties());

        assertThat(settings.get("dear.url")).startsWith("http://127.0.0.1:");
        assertThat(settings.stores())
                .allSatisfy(store -> assertThat(store.url()).startsWith("http://127.0.0.1:"));
        assertThat(settings.find("alert.url")).isEmpty();
    }

    private static Stream<Matcher> lines() throws Exception {
        return Files.readAllLines(FILE).stream().map(KEY::matcher).filter(Matcher::matches);
    }
}
