package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of one table, read as typed values by their descriptors. Texts that cannot be read
 * stop the statement with the table, the key and an example.
 */
public final class TableOptions {
    private static final Pattern QUANTITY = Pattern.compile("(\\d+)\\s*(\\p{Alpha}*)");
    private static final Map<String, Long> NANOS_BY_UNIT =
            Map.ofEntries(
                    Map.entry("ns", 1L),
                    Map.entry("us", 1_000L),
                    Map.entry("", 1_000_000L),
                    Map.entry("ms", 1_000_000L),
                    Map.entry("milli", 1_000_000L),
                    Map.entry("millis", 1_000_000L),
                    Map.entry("s", 1_000_000_000L),
                    Map.entry("sec", 1_000_000_000L),
                    Map.entry("second", 1_000_000_000L),
                    Map.entry("seconds", 1_000_000_000L),
                    Map.entry("m", 60_000_000_000L),
                    Map.entry("min", 60_000_000_000L),
                    Map.entry("minute", 60_000_000_000L),
                    Map.entry("minutes", 60_000_000_000L),
                    Map.entry("h", 3_600_000_000_000L),
                    Map.entry("hour", 3_600_000_000_000L),
                    Map.entry("hours", 3_600_000_000_000L),
                    Map.entry("d", 86_400_000_000_000L),
                    Map.entry("day", 86_400_000_000_000L),
                    Map.entry("days", 86_400_000_000_000L));
    private static final Map<String, Long> BYTES_BY_UNIT =
            Map.of(
                    "", 1L, "b", 1L, "bytes", 1L, "k", 1L << 10, "kb", 1L << 10, "m", 1L << 20,
                    "mb", 1L << 20, "g", 1L << 30, "gb", 1L << 30);

    private final TableDefinition table;

    public TableOptions(final TableDefinition table) {
        this.table = table;
    }

    /** The text of an option, or of its default. */
    public Optional<String> text(final OptionDescriptor option) {
        return Optional.ofNullable(table.options().get(option.key())).or(option::defaultValue);
    }

    /**
     * The text of an option that must be there.
     *
     * @throws IllegalArgumentException if it is not, which SQL sees to before
     */
    public String requiredText(final OptionDescriptor option) {
        return text(option)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        table.name() + " lacks option " + option.key()));
    }

    public Optional<Boolean> flag(final OptionDescriptor option) {
        return text(option)
                .map(
                        text ->
                                switch (text.trim().toLowerCase(Locale.ROOT)) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default -> throw invalid(option, text, "true or false");
                                });
    }

    public Optional<Long> number(final OptionDescriptor option) {
        return text(option)
                .map(
                        text -> {
                            try {
                                return Long.parseLong(text.trim());
                            } catch (final NumberFormatException e) {
                                throw invalid(option, text, "a whole number").causedBy(e);
                            }
                        });
    }

    public Optional<BigDecimal> decimal(final OptionDescriptor option) {
        return text(option)
                .map(
                        text -> {
                            try {
                                return new BigDecimal(text.trim());
                            } catch (final NumberFormatException e) {
                                throw invalid(option, text, "a number").causedBy(e);
                            }
                        });
    }

    public Optional<Long> durationNs(final OptionDescriptor option) {
        return text(option)
                .map(
                        text ->
                                quantity(
                                        option,
                                        text,
                                        NANOS_BY_UNIT,
                                        "a duration such as 10 s or 500 ms"));
    }

    public Optional<Long> bytes(final OptionDescriptor option) {
        return text(option)
                .map(text -> quantity(option, text, BYTES_BY_UNIT, "a size such as 64 kb or 1 mb"));
    }

    private long quantity(
            final OptionDescriptor option,
            final String text,
            final Map<String, Long> units,
            final String expected) {
        final Matcher matcher = QUANTITY.matcher(text.trim().toLowerCase(Locale.ROOT));
        final Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw invalid(option, text, expected);
        }
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        } catch (final NumberFormatException | ArithmeticException e) {
            throw invalid(option, text, expected).causedBy(e);
        }
    }

    /** The error for an option whose text does not do. */
    public HeliosException invalid(
            final OptionDescriptor option, final String text, final String expected) {
        return table.placed(
                HeliosException.of(
                                ConnectorError.OPTION_INVALID,
                                "option '"
                                        + option.key()
                                        + "' of table "
                                        + table.name()
                                        + " cannot be '"
                                        + text
                                        + "'")
                        .hint("write " + expected),
                option.key());
    }
}
