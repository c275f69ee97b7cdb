package io.heliosdb.streaming.connectors.spi;

import java.io.PrintStream;

/** Where operators are told of what needs their attention, though everything goes on. */
@FunctionalInterface
public interface Alarm {
    /**
     * Tells. Never on the way of rows: it may format, allocate and write. Any thread; never throws.
     *
     * @param what happened, without what changes from time to time
     */
    void raise(String what, Detail... details);

    /**
     * A named value.
     *
     * @param name in lower case, words joined by underscores
     * @param value a number, a truth value, or what its {@code toString} says
     */
    record Detail(String name, Object value) {
        /** Names a value. */
        public static Detail of(final String name, final Object value) {
            return new Detail(name, value);
        }
    }

    /** Lines on a stream, for those who keep no log. */
    static Alarm on(final PrintStream stream) {
        return (what, details) -> {
            final StringBuilder line = new StringBuilder(what);
            for (final Detail detail : details) {
                line.append("  ").append(detail.name()).append('=').append(detail.value());
            }
            stream.println(line);
        };
    }
}
