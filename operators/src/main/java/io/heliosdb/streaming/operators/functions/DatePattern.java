package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * A pattern of {@code java.time.format.DateTimeFormatter}, for DATE_FORMAT and TO_TIMESTAMP.
 * Patterns of the usual letters are printed, and read if all their fields have fixed widths,
 * without the heap; all else is done by the formatter itself, in English.
 */
public final class DatePattern {
    private static final long YEAR_1 = -62_135_596_800_000L;
    private static final long YEAR_10000 = 253_402_300_800_000L;

    /** Null if the pattern is not valid and follows no text. */
    private final DateTimeFormatter formatter;

    /** Null if the pattern has letters that only the formatter knows. */
    private final List<DateField> fields;

    private DatePattern(final DateTimeFormatter formatter, final List<DateField> fields) {
        this.formatter = formatter;
        this.fields = fields;
    }

    /**
     * Compiles a pattern.
     *
     * @throws HeliosException {@code HOPR-0303} if it is not valid
     */
    public static DatePattern of(final String pattern) {
        try {
            return new DatePattern(
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH), DateField.parse(pattern));
        } catch (final IllegalArgumentException e) {
            throw FunctionError.argument(
                    "'" + pattern + "' is not a date pattern: " + e.getMessage());
        }
    }

    /** Compiles a pattern to read by: one that is not valid is one that no text follows. */
    public static DatePattern ofTexts(final String pattern) {
        try {
            return of(pattern);
        } catch (final HeliosException e) {
            return new DatePattern(null, null);
        }
    }

    /** DATE_FORMAT of a timestamp. */
    public static long format(
            final Scratch scratch, final long timestamp, final DatePattern pattern) {
        final List<DateField> steps = pattern.fields;
        if (steps == null || timestamp < YEAR_1 || timestamp >= YEAR_10000) {
            final LocalDateTime time =
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(timestamp), ZoneOffset.UTC);
            return pattern.formatOnHeap(scratch, time);
        }
        int most = 0;
        for (int i = 0; i < steps.size(); i++) {
            most += steps.get(i).maxBytes();
        }
        final long result = scratch.open(most);
        final int days = (int) Math.floorDiv(timestamp, Civil.MS_PER_DAY);
        final int ofDay = (int) Math.floorMod(timestamp, Civil.MS_PER_DAY);
        final long civil = Civil.of(days);
        long end = Utf8.bytes(result);
        for (int i = 0; i < steps.size(); i++) {
            end = steps.get(i).print(end, civil, days, ofDay);
        }
        return scratch.close(result, (int) (end - Utf8.bytes(result)));
    }

    /** DATE_FORMAT of a timestamp of more than 3 fraction digits; on the heap if it uses them. */
    public static long formatFine(
            final Scratch scratch, final long timestamp, final DatePattern pattern) {
        final long epochMs = FineTimestamps.epochMs(timestamp);
        final int nanosOfMs = FineTimestamps.nanosOfMs(timestamp);
        if (nanosOfMs == 0) {
            return format(scratch, epochMs, pattern);
        }
        final Instant instant = Instant.ofEpochMilli(epochMs).plusNanos(nanosOfMs);
        return pattern.formatOnHeap(scratch, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private long formatOnHeap(final Scratch scratch, final LocalDateTime time) {
        try {
            return HeapText.text(scratch, formatter.format(time));
        } catch (final DateTimeException e) {
            throw FunctionError.argument(
                            "a date pattern does not suit a TIMESTAMP: " + e.getMessage())
                    .hint("a TIMESTAMP has no time zone that could be shown");
        }
    }

    /** As {@link #formatFine(Scratch, long, DatePattern)}, the pattern compiled for each row. */
    public static long formatFine(final Scratch scratch, final long timestamp, final long pattern) {
        return formatFine(scratch, timestamp, of(HeapText.string(pattern)));
    }

    /** DATE_FORMAT with a pattern that is not constant: compiled for each row, on the heap. */
    public static long format(final Scratch scratch, final long timestamp, final long pattern) {
        return format(scratch, timestamp, of(HeapText.string(pattern)));
    }

    /**
     * TO_TIMESTAMP with a pattern, to milliseconds. NULL, told by {@link Scratch#wasNull()}, if the
     * text does not follow it.
     */
    public static long parse(final Scratch scratch, final long text, final DatePattern pattern) {
        final long simple = pattern.fields == null ? Long.MIN_VALUE : pattern.parseSimple(text);
        scratch.setNull(false);
        return simple == Long.MIN_VALUE ? pattern.parseOnHeap(scratch, text) : simple;
    }

    /**
     * TO_TIMESTAMP with a pattern that is not constant: compiled for each row, on the heap. NULL
     * also if the pattern is not valid.
     */
    public static long parse(final Scratch scratch, final long text, final long pattern) {
        return parse(scratch, text, ofTexts(HeapText.string(pattern)));
    }

    private long parseSimple(final long text) {
        final long end = Utf8.bytes(text) + Utf8.length(text);
        long at = Utf8.bytes(text);
        int year = 1970;
        int month = 1;
        int day = 1;
        int ofDay = 0;
        for (int i = 0; i < fields.size(); i++) {
            final DateField field = fields.get(i);
            final int value = field.read(at, end);
            if (value < 0) {
                return Long.MIN_VALUE;
            }
            at += field.width();
            switch (field.kind()) {
                case YEAR -> year = value;
                case MONTH -> month = value;
                case DAY -> day = value;
                case HOUR, MINUTE, SECOND, FRACTION -> ofDay += value;
                default -> {}
            }
        }
        final boolean isValid = at == end && year > 0 && Civil.exists(year, month, day);
        return isValid ? Civil.days(year, month, day) * Civil.MS_PER_DAY + ofDay : Long.MIN_VALUE;
    }

    private long parseOnHeap(final Scratch scratch, final long text) {
        if (formatter == null) {
            scratch.setNull(true);
            return 0;
        }
        final String characters = HeapText.string(text);
        try {
            return HeapTime.timestamp(formatter.parse(characters));
        } catch (final DateTimeParseException e) {
            return parseJdbc(scratch, characters.trim());
        } catch (final DateTimeException e) {
            scratch.setNull(true);
            return 0;
        }
    }

    /** What does not follow the pattern may still be a JDBC timestamp or date, as in Flink. */
    private static long parseJdbc(final Scratch scratch, final String text) {
        try {
            final LocalDateTime time =
                    text.indexOf(' ') >= 0
                            ? Timestamp.valueOf(text).toLocalDateTime()
                            : Date.valueOf(text).toLocalDate().atStartOfDay();
            return time.toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (final DateTimeException | IllegalArgumentException e) {
            scratch.setNull(true);
            return 0;
        }
    }

    static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static boolean startsWith(final long address, final long end, final byte[] bytes) {
        if (end - address < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (Memory.getByte(address + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
