package io.handshakedear.systems;

import java.util.Locale;

/** Names in DEAR are unique whatever their case (DEAR API 3 and 7); so they are compared. */
public final class NameKey {

    private NameKey() {}

    /** What names that DEAR takes for one have in common. */
    public static String of(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
