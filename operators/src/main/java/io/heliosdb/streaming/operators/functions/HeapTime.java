package io.heliosdb.streaming.operators.functions;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.Locale;

/** Reading of unusual times with {@code java.time}, on the heap. */
final class HeapTime {
    static final int NOT_A_TIME = Integer.MIN_VALUE;

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-[MM][M]-[dd][d]")
                    .optionalStart()
                    .appendPattern(" [HH][H]:[mm][m]:[ss][s]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private HeapTime() {}

    /** NULL, told by {@link Scratch#wasNull()}, if the text is no timestamp. */
    static long parseTimestamp(final Scratch scratch, final long text, final int fractionDigits) {
        try {
            final long timestamp = timestamp(TIMESTAMP.parse(HeapText.string(text)));
            scratch.setNull(false);
            return TimeParser.floorTo(timestamp, Math.min(fractionDigits, 3));
        } catch (final DateTimeException e) {
            scratch.setNull(true);
            return 0;
        }
    }

    /** As {@link #parseTimestamp}, for four to nine fraction digits. */
    static long parseFineTimestamp(
            final Scratch scratch, final long text, final int fractionDigits) {
        try {
            final TemporalAccessor parsed = TIMESTAMP.parse(HeapText.string(text));
            final int nanos = field(parsed, ChronoField.NANO_OF_SECOND, 0) % 1_000_000;
            scratch.setNull(false);
            return FineTimestamps.of(
                    scratch, timestamp(parsed), FineTimestamps.cutNanos(nanos, fractionDigits));
        } catch (final DateTimeException e) {
            scratch.setNull(true);
            return 0;
        }
    }

    /** The milliseconds of what was parsed; missing fields are those of 1970-01-01 00:00:00. */
    static long timestamp(final TemporalAccessor parsed) {
        final LocalDateTime time =
                LocalDateTime.of(
                        field(parsed, ChronoField.YEAR, 1970),
                        field(parsed, ChronoField.MONTH_OF_YEAR, 1),
                        field(parsed, ChronoField.DAY_OF_MONTH, 1),
                        field(parsed, ChronoField.HOUR_OF_DAY, 0),
                        field(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                        field(parsed, ChronoField.SECOND_OF_MINUTE, 0),
                        field(parsed, ChronoField.NANO_OF_SECOND, 0));
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static int field(
            final TemporalAccessor parsed, final TemporalField field, final int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }

    /**
     * Milliseconds of the day of H[:m[:s[.f]]] with an optional offset +H[:m], or {@link
     * #NOT_A_TIME}.
     */
    static int parseTime(final String text) {
        int zone = text.indexOf('-');
        final int sign = zone < 0 ? 1 : -1;
        zone = zone < 0 ? text.indexOf('+') : zone;
        final String[] offset = zone < 0 ? new String[0] : text.substring(zone + 1).split(":", 2);
        final String[] time = (zone < 0 ? text : text.substring(0, zone)).split(":", 3);
        final int point = time.length < 3 ? -1 : time[2].indexOf('.');
        final int fraction = point < 0 ? 0 : fraction(time[2].substring(point + 1).trim());
        if (point >= 0) {
            time[2] = time[2].substring(0, point);
        }
        final int[] numbers = new int[5];
        for (int i = 0; i < 5; i++) {
            final String[] parts = i < 3 ? time : offset;
            final int index = i < 3 ? i : i - 3;
            numbers[i] = index < parts.length ? number(parts[index].trim()) : 0;
            if (numbers[i] < 0) {
                return NOT_A_TIME;
            }
        }
        if (numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 59) {
            return NOT_A_TIME;
        }
        final int minutes = 60 * (numbers[0] + sign * numbers[3]) + numbers[1] + sign * numbers[4];
        return 1000 * (60 * minutes + numbers[2]) + fraction;
    }

    private static int number(final String text) {
        final boolean isNumber =
                !text.isEmpty()
                        && text.length() <= 9
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : -1;
    }

    /** Milliseconds of fraction digits, rounded by the fourth; what is no digit counts as 0. */
    private static int fraction(final String digits) {
        int milliseconds = 0;
        for (int i = 0; i < 3; i++) {
            final char c = i < digits.length() ? digits.charAt(i) : '0';
            milliseconds = 10 * milliseconds + (c >= '0' && c <= '9' ? c - '0' : 0);
        }
        return digits.length() > 3 && digits.charAt(3) >= '5' ? milliseconds + 1 : milliseconds;
    }
}
