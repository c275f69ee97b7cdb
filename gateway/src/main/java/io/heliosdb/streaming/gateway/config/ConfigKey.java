package io.heliosdb.streaming.gateway.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One key of the configuration.
 *
 * @param <T> of its value
 * @param section table of the file that it stands in
 * @param name within the section
 * @param type what values it takes
 * @param defaultValue if nobody sets it; null if another setting decides, or nothing is right
 * @param defaultText the default as the reference page shows it, in the file's notation
 * @param meaning a sentence for that page
 * @param aliases environment variables that also set it, beside its own
 * @param isSecret whether its value is never shown
 */
record ConfigKey<T>(
        String section,
        String name,
        ValueType<T> type,
        Optional<T> defaultValue,
        String defaultText,
        String meaning,
        List<String> aliases,
        boolean isSecret) {
    /** As users write it: section, dot, name. */
    String fullName() {
        return section + '.' + name;
    }

    /** The environment variable that sets it. */
    String variable() {
        return "HELIOS_" + section.toUpperCase(Locale.ROOT) + "__" + name.toUpperCase(Locale.ROOT);
    }
}
