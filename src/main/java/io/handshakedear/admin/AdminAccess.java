package io.handshakedear.admin;

import io.handshakedear.settings.Settings;

/** Who may use the admin API. */
public enum AdminAccess {
    /** Nobody: without {@code admin.password} nothing listens for it. */
    OFF,
    /** The user {@code admin} with {@code admin.password}. */
    PASSWORD,
    /** Everybody who reaches it: the sandbox, on loopback. */
    OPEN;

    public static AdminAccess of(Settings settings) {
        return settings.find("admin.password").isPresent() ? PASSWORD : OFF;
    }
}
