package io.handshakedear.settings;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/**
 * The settings of one instance: defaults, then {@code application.properties}, then {@code
 * -Dkey=value}. The environment is read only where a value says {@code {{env:NAME}}} (design 8).
 */
public final class Settings {

    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{env:([A-Za-z0-9_]+)}}");
    private static final Pattern STORE_KEY = Pattern.compile("store\\.([A-Za-z0-9-]+)\\.(.+)");

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param given what the file and the command line say; values may hold {@code {{env:NAME}}}
     * @param environment looks a variable of the environment up, null where there is none
     */
    public static Settings of(Map<String, String> given, UnaryOperator<String> environment) {
        Map<String, String> values = new TreeMap<>();
        given.forEach((key, value) -> values.put(key, resolved(value.strip(), environment)));
        return new Settings(values);
    }

    /**
     * @param file a properties file in UTF-8; one that does not exist counts as empty
     * @param overrides keys that win over the file; keys that are not ours are passed over
     */
    public static Settings load(Path file, Properties overrides) throws IOException {
        Map<String, String> given = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        "it has a \\u that four hexadecimal digits must follow; write \\\\ for a"
                                + " backslash",
                        e);
            }
            properties.forEach((key, value) -> given.put(key.toString(), value.toString()));
        }
        given.putAll(overrides(overrides));
        return of(given, System::getenv);
    }

    /** The keys of ours among others, such as -Dkey=value among the properties of Java. */
    public static Map<String, String> overrides(Properties properties) {
        Map<String, String> ours = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(Settings::isOurs)
                .forEach(key -> ours.put(key, properties.getProperty(key)));
        return ours;
    }

    /** The value, its default, or an empty text; addresses without a slash at their end. */
    public String get(String key) {
        String value = values.get(key);
        if (value != null && !value.isEmpty()) {
            return setting(key).filter(Setting::isAddress).isPresent()
                    ? value.replaceAll("/+$", "")
                    : value;
        }
        return setting(key).map(Setting::defaultValue).orElse("");
    }

    /** True if it is set to something, even if that is the default. */
    public boolean has(String key) {
        return !values.getOrDefault(key, "").isEmpty();
    }

    public Optional<String> find(String key) {
        return Optional.of(get(key)).filter(value -> !value.isEmpty());
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(get(key));
    }

    public int number(String key) {
        return Integer.parseInt(get(key));
    }

    public Duration duration(String key) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(get(key)));
    }

    public List<String> storeNames() {
        return list("stores");
    }

    public StoreSettings store(String name) {
        return new StoreSettings(name, this);
    }

    public List<StoreSettings> stores() {
        return storeNames().stream().map(this::store).toList();
    }

    /**
     * Every key with its value or default, for the placeholders of routes; includes camel.* keys.
     */
    public Properties asProperties() {
        Properties properties = new Properties();
        for (Setting setting : KnownSettings.GLOBAL) {
            properties.setProperty(setting.name(), get(setting.name()));
        }
        values.keySet().forEach(key -> properties.setProperty(key, get(key)));
        return properties;
    }

    /** The same settings with some values replaced. */
    public Settings with(Map<String, String> replaced) {
        Map<String, String> merged = new TreeMap<>(values);
        merged.putAll(replaced);
        return new Settings(merged);
    }

    /**
     * Everything about the settings that stops the start, each as one sentence with the key, the
     * value and what to do. Looks at the texts only: reaches no other system.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        values.forEach((key, value) -> problemOf(key, value).ifPresent(problems::add));
        requireGlobal(problems, "dear.account-id", "the DEAR account's id (a GUID)");
        requireGlobal(problems, "dear.application-key", "the key of the API application in DEAR");
        requireGlobal(problems, "stores", "a name for each Handshake store, such as acme");
        refusePlainHttp(problems, "dear.url", get("dear.url"));
        refusePlainHttp(problems, "alert.url", get("alert.url"));
        refusePlainHttp(problems, "webhook.url", get("webhook.url"));
        if (!get("webhook.url").isEmpty()) {
            requireGlobal(
                    problems, "webhook.secret", "a long random text, since webhook.url is set");
        }
        for (StoreSettings store : stores()) {
            problems.addAll(store.problems());
            refusePlainHttp(problems, store.key("url"), store.get("url"));
        }
        return problems;
    }

    /**
     * @return these
     * @throws UnsoundSettings with every problem at once
     */
    public Settings requireSound() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new UnsoundSettings(problems);
        }
        return this;
    }

    List<String> list(String key) {
        return Arrays.stream(get(key).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The given keys that start with the prefix, by what follows it. */
    Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new TreeMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix) && !value.isEmpty()) {
                        found.put(key.substring(prefix.length()), value);
                    }
                });
        return found;
    }

    private static boolean isOurs(String key) {
        return KnownSettings.global(key).isPresent()
                || STORE_KEY.matcher(key).matches()
                || key.startsWith("camel.");
    }

    private static String resolved(String value, UnaryOperator<String> environment) {
        Matcher matcher = ENVIRONMENT.matcher(value);
        return matcher.replaceAll(
                match ->
                        Matcher.quoteReplacement(
                                Optional.ofNullable(environment.apply(match.group(1))).orElse("")));
    }

    private static Optional<Setting> setting(String key) {
        Matcher storeKey = STORE_KEY.matcher(key);
        return storeKey.matches()
                ? KnownSettings.store(storeKey.group(2))
                : KnownSettings.global(key);
    }

    private Optional<String> problemOf(String key, String value) {
        if (key.startsWith("camel.")) {
            return Optional.empty();
        }
        Matcher storeKey = STORE_KEY.matcher(key);
        if (storeKey.matches() && !storeNames().contains(storeKey.group(1))) {
            return Optional.of(
                    "%s: no store is named %s; add it to the setting 'stores' or remove the key"
                            .formatted(key, storeKey.group(1)));
        }
        Optional<Setting> setting = setting(key);
        if (setting.isEmpty()) {
            return Optional.of(
                    "%s: there is no such setting; correct the name or remove it".formatted(key));
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return setting.get()
                .expectedInsteadOf(value)
                .map(
                        expected ->
                                "%s = %s: expected %s"
                                        .formatted(key, shown(setting.get(), value), expected));
    }

    private static String shown(Setting setting, String value) {
        return setting.type() == SettingType.SECRET ? "(secret)" : value;
    }

    private void requireGlobal(List<String> problems, String key, String meaning) {
        if (get(key).isEmpty()) {
            problems.add("%s: is missing; set %s".formatted(key, meaning));
        }
    }

    /** Handshake destroys a key that was sent in clear (design rule C2). */
    private static void refusePlainHttp(List<String> problems, String key, String value) {
        if (value.startsWith("http://") && !isLoopback(value)) {
            problems.add(
                    "%s = %s: plain HTTP would show the key to anyone on the way; use https"
                            .formatted(key, value));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            String host = URI.create(address).getHost();
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }
}
