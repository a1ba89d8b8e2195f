package io.handshakedear.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a check found, in its order. An error is a connection that does not work; a warning is a
 * setting whose effect its operator should know; a note needs no action.
 */
public final class Findings {

    /** How bad a finding is. */
    public enum Level {
        OK,
        WARNING,
        ERROR
    }

    /**
     * @param level how bad it is
     * @param text one sentence with the key or system and the effect
     * @param key the setting that it is about, or null
     * @param problem what is wrong with the setting, or null
     * @param effect what that leads to, or null
     * @param choices values that both systems have for the setting
     */
    public record Finding(
            Level level,
            String text,
            String key,
            String problem,
            String effect,
            List<String> choices) {

        Finding(Level level, String text) {
            this(level, text, null, null, null, List.of());
        }
    }

    private final List<Finding> all = Collections.synchronizedList(new ArrayList<>());

    void ok(String text) {
        all.add(new Finding(Level.OK, text));
    }

    void warning(String text) {
        all.add(new Finding(Level.WARNING, text));
    }

    /** A setting with its problem, what that leads to, and the names to choose from. */
    void warning(String text, String key, String problem, String effect, List<String> choices) {
        all.add(new Finding(Level.WARNING, text, key, problem, effect, choices));
    }

    void error(String text) {
        all.add(new Finding(Level.ERROR, text));
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** Everything but what is well. */
    public List<Finding> troubles() {
        return all().stream().filter(finding -> finding.level() != Level.OK).toList();
    }

    public long count(Level level) {
        return all().stream().filter(finding -> finding.level() == level).count();
    }
}
