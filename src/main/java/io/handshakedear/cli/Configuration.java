package io.handshakedear.cli;

import io.handshakedear.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw new CommandFailure(
                    "The settings have %d problem%s:\n  %s"
                            .formatted(
                                    problems.size(),
                                    problems.size() == 1 ? "" : "s",
                                    String.join("\n  ", problems)));
        }
        return settings;
    }
}
