package io.handshakedear.hosts;

import io.handshakedear.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** The settings of an integration in a host, whose properties win. */
final class HostSettings {

    private static final Set<String> GLOBAL_KEYS =
            Settings.of(Map.of(), variable -> null).asProperties().stringPropertyNames();

    private HostSettings() {}

    /**
     * @param given the integration's settings; the host resolves placeholders in the values
     * @param name of the integration: the host's property {@code <name>.<key>} wins over the given
     * @throws IllegalArgumentException with every problem of the settings at once
     */
    static Settings of(CamelContext host, String name, Properties given) {
        Map<String, String> values = new TreeMap<>();
        given.stringPropertyNames().forEach(key -> values.put(key, given.getProperty(key)));
        String prefix = name + ".";
        PropertiesComponent placeholders = host.getPropertiesComponent();
        placeholders
                .loadProperties(key -> key.startsWith(prefix))
                .forEach(
                        (key, value) ->
                                values.put(
                                        key.toString().substring(prefix.length()),
                                        value.toString()));
        // some hosts do not list their properties, but tell the value of each
        Stream.concat(GLOBAL_KEYS.stream(), given.stringPropertyNames().stream())
                .forEach(
                        key -> {
                            Optional<String> value = placeholders.resolveProperty(prefix + key);
                            value.ifPresent(text -> values.put(key, text));
                        });
        values.replaceAll((key, value) -> host.resolvePropertyPlaceholders(value));
        return Settings.of(values, System::getenv).requireSound();
    }
}
