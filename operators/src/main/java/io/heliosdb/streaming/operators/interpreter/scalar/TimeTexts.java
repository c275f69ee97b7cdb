package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.sql.Timestamp;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Between times and texts with a pattern. A TIMESTAMP goes by {@link DateTimeFormatter}, everything
 * that begins as a text by the older {@link SimpleDateFormat}, as in Flink. What cannot be read is
 * NULL.
 */
final class TimeTexts {
    private static final String DEFAULT_PATTERN = "yyyy-MM-dd HH:mm:ss";
    private static final long SECOND_MS = 1000;
    private static final long DAY_MS = 86_400_000;

    /** What TO_DATE gives for a text that does not follow the format: +1705471-09-27. */
    private static final long NO_DATE = 622_191_233;

    private TimeTexts() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final Object first = operands.getFirst();
        final String pattern = operands.size() < 2 ? null : (String) operands.get(1);
        final String zone = operands.size() < 3 ? "UTC" : (String) operands.get(2);
        return switch (call.function()) {
            case DATE_FORMAT -> dateFormat(call, first, pattern);
            case TO_TIMESTAMP -> toTimestamp((String) first, pattern);
            case TO_DATE ->
                    pattern == null
                            ? (Object) TimeReading.date((String) first)
                            : toDate((String) first, pattern);
            case UNIX_TIMESTAMP ->
                    FineTimes.coarse(first) instanceof Long ms
                            ? (Object) (ms / SECOND_MS)
                            : unixTimestamp(
                                    (String) first,
                                    pattern == null ? DEFAULT_PATTERN : pattern,
                                    zone);
            case FROM_UNIXTIME ->
                    formatter(pattern == null ? DEFAULT_PATTERN : pattern, zone)
                            .format(Timestamp.from(Instant.ofEpochMilli(1000 * (Long) first)));
            case CONVERT_TZ ->
                    inZone((String) first, (String) operands.get(1), (String) operands.get(2));
            default -> throw new IllegalStateException("not between times and texts: " + call);
        };
    }

    private static Object dateFormat(
            final Expression.Call call, final Object value, final String pattern) {
        try {
            if (call.operands().getFirst().type().kind() == TypeKind.TIMESTAMP) {
                return DateTimeFormatter.ofPattern(pattern, Locale.US)
                        .format(FineTimes.local(value));
            }
            return formatter(pattern).format(formatter(DEFAULT_PATTERN).parse((String) value));
        } catch (final ParseException e) {
            return null;
        } catch (final IllegalArgumentException | DateTimeException e) {
            throw Failure.of(
                            "DATE_FORMAT cannot write with the pattern '" + pattern + "'",
                            "patterns are those of java.time.format.DateTimeFormatter")
                    .causedBy(e);
        }
    }

    private static String inZone(final String text, final String from, final String to) {
        final SimpleDateFormat reader = formatter(DEFAULT_PATTERN);
        reader.setTimeZone(TimeZone.getTimeZone(from));
        final SimpleDateFormat writer = formatter(DEFAULT_PATTERN);
        writer.setTimeZone(TimeZone.getTimeZone(to));
        try {
            return writer.format(reader.parse(text));
        } catch (final ParseException e) {
            return null;
        }
    }

    private static SimpleDateFormat formatter(final String pattern) {
        return formatter(pattern, "UTC");
    }

    private static SimpleDateFormat formatter(final String pattern, final String zone) {
        try {
            final SimpleDateFormat formatter = new SimpleDateFormat(pattern, Locale.US);
            formatter.setTimeZone(TimeZone.getTimeZone(ZoneId.of(zone)));
            return formatter;
        } catch (final IllegalArgumentException e) {
            throw Failure.of(
                            "'" + pattern + "' is not a date pattern: " + e.getMessage(),
                            "patterns are those of java.text.SimpleDateFormat")
                    .causedBy(e);
        }
    }

    private static Long toTimestamp(final String text, final String pattern) {
        try {
            return pattern == null
                    ? (Long) TimeReading.timestamp(text, 3)
                    : patterned(text, pattern);
        } catch (final DateTimeException e) {
            return pattern == null ? null : plain(text.trim());
        } catch (final IllegalArgumentException e) {
            return null;
        }
    }

    private static Long patterned(final String text, final String pattern) {
        final LocalDateTime parsed =
                TimeReading.local(DateTimeFormatter.ofPattern(pattern, Locale.US).parse(text));
        return parsed.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /**
     * A text that the pattern does not fit may still be a timestamp or a date as JDBC writes it.
     */
    private static Long plain(final String text) {
        try {
            final LocalDateTime time =
                    text.indexOf(' ') >= 0
                            ? Timestamp.valueOf(text).toLocalDateTime()
                            : java.sql.Date.valueOf(text).toLocalDate().atStartOfDay();
            return time.toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (final IllegalArgumentException e) {
            return null;
        }
    }

    private static long toDate(final String text, final String pattern) {
        final Long ms = parsedMs(text, pattern, "UTC");
        return ms == null ? NO_DATE : Math.floorDiv(ms, DAY_MS);
    }

    private static long unixTimestamp(final String text, final String pattern, final String zone) {
        final Long ms = parsedMs(text, pattern, zone);
        return ms == null ? Long.MIN_VALUE : ms / SECOND_MS;
    }

    private static Long parsedMs(final String text, final String pattern, final String zone) {
        try {
            return formatter(pattern, zone).parse(text).toInstant().toEpochMilli();
        } catch (final ParseException e) {
            return null;
        }
    }
}
