package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is wrong with a configuration, as one exception: the first, with the others. */
public final class ConfigErrors {
    private static final Comparator<HeliosException> BY_PLACE =
            Comparator.comparing(
                    (HeliosException error) -> error.position().orElse(null),
                    Comparator.nullsLast(
                            Comparator.comparingLong(Position::line)
                                    .thenComparingInt(Position::column)));

    private ConfigErrors() {}

    /** Throws if there is an error; those with a place come first, in the order of the file. */
    static void check(final List<HeliosException> errors) {
        if (errors.isEmpty()) {
            return;
        }
        final List<HeliosException> ordered = new ArrayList<>(errors);
        ordered.sort(BY_PLACE);
        final HeliosException first = ordered.getFirst();
        ordered.stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }

    /** The errors of one that was thrown. */
    public static List<HeliosException> of(final HeliosException thrown) {
        return Stream.concat(
                        Stream.of(thrown),
                        Stream.of(thrown.getSuppressed())
                                .filter(HeliosException.class::isInstance)
                                .map(HeliosException.class::cast))
                .toList();
    }
}
