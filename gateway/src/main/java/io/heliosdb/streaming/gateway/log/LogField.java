package io.heliosdb.streaming.gateway.log;

/**
 * A named value of a line.
 *
 * @param name in lower case, words joined by underscores
 * @param value a number, a truth value, or what its {@code toString} says
 */
public record LogField(String name, Object value) {
    /** Names a value. */
    public static LogField field(final String name, final Object value) {
        return new LogField(name, value);
    }
}
