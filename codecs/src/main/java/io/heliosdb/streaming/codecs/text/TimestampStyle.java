package io.heliosdb.streaming.codecs.text;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * How a format spells timestamps; each is defined by a formatter of Java, as in Flink's formats.
 */
public enum TimestampStyle {
    /**
     * {@code 2001-01-31 23:59:59.999}: seconds are required, a day after the month's end means its
     * last day, 24:00:00 the next day.
     */
    SQL(' ', "", sql("")),
    /** {@link #SQL} with a {@code Z} behind it: TIMESTAMP_LTZ. */
    SQL_UTC(' ', "Z", sql("Z")),
    /** {@code 2001-01-31T23:59:59.999}, strict. */
    ISO('T', "", ISO_LOCAL_DATE_TIME),
    /** {@link #ISO} with a {@code Z} behind it: TIMESTAMP_LTZ. */
    ISO_UTC('T', "Z", isoUtc());

    private final char separator;
    private final String suffix;
    private final DateTimeFormatter formatter;

    TimestampStyle(final char separator, final String suffix, final DateTimeFormatter formatter) {
        this.separator = separator;
        this.suffix = suffix;
        this.formatter = formatter;
    }

    private static DateTimeFormatter sql(final String suffix) {
        final DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().append(ISO_LOCAL_DATE).appendLiteral(' ');
        return builder.append(time()).appendLiteral(suffix).toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter isoUtc() {
        final DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().append(ISO_LOCAL_DATE).appendLiteral('T');
        return builder.append(ISO_LOCAL_TIME).appendLiteral('Z').toFormatter(Locale.ROOT);
    }

    /** The time of day alone: {@code 23:59:59.999}, seconds required. */
    static DateTimeFormatter time() {
        return new DateTimeFormatterBuilder()
                .appendPattern("HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .toFormatter(Locale.ROOT);
    }

    /** Between date and time. */
    char separator() {
        return separator;
    }

    /** Behind the time. */
    String suffix() {
        return suffix;
    }

    DateTimeFormatter formatter() {
        return formatter;
    }
}
