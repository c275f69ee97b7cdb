package io.heliosdb.streaming.sql.session;

import java.util.function.Function;

/**
 * Something that SET can change.
 *
 * @param key its name
 * @param defaultValue its value when nobody sets it
 * @param isForPlanner whether the planner must know it
 * @param complaint says what is wrong with a value, or is empty
 * @param description one sentence for the reference page
 */
public record Setting(
        String key,
        String defaultValue,
        boolean isForPlanner,
        Function<String, String> complaint,
        String description) {
    /** A setting of the engine whose values the engine checks by {@code complaint}. */
    public static Setting ofEngine(
            final String key,
            final String defaultValue,
            final Function<String, String> complaint,
            final String description) {
        return new Setting(key, defaultValue, false, complaint, description);
    }
}
