package io.handshakedear.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Map<String, String> SUFFICIENT =
            Map.of(
                    "stores", "acme",
                    "store.acme.api-key", "k1",
                    "dear.account-id", "a1",
                    "dear.application-key", "p1");

    @TempDir private Path folder;

    @Test
    void defaultsStandWhereNothingIsGiven() {
        Settings settings = sufficient();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.number("dear.requests-per-minute")).isEqualTo(60);
        assertThat(settings.duration("settling-time")).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.store("acme").get("order-capture")).isEqualTo("Confirmed");
        assertThat(settings.store("acme").url()).startsWith("https://");
        assertThat(settings.find("alert.url")).isEmpty();
    }

    @Test
    void webhooksNeedASecretAndAnAddressThatKeepsIt() {
        assertThat(with("webhook.url", "https://acme.example").problems())
                .singleElement()
                .asString()
                .contains("webhook.secret");
        assertThat(with("webhook.url", "http://acme.example").problems())
                .anyMatch(
                        problem -> problem.startsWith("webhook.url") && problem.contains("https"));
    }

    @Test
    void shipmentsGoToHandshakeOfSingleOrdersThatDearDoesNotShipByItself() {
        assertThat(sufficient().store("acme").exportsShipments()).isFalse();
        Settings on = with("store.acme.export-shipping", "true");
        assertThat(on.store("acme").exportsShipments()).isTrue();
        for (Map<String, String> off :
                List.of(
                        Map.of("store.acme.consolidate-orders", "Daily"),
                        Map.of("store.acme.pick-pack-ship", "pick-pack-ship"))) {
            assertThat(on.with(off).store("acme").exportsShipments()).isFalse();
        }
    }

    @Test
    void anEmptyValueIsTheDefault() {
        assertThat(with("settling-time", "").duration("settling-time"))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theCommandLineWinsOverTheFile() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("application.properties"),
                        "work-poll=9s\nadmin.port=1\nstore.acme.order-capture=Complete\n");
        Properties overrides = new Properties();
        overrides.setProperty("work-poll", "3s");
        overrides.setProperty("store.acme.order-capture", "Processing");
        overrides.setProperty("user.home", "/nowhere");

        Settings settings = Settings.load(file, overrides);

        assertThat(settings.duration("work-poll")).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.store("acme").get("order-capture")).isEqualTo("Processing");
        assertThat(settings.number("admin.port")).isEqualTo(1);
        assertThat(settings.asProperties()).doesNotContainKey("user.home");
    }

    @Test
    void aFileThatIsNoPropertiesFileSaysWhy() throws IOException {
        Path file = folder.resolve("broken.properties");
        Files.writeString(file, "database.url = C:\\users\\me");

        assertThatThrownBy(() -> Settings.load(file, new Properties()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\\\\ for a backslash");
    }

    @Test
    void addressesEndWithoutASlash() {
        Settings settings = with("dear.url", "https://dear.example/v2//");

        assertThat(settings.get("dear.url")).isEqualTo("https://dear.example/v2");
        assertThat(settings.asProperties()).containsEntry("dear.url", "https://dear.example/v2");
        assertThat(with("store.acme.url", "https://hs.example/api/latest/").store("acme").url())
                .isEqualTo("https://hs.example/api/latest");
    }

    @Test
    void aFileThatIsNotThereCountsAsEmpty() throws IOException {
        assertThat(Settings.load(folder.resolve("none"), new Properties()).storeNames()).isEmpty();
    }

    @Test
    void theEnvironmentComesInWhereAValueNamesItAndNowhereElse() {
        Map<String, String> environment =
                Map.of("DEAR_KEY", "from-there", "DATABASE_URL", "jdbc:elsewhere");
        Map<String, String> given = new HashMap<>(SUFFICIENT);
        given.put("dear.application-key", "{{env:DEAR_KEY}}");
        given.put("admin.password", "{{env:NOT_THERE}}");

        Settings settings = Settings.of(given, environment::get);

        assertThat(settings.get("dear.application-key")).isEqualTo("from-there");
        assertThat(settings.get("database.url")).startsWith("jdbc:h2:");
        assertThat(settings.get("admin.password")).isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnce() {
        Settings settings =
                Settings.of(
                        Map.of(
                                "stores", "acme",
                                "dear.url", "http://dear.example",
                                "wrok-poll", "2s",
                                "work-poll", "soon",
                                "store.acme.order-capture", "Shipped",
                                "store.acme.process", "sometimes",
                                "store.other.api-key", "k"),
                        name -> null);

        assertThat(settings.problems())
                .anySatisfy(text -> assertThat(text).contains("dear.url", "https"))
                .anySatisfy(text -> assertThat(text).contains("wrok-poll", "no such setting"))
                .anySatisfy(text -> assertThat(text).contains("work-poll", "soon", "10m"))
                .anySatisfy(text -> assertThat(text).contains("order-capture", "Shipped"))
                .anySatisfy(text -> assertThat(text).contains("process", "auto, manual"))
                .anySatisfy(text -> assertThat(text).contains("store.other.api-key", "other"))
                .anySatisfy(text -> assertThat(text).contains("store.acme.api-key", "missing"))
                .anySatisfy(text -> assertThat(text).contains("dear.account-id", "missing"))
                .anySatisfy(text -> assertThat(text).contains("dear.application-key", "missing"))
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8081/api", "http://localhost/api", "http://[::1]:80/api"})
    void plainHttpIsTakenOnThisMachine(String url) {
        assertThat(with("store.acme.url", url).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.handshake.com/api/latest",
                "http://10.0.0.1/",
                "http://127.0.0.1.example.invalid/",
                "HTTP://app.handshake.com/api/latest"
            })
    void plainHttpIsRefusedElsewhere(String url) {
        assertThat(with("store.acme.url", url).problems()).hasSize(1);
        assertThat(with("dear.url", url).problems()).hasSize(1);
        assertThat(with("alert.url", url).problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "work-poll|-1s",
                "admin.port|eighty",
                "admin.port|99999",
                "store.acme.create-payments|yes",
                "dear.url|inventory.dearsystems.com",
                "stores|acme, my store",
                "store.acme.order-poll|every hour",
                "store.acme.time-zone|Mars/Phobos",
                "store.acme.capture-from|yesterday",
                "store.acme.currency-rate.EUR|0",
                "store.acme.charge.tip.product|Tip",
                "store.acme.payment-status|Paid",
                "store.acme.tax-rule.category.1.2|VAT"
            })
    void aValueOfTheWrongKindIsAProblem(String key, String value) {
        assertThat(with(key, value).problems())
                .anySatisfy(text -> assertThat(text).contains(key.replace(".1.2", "")));
    }

    @Test
    void secretsAreNotShown() {
        assertThat(with("stor.acme.api-key", "hush-hush").problems())
                .noneSatisfy(text -> assertThat(text).contains("hush-hush"));
    }

    @Test
    void dailyConsolidationNeedsItsTimeAndItsCustomer() {
        assertThat(with("store.acme.consolidate-orders", "Daily").problems())
                .anySatisfy(text -> assertThat(text).contains("consolidation-time"))
                .anySatisfy(text -> assertThat(text).contains("consolidated-customer"));
    }

    @Test
    void theFirstCaptureBeginsAtALocalDay() {
        Map<String, String> given = new HashMap<>(SUFFICIENT);
        given.put("store.acme.time-zone", "America/New_York");
        given.put("store.acme.capture-from", "2026-01-31");
        Settings settings = Settings.of(given, name -> null);

        assertThat(settings.store("acme").captureFrom())
                .contains(Instant.parse("2026-01-31T05:00:00Z"));
        assertThat(sufficient().store("acme").captureFrom()).isEmpty();
    }

    @Test
    void taxRulesAndLocationsAreReadByTheirNumbers() {
        Map<String, String> given = new HashMap<>(SUFFICIENT);
        given.put("store.acme.tax-rule.category.21", "VAT");
        given.put("store.acme.tax-rule.default", "None");
        given.put("store.acme.location.default", "Main");
        given.put("store.acme.location.41", "North");
        StoreSettings store = Settings.of(given, name -> null).store("acme");

        given.put("store.acme.location.42", "Annex, Depot");
        assertThat(Settings.of(given, name -> null).store("acme"))
                .satisfies(
                        many -> {
                            assertThat(many.location("42")).isEqualTo("Annex");
                            assertThat(many.locationNames())
                                    .containsExactly("Main", "North", "Annex", "Depot");
                        });
        assertThat(store.taxRules("category")).isEqualTo(Map.of("21", "VAT"));
        assertThat(store.locations()).isEqualTo(Map.of("41", "North"));
        assertThat(List.of(store.location("41"), store.location("99"), store.location(null)))
                .containsExactly("North", "Main", "Main");
    }

    private static Settings sufficient() {
        return Settings.of(SUFFICIENT, name -> null);
    }

    private static Settings with(String key, String value) {
        Map<String, String> given = new HashMap<>(SUFFICIENT);
        given.put(key, value);
        return Settings.of(given, name -> null);
    }
}
