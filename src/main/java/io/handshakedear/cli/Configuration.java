package io.handshakedear.cli;

import io.handshakedear.settings.Settings;
import io.handshakedear.settings.UnsoundSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The settings of the working directory and of -Dkey=value. */
final class Configuration {

    private static final Path FILE = Path.of("application.properties");

    private Configuration() {}

    static Settings load() {
        try {
            return Settings.load(FILE, System.getProperties());
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s cannot be read: %s".formatted(FILE.toAbsolutePath(), e.getMessage()));
        }
    }

    /**
     * @throws CommandFailure with every problem of the settings at once
     */
    static Settings requireSound(Settings settings) {
        try {
            return settings.requireSound();
        } catch (UnsoundSettings e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
