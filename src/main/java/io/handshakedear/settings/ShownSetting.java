package io.handshakedear.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A setting as people are shown it; never with a secret.
 *
 * @param key without {@code store.<name>.}; of a family of settings that has none, its pattern
 * @param value what it is set to, or its default; null of a secret, and where there is none
 * @param isSecret whether its value is kept back
 * @param isSet whether it is set, even if to its default
 * @param choices the allowed values, if there are few
 * @param about what it is for
 * @param group what it belongs to
 */
public record ShownSetting(
        String key,
        String value,
        boolean isSecret,
        boolean isSet,
        List<String> choices,
        String about,
        String group) {

    /**
     * Addresses that hold a secret themselves, as those of chat rooms do: only the host is shown.
     */
    private static final String ALERTS = "alert.url";

    private static final String DATABASE = "database.url";

    /** All settings of the instance, in the order in which application.properties explains them. */
    public static List<ShownSetting> of(Settings settings) {
        SettingTexts texts = SettingTexts.read();
        List<ShownSetting> shown = new ArrayList<>();
        for (Setting setting : KnownSettings.GLOBAL) {
            String name = setting.name();
            shown.add(shown(setting, name, settings.get(name), settings.has(name), texts));
        }
        return shown;
    }

    /** All settings of a store. */
    public static List<ShownSetting> of(StoreSettings store, Settings settings) {
        SettingTexts texts = SettingTexts.read();
        Map<String, String> given = new TreeMap<>(settings.startingWith(store.key("")));
        List<ShownSetting> shown = new ArrayList<>();
        for (Setting setting : KnownSettings.STORE) {
            List<String> keys =
                    setting.isPattern()
                            ? given.keySet().stream()
                                    .filter(key -> KnownSettings.store(key).orElse(null) == setting)
                                    .toList()
                            : List.of(setting.name());
            for (String key : keys) {
                shown.add(shown(setting, key, store.get(key), given.containsKey(key), texts));
            }
            if (keys.isEmpty()) {
                shown.add(shown(setting, setting.name(), "", false, texts));
            }
        }
        return shown;
    }

    private static ShownSetting shown(
            Setting setting, String key, String value, boolean isSet, SettingTexts texts) {
        boolean secret = setting.type() == SettingType.SECRET;
        SettingTexts.Text text = texts.of(setting);
        return new ShownSetting(
                key,
                secret || value.isEmpty() ? null : withoutSecrets(key, value),
                secret,
                isSet,
                setting.choices(),
                text.about(),
                text.group());
    }

    /** An address may have a password before its host, or a key behind it. */
    private static String withoutSecrets(String key, String value) {
        if (key.equals(DATABASE)) {
            return value.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
        }
        if (key.equals(ALERTS)) {
            return URI.create(value).getScheme() + "://" + URI.create(value).getHost() + "/…";
        }
        return key.endsWith("url") ? value.replaceFirst("//[^/@]*@", "//") : value;
    }
}
