package io.heliosdb.streaming.gateway.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that keys have. */
final class ValueTypes {
    private static final double MS_PER_SECOND = 1000;

    private ValueTypes() {}

    /** A whole number within limits. */
    static ValueType<Long> number(final long least, final long greatest) {
        return type(
                "a whole number from " + least + " to " + greatest,
                value -> {
                    final Optional<Long> number =
                            value instanceof String text
                                    ? parsed(text, Long::parseLong)
                                    : as(Long.class, value);
                    return number.filter(each -> each >= least && each <= greatest);
                });
    }

    /** As {@link #number}, of a power of two: sizes that are masked or divided evenly. */
    static ValueType<Long> powerOfTwo(final long least, final long greatest) {
        final ValueType<Long> number = number(least, greatest);
        return type(
                "a power of two from " + least + " to " + greatest,
                value -> number.read(value).filter(each -> Long.bitCount(each) == 1));
    }

    /** Seconds, fractions allowed, read as milliseconds. */
    static ValueType<Long> seconds(final long leastMs, final long greatestMs) {
        return type(
                "seconds from " + leastMs / MS_PER_SECOND + " to " + greatestMs / 1000,
                value -> {
                    final Optional<Double> number =
                            value instanceof String text
                                    ? parsed(text, Double::parseDouble)
                                    : as(Number.class, value).map(Number::doubleValue);
                    return number.map(each -> Math.round(each * MS_PER_SECOND))
                            .filter(ms -> ms >= leastMs && ms <= greatestMs);
                });
    }

    static ValueType<Boolean> flag() {
        return type(
                "true or false",
                value ->
                        value instanceof String text
                                ? Optional.of(text)
                                        .filter(each -> each.matches("true|false"))
                                        .map(Boolean::parseBoolean)
                                : as(Boolean.class, value));
    }

    /** One of the names of an enum: lower case, words joined by hyphens. */
    static <E extends Enum<E>> ValueType<E> choice(final Class<E> type) {
        return type(
                Arrays.stream(type.getEnumConstants())
                        .map(each -> '"' + nameOf(each) + '"')
                        .collect(Collectors.joining(", ", "one of ", "")),
                value ->
                        Arrays.stream(type.getEnumConstants())
                                .filter(each -> nameOf(each).equals(value))
                                .findFirst());
    }

    static String nameOf(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A text that is not empty. */
    static ValueType<String> text() {
        return type("a text", value -> as(String.class, value).filter(text -> !text.isBlank()));
    }

    /** A file or folder; relative ones are resolved by whoever knows against what. */
    static ValueType<Path> path() {
        return type(
                "a path",
                value ->
                        as(String.class, value)
                                .filter(text -> !text.isEmpty())
                                .flatMap(ValueTypes::parsedPath));
    }

    private static Optional<Path> parsedPath(final String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (final InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> as(final Class<T> type, final Object value) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    private static <T> Optional<T> parsed(final String text, final Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text.strip()));
        } catch (final NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static <T> ValueType<T> type(
            final String expected, final Function<Object, Optional<T>> reader) {
        return new ValueType<>() {
            @Override
            public Optional<T> read(final Object value) {
                return reader.apply(value);
            }

            @Override
            public String expected() {
                return expected;
            }
        };
    }
}
