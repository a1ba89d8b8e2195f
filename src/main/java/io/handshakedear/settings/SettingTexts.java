package io.handshakedear.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code application.properties} says of each setting: the comment above it, and the heading
 * it stands under. The file is in the jar, too, so that the page tells the same.
 */
final class SettingTexts {

    private static final String FILE = "handshakedear/settings/application.properties";
    private static final Pattern HEADING =
            Pattern.compile("# -{2,}\\s+([^:;-]+?)([:;]\\s*(.*?))?\\s*-*");
    private static final Pattern KEY = Pattern.compile("#?([A-Za-z][A-Za-z0-9.<>-]*)=.*");
    private static final String STORE = "store.acme.";

    /**
     * @param about the comment, one or more sentences; empty where there is none
     * @param group the heading
     */
    record Text(String about, String group) {}

    private static final Text NONE = new Text("", "");

    private final Map<Setting, Text> texts = new HashMap<>();

    private String group = "";
    private String about = "";
    private boolean keySeen;

    private SettingTexts(List<String> lines) {
        lines.forEach(this::read);
    }

    static SettingTexts read() {
        try (InputStream stream = SettingTexts.class.getClassLoader().getResourceAsStream(FILE)) {
            return new SettingTexts(
                    stream == null
                            ? List.of()
                            : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Text of(Setting setting) {
        return texts.getOrDefault(setting, NONE);
    }

    private void read(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher key = KEY.matcher(line);
        if (heading.matches()) {
            group = heading.group(1);
            about = heading.group(3) == null ? "" : heading.group(3);
            keySeen = false;
        } else if (key.matches()) {
            setting(key.group(1))
                    .ifPresent(found -> texts.putIfAbsent(found, new Text(about, group)));
            keySeen = true;
        } else if (line.startsWith("# ")) {
            about =
                    keySeen || about.isEmpty()
                            ? line.substring(2)
                            : about + " " + line.substring(2);
            keySeen = false;
        }
    }

    private static Optional<Setting> setting(String key) {
        return key.startsWith(STORE)
                ? KnownSettings.store(key.substring(STORE.length()))
                : KnownSettings.global(key);
    }
}
