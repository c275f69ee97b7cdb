package io.heliosdb.streaming.gateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys in the order in which they are declared. */
final class KeyDeclarations {
    private final List<ConfigKey<?>> declared = new ArrayList<>();

    /** All that were declared so far. */
    List<ConfigKey<?>> all() {
        return List.copyOf(declared);
    }

    <E extends Enum<E>> ConfigKey<E> choice(
            final String section, final String name, final E value, final String meaning) {
        return add(
                section,
                name,
                ValueTypes.choice(value.getDeclaringClass()),
                value,
                '"' + ValueTypes.nameOf(value) + '"',
                meaning);
    }

    /** A text that is never shown. */
    ConfigKey<String> secret(
            final String section,
            final String name,
            final String shown,
            final String meaning,
            final String... aliases) {
        return put(
                new ConfigKey<>(
                        section,
                        name,
                        ValueTypes.text(),
                        Optional.empty(),
                        shown,
                        meaning,
                        List.of(aliases),
                        true));
    }

    /**
     * Declares a key.
     *
     * @param value its default, or null
     * @param shown the default in the file's notation, or a word about it
     */
    <T> ConfigKey<T> add(
            final String section,
            final String name,
            final ValueType<T> type,
            final T value,
            final String shown,
            final String meaning,
            final String... aliases) {
        return put(
                new ConfigKey<>(
                        section,
                        name,
                        type,
                        Optional.ofNullable(value),
                        shown,
                        meaning,
                        List.of(aliases),
                        false));
    }

    private <T> ConfigKey<T> put(final ConfigKey<T> key) {
        declared.add(key);
        return key;
    }
}
