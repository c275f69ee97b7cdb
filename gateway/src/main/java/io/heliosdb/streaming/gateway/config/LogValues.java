package io.heliosdb.streaming.gateway.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The types that only keys of log lines have. */
final class LogValues {
    private static final Map<String, LoggingSettings.Backtrace> NUMBERS =
            Map.of(
                    "0", LoggingSettings.Backtrace.OFF,
                    "1", LoggingSettings.Backtrace.SHORT);

    private LogValues() {}

    /** A level by its name, in any case. */
    static Optional<LoggingSettings.Level> level(final String name) {
        return Arrays.stream(LoggingSettings.Level.values())
                .filter(level -> ValueTypes.nameOf(level).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Packages and levels, {@code a=b,c=d}. */
    static ValueType<Map<String, LoggingSettings.Level>> packages() {
        return new ValueType<>() {
            @Override
            public Optional<Map<String, LoggingSettings.Level>> read(final Object value) {
                return value instanceof String text ? levels(text) : Optional.empty();
            }

            @Override
            public String expected() {
                return "packages and levels, like \"gateway.http=debug,gateway.security=trace\";"
                        + " packages are "
                        + String.join(", ", LoggedPackage.titles());
            }

            @Override
            public Object plain(final Map<String, LoggingSettings.Level> value) {
                return text(value);
            }

            @Override
            public boolean isText() {
                return true;
            }

            @Override
            public ObjectNode schema() {
                final String names = String.join("|", LoggedPackage.titles()).replace(".", "\\.");
                final String levels =
                        Arrays.stream(LoggingSettings.Level.values())
                                .map(ValueTypes::nameOf)
                                .collect(Collectors.joining("|"));
                final String one = "\\s*(" + names + ")\\s*=\\s*(" + levels + ")\\s*";
                return ValueTypes.schema("string")
                        .put("pattern", "^(" + one + "(," + one + ")*)?$");
            }
        };
    }

    private static Optional<Map<String, LoggingSettings.Level>> levels(final String text) {
        final Map<String, LoggingSettings.Level> levels = new TreeMap<>();
        for (final String each : text.isBlank() ? new String[0] : text.split(",", -1)) {
            final String[] parts = each.split("=", -1);
            final Optional<LoggingSettings.Level> level =
                    parts.length == 2 ? level(parts[1].strip()) : Optional.empty();
            if (level.isEmpty() || !LoggedPackage.titles().contains(parts[0].strip())) {
                return Optional.empty();
            }
            levels.put(parts[0].strip(), level.get());
        }
        return Optional.of(levels);
    }

    /** What {@link #packages} reads. */
    static String text(final Map<String, LoggingSettings.Level> levels) {
        return new TreeMap<>(levels)
                .entrySet().stream()
                        .map(each -> each.getKey() + '=' + ValueTypes.nameOf(each.getValue()))
                        .collect(Collectors.joining(","));
    }

    /** One of the names, or a number of the variables. */
    static ValueType<LoggingSettings.Backtrace> backtrace() {
        final ValueType<LoggingSettings.Backtrace> names =
                ValueTypes.choice(LoggingSettings.Backtrace.class);
        return new ValueType<>() {
            @Override
            public Optional<LoggingSettings.Backtrace> read(final Object value) {
                return value instanceof String text && NUMBERS.containsKey(text)
                        ? Optional.of(NUMBERS.get(text))
                        : names.read(value);
            }

            @Override
            public String expected() {
                return names.expected();
            }

            @Override
            public Object plain(final LoggingSettings.Backtrace value) {
                return names.plain(value);
            }

            @Override
            public boolean isText() {
                return true;
            }

            @Override
            public ObjectNode schema() {
                final ObjectNode schema = names.schema();
                schema.withArray("enum").add("0").add("1");
                return schema;
            }
        };
    }
}
