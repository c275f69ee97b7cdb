package io.heliosdb.streaming.gateway.config;

import java.util.Optional;

/**
 * A key with the value that counts.
 *
 * @param section of the key
 * @param name of the key within it
 * @param value as the file would have it ({@code String}, {@code Long}, {@code Double} or {@code
 *     Boolean}); none if nobody has given one and the program decides. Not to be shown if secret
 * @param isSecret whether the value is never shown
 * @param origin who has given it
 * @param note what the default is, in words
 */
public record EffectiveSetting(
        String section,
        String name,
        Optional<Object> value,
        boolean isSecret,
        ValueOrigin origin,
        String note) {
    /** In place of a secret. */
    public static final String MASK = "********";

    /** As users write it: section, dot, name. */
    public String fullName() {
        return section + '.' + name;
    }

    /** The value for everybody's eyes. */
    public Optional<Object> shown() {
        return isSecret ? value.map(_ -> MASK) : value;
    }

    @Override
    public String toString() {
        return fullName() + '=' + shown().map(String::valueOf).orElse(note);
    }
}
