package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that somebody has given to a key.
 *
 * @param written as the file or the environment has it
 * @param value the same with the values of variables
 * @param isText whether it is a text whatever the key's type: of the environment, or with variables
 * @param origin who has given it
 * @param folder against which a relative path is resolved
 */
record Setting(Object written, Object value, boolean isText, ValueOrigin origin, Path folder) {
    /**
     * Of the file.
     *
     * @throws HeliosException with its place, if it has variables that cannot be replaced
     */
    static Setting ofFile(
            final String fullName,
            final Object written,
            final Position position,
            final Map<String, String> environment,
            final Path folder) {
        if (!(written instanceof String text) || !VariableText.isIn(text)) {
            return new Setting(
                    written, written, false, ValueOrigin.ofFile(position, List.of()), folder);
        }
        final VariableText expanded;
        try {
            expanded = VariableText.of(text, environment);
        } catch (final HeliosException e) {
            throw e.detail("in the value of " + fullName).at(position);
        }
        return new Setting(
                written,
                expanded.text(),
                !expanded.variables().isEmpty(),
                ValueOrigin.ofFile(position, expanded.variables()),
                folder);
    }

    /** Of an environment variable. */
    static Setting ofVariable(final String variable, final String value, final Path folder) {
        return new Setting(value, value, true, ValueOrigin.ofVariable(variable), folder);
    }

    /** The value as a type has it: texts of the file are none for types without quotes. */
    <T> Optional<T> read(final ValueType<T> type) {
        return value instanceof String && !isText && !type.isText()
                ? Optional.empty()
                : type.read(value);
    }

    /** The error, with the place of this value in it. */
    HeliosException place(final HeliosException error) {
        final String variables = String.join(", ", origin.variables());
        final HeliosException placed =
                variables.isEmpty()
                        ? error
                        : error.detail(
                                "environment variable "
                                        + variables
                                        + (error.detail().isEmpty() ? "" : "; " + error.detail()));
        return origin.position().map(placed::at).orElse(placed);
    }
}
