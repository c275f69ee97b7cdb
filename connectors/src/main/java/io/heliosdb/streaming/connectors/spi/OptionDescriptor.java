package io.heliosdb.streaming.connectors.spi;

import java.util.Optional;

/**
 * One option of a connector or format, under Flink's name for it where Flink has one.
 *
 * @param key full key as written in DDL, for example {@code source.monitor-interval}
 * @param type how the text is read
 * @param defaultValue text taken when the option is missing
 * @param isRequired whether a table cannot do without it
 * @param description one sentence for the reference page
 */
public record OptionDescriptor(
        String key,
        Type type,
        Optional<String> defaultValue,
        boolean isRequired,
        String description) {
    /**
     * How an option's text is read. DURATION takes {@code 10 s}, {@code 500ms}, {@code 1 min};
     * MEMORY takes {@code 64 kb}, {@code 1mb}.
     */
    public enum Type {
        STRING,
        BOOLEAN,
        INTEGER,
        LONG,
        DOUBLE,
        DURATION,
        MEMORY
    }

    public static OptionDescriptor required(
            final String key, final Type type, final String description) {
        return new OptionDescriptor(key, type, Optional.empty(), true, description);
    }

    public static OptionDescriptor optional(
            final String key, final Type type, final String description) {
        return new OptionDescriptor(key, type, Optional.empty(), false, description);
    }

    public static OptionDescriptor defaulted(
            final String key,
            final Type type,
            final String defaultValue,
            final String description) {
        return new OptionDescriptor(key, type, Optional.of(defaultValue), false, description);
    }
}
