package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A value that somebody has given to a key.
 *
 * @param value as the file or the environment has it
 * @param position in the file, if it stands there
 * @param variable of the environment, if it stands there
 * @param folder against which a relative path is resolved
 */
record Setting(Object value, Optional<Position> position, String variable, Path folder) {
    static Setting ofFile(final Object value, final Position position, final Path folder) {
        return new Setting(value, Optional.of(position), "", folder);
    }

    static Setting ofVariable(final String variable, final String value, final Path folder) {
        return new Setting(value, Optional.empty(), variable, folder);
    }

    /** The error, with the place of this value in it. */
    HeliosException place(final HeliosException error) {
        final HeliosException placed =
                variable.isEmpty()
                        ? error
                        : error.detail(
                                "environment variable "
                                        + variable
                                        + (error.detail().isEmpty() ? "" : "; " + error.detail()));
        return position.map(placed::at).orElse(placed);
    }
}
