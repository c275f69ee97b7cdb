package io.heliosdb.streaming.gateway.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * What values a key takes.
 *
 * @param <T> of the value as the program uses it
 */
interface ValueType<T> {
    /**
     * Reads a value.
     *
     * @param value as the file has it ({@code String}, {@code Long}, {@code Double}, {@code
     *     Boolean} or something else), or the {@code String} of an environment variable
     * @return nothing if it is none of this type
     */
    Optional<T> read(Object value);

    /** What values there are, to be put behind "write" and into the reference page. */
    String expected();

    /** A value as the file would have it: {@code String}, {@code Long}, {@code Double} or truth. */
    Object plain(T value);

    /** Whether the file has such values in quotes. */
    boolean isText();

    /** The values that the file may have, in JSON Schema. */
    ObjectNode schema();
}
