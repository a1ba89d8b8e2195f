package io.handshakedear.settings;

import java.util.List;

/** Says everything about the settings that stops the start (design 9). */
public final class UnsoundSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnsoundSettings(List<String> problems) {
        super(
                "The settings have %d problem%s:\n  %s"
                        .formatted(
                                problems.size(),
                                problems.size() == 1 ? "" : "s",
                                String.join("\n  ", problems)));
    }
}
