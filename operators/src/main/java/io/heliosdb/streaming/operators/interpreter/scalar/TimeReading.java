package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as DATE, TIME and TIMESTAMP. */
final class TimeReading {
    private static final Pattern DATE =
            Pattern.compile("\\s*([0-9]+)\\s*(?:-\\s*([0-9]+)\\s*(?:-\\s*([0-9]+)\\s*)?)?");
    private static final Pattern TIME =
            Pattern.compile(
                    "\\s*([0-9]+)\\s*(?::\\s*([0-9]+)\\s*(?::\\s*([0-9]+)\\s*(?:\\.([^+-]*))?)?)?"
                            + "(?:([+-])\\s*([0-9]+)\\s*(?::\\s*([0-9]+)\\s*)?)?");

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-[MM][M]-[dd][d]")
                    .optionalStart()
                    .appendPattern(" [HH][H]:[mm][m]:[ss][s]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private TimeReading() {}

    /** Days since 1970 of year, year-month or year-month-day; NULL for anything else. */
    static Long date(final String text) {
        // what follows a space is a time of the day and does not count
        final int space = text.indexOf(' ');
        final Matcher matcher = DATE.matcher(space > 0 ? text.substring(0, space) : text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            final LocalDate date =
                    LocalDate.of(
                            number(matcher, 1, 0), number(matcher, 2, 1), number(matcher, 3, 1));
            return date.getYear() > 9999 ? null : date.toEpochDay();
        } catch (final DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static int number(final Matcher matcher, final int group, final int absent) {
        return matcher.group(group) == null ? absent : Integer.parseInt(matcher.group(group));
    }

    /** Milliseconds of the day of an hour, hour:minute or hour:minute:second with an offset. */
    static long time(final String text, final SqlType to) {
        final Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw Failure.unreadable(text, to);
        }
        final int hour = number(matcher, 1, 0);
        final int minute = number(matcher, 2, 0);
        final int second = number(matcher, 3, 0);
        if (hour > 23 || minute > 59 || second > 59) {
            throw Failure.unreadable(text, to);
        }
        // an offset is added, not taken away
        final int sign = "-".equals(matcher.group(5)) ? -1 : 1;
        final long ms =
                (hour + sign * number(matcher, 6, 0)) * 3_600_000L
                        + (minute + sign * number(matcher, 7, 0)) * 60_000L
                        + second * 1000L
                        + fractionMs(matcher.group(4));
        return Casts.truncated(ms, Math.min(to.precision(), 3));
    }

    private static long fractionMs(final String fraction) {
        if (fraction == null) {
            return 0;
        }
        final String digits = fraction.strip().replaceAll("[^0-9]", "0") + "0000";
        return (Long.parseLong(digits.substring(0, 4)) + 5) / 10;
    }

    /**
     * Milliseconds since 1970 of {@code y-M-d[ H:m:s[.f]]}.
     *
     * @throws DateTimeException for anything else
     */
    static long timestamp(final String text, final int fractionDigits) {
        final LocalDateTime time = local(TIMESTAMP.parse(text));
        final LocalDateTime seconds = time.truncatedTo(ChronoUnit.SECONDS);
        return seconds.toInstant(ZoneOffset.UTC).toEpochMilli()
                + Casts.truncated(ChronoUnit.MILLIS.between(seconds, time), fractionDigits);
    }

    /** As {@link #timestamp}, of four to nine fraction digits. */
    static FineTimestamp fineTimestamp(final String text, final int fractionDigits) {
        final LocalDateTime time = local(TIMESTAMP.parse(text));
        return FineTimes.of(time).truncated(fractionDigits);
    }

    /** What a pattern left out is that of 1970-01-01 00:00:00. */
    static LocalDateTime local(final TemporalAccessor parsed) {
        return LocalDateTime.of(
                field(parsed, ChronoField.YEAR, 1970),
                field(parsed, ChronoField.MONTH_OF_YEAR, 1),
                field(parsed, ChronoField.DAY_OF_MONTH, 1),
                field(parsed, ChronoField.HOUR_OF_DAY, 0),
                field(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                field(parsed, ChronoField.SECOND_OF_MINUTE, 0),
                field(parsed, ChronoField.NANO_OF_SECOND, 0));
    }

    private static int field(
            final TemporalAccessor parsed, final ChronoField field, final int absent) {
        return parsed.isSupported(field) ? parsed.get(field) : absent;
    }
}
