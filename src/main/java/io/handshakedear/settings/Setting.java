package io.handshakedear.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting that the integration knows.
 *
 * @param name the key; a part in angle brackets stands for anything, as in {@code location.<id>}
 * @param type what its text must look like
 * @param defaultValue the value where none is given, or null for none
 * @param choices the allowed values of a {@link SettingType#CHOICE}
 * @param pattern what keys look like whose name has a part in angle brackets, else null
 */
record Setting(
        String name, SettingType type, String defaultValue, List<String> choices, Pattern pattern) {

    static Setting of(String name, SettingType type, String defaultValue) {
        return new Setting(name, type, defaultValue, List.of(), pattern(name));
    }

    /** A choice; the first one is the default. */
    static Setting choice(String name, String... choices) {
        return new Setting(name, SettingType.CHOICE, choices[0], List.of(choices), null);
    }

    boolean names(String key) {
        return isPattern() ? pattern.matcher(key).matches() : name.equals(key);
    }

    boolean isAddress() {
        return type == SettingType.URL;
    }

    boolean isPattern() {
        return pattern != null;
    }

    Optional<String> expectedInsteadOf(String value) {
        if (type != SettingType.CHOICE) {
            return type.expectedInsteadOf(value);
        }
        return choices.contains(value)
                ? Optional.empty()
                : Optional.of("one of " + String.join(", ", choices));
    }

    private static Pattern pattern(String name) {
        if (!name.contains("<")) {
            return null;
        }
        StringBuilder regex = new StringBuilder();
        for (String part : name.split("(?=<)|(?<=>)")) {
            regex.append(part.startsWith("<") ? "[^.]+" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString());
    }
}
