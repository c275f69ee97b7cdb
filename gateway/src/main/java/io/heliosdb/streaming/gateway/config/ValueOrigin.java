package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.Position;

import java.util.List;
import java.util.Optional;

/**
 * Who has given a value.
 *
 * @param kind of it
 * @param position in the file, if it stands there
 * @param variables of the environment that it is, or that are in it
 */
public record ValueOrigin(Kind kind, Optional<Position> position, List<String> variables) {
    public ValueOrigin {
        variables = List.copyOf(variables);
    }

    /** Where values come from. */
    public enum Kind {
        DEFAULT,
        FILE,
        ENVIRONMENT
    }

    static ValueOrigin ofDefault() {
        return new ValueOrigin(Kind.DEFAULT, Optional.empty(), List.of());
    }

    static ValueOrigin ofFile(final Position position, final List<String> variables) {
        return new ValueOrigin(Kind.FILE, Optional.of(position), variables);
    }

    static ValueOrigin ofVariable(final String variable) {
        return new ValueOrigin(Kind.ENVIRONMENT, Optional.empty(), List.of(variable));
    }

    /** In words. */
    @Override
    public String toString() {
        final String names = String.join(", ", variables);
        return switch (kind) {
            case DEFAULT -> "default";
            case ENVIRONMENT -> "environment variable " + names;
            case FILE ->
                    position.map(Position::toString).orElse("")
                            + (names.isEmpty() ? "" : ", with " + names);
        };
    }
}
