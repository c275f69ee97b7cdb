package io.heliosdb.streaming.gateway.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
    private static final String INSTANCE = "(.*-)?[0-9]{1,4}";

    private ValueTypes() {}

    /** A whole number within limits. */
    static ValueType<Long> number(final long least, final long greatest) {
        return new Simple<>(
                "a whole number from " + least + " to " + greatest,
                value -> {
                    final Optional<Long> number =
                            value instanceof String text
                                    ? parsed(text, Long::parseLong)
                                    : as(Long.class, value);
                    return number.filter(each -> each >= least && each <= greatest);
                },
                value -> value,
                schema("integer").put("minimum", least).put("maximum", greatest));
    }

    /** As {@link #number}, of a power of two: sizes that are masked or divided evenly. */
    static ValueType<Long> powerOfTwo(final long least, final long greatest) {
        final ValueType<Long> number = number(least, greatest);
        final ObjectNode schema = schema("integer");
        final ArrayNode values = schema.putArray("enum");
        for (long each = Long.highestOneBit(least); each <= greatest; each <<= 1) {
            if (each >= least) {
                values.add(each);
            }
        }
        return new Simple<>(
                "a power of two from " + least + " to " + greatest,
                value -> number.read(value).filter(each -> Long.bitCount(each) == 1),
                value -> value,
                schema);
    }

    /** Seconds, fractions allowed, read as milliseconds. */
    static ValueType<Long> seconds(final long leastMs, final long greatestMs) {
        return new Simple<>(
                "seconds from " + leastMs / MS_PER_SECOND + " to " + greatestMs / 1000,
                value -> {
                    final Optional<Double> number =
                            value instanceof String text
                                    ? parsed(text, Double::parseDouble)
                                    : as(Number.class, value).map(Number::doubleValue);
                    return number.map(each -> Math.round(each * MS_PER_SECOND))
                            .filter(ms -> ms >= leastMs && ms <= greatestMs);
                },
                value -> value % 1000 == 0 ? value / 1000 : value / MS_PER_SECOND,
                schema("number")
                        .put("minimum", leastMs / MS_PER_SECOND)
                        .put("maximum", greatestMs / MS_PER_SECOND));
    }

    static ValueType<Boolean> flag() {
        return new Simple<>(
                "true or false",
                value ->
                        value instanceof String text
                                ? Optional.of(text)
                                        .filter(each -> each.matches("true|false"))
                                        .map(Boolean::parseBoolean)
                                : as(Boolean.class, value),
                value -> value,
                schema("boolean"));
    }

    /** One of the names of an enum: lower case, words joined by hyphens. */
    static <E extends Enum<E>> ValueType<E> choice(final Class<E> type) {
        final ObjectNode schema = schema("string");
        final ArrayNode names = schema.putArray("enum");
        Arrays.stream(type.getEnumConstants()).map(ValueTypes::nameOf).forEach(names::add);
        return new Simple<>(
                Arrays.stream(type.getEnumConstants())
                        .map(each -> '"' + nameOf(each) + '"')
                        .collect(Collectors.joining(", ", "one of ", "")),
                value ->
                        Arrays.stream(type.getEnumConstants())
                                .filter(each -> nameOf(each).equals(value))
                                .findFirst(),
                ValueTypes::nameOf,
                schema);
    }

    static String nameOf(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A text that is not empty. */
    static ValueType<String> text() {
        return new Simple<>(
                "a text",
                value -> as(String.class, value).filter(text -> !text.isBlank()),
                value -> value,
                schema("string").put("pattern", "\\S"));
    }

    /** The name of one of several: a number, or something that ends in {@code -number}. */
    static ValueType<String> instance() {
        return new Simple<>(
                "a number from 0 in quotes, or a name that ends in -number",
                value -> as(String.class, value).filter(text -> text.matches(INSTANCE)),
                value -> value,
                schema("string").put("pattern", "^(" + INSTANCE + ")$"));
    }

    /** A file or folder; relative ones are resolved by whoever knows against what. */
    static ValueType<Path> path() {
        return new Simple<>(
                "a path",
                value ->
                        as(String.class, value)
                                .filter(text -> !text.isEmpty())
                                .flatMap(ValueTypes::parsedPath),
                Path::toString,
                schema("string").put("minLength", 1).put("pattern", "^[^\\u0000]*$"));
    }

    /** A schema of one kind of values. */
    static ObjectNode schema(final String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
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

    /**
     * A type by its parts.
     *
     * @param reader of values as the file has them, or texts
     * @param writer as the file would have them
     * @param schema of them
     */
    private record Simple<T>(
            String expected,
            Function<Object, Optional<T>> reader,
            Function<T, Object> writer,
            ObjectNode schema)
            implements ValueType<T> {
        @Override
        public Optional<T> read(final Object value) {
            return reader.apply(value);
        }

        @Override
        public Object plain(final T value) {
            return writer.apply(value);
        }

        @Override
        public boolean isText() {
            return schema.path("type").asText().equals("string");
        }

        @Override
        public ObjectNode schema() {
            return schema.deepCopy();
        }
    }
}
