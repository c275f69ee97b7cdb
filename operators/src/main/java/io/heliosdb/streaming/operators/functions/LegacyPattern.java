package io.heliosdb.streaming.operators.functions;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/**
 * A pattern of {@code java.text.SimpleDateFormat}, which Flink uses for TO_DATE, UNIX_TIMESTAMP,
 * FROM_UNIXTIME, CONVERT_TZ and DATE_FORMAT of texts, in UTC unless a zone is given, and English.
 * Works on the heap. Not for several threads at once; constants of a pipeline are its own.
 */
@SuppressWarnings("JavaUtilDate") // SimpleDateFormat knows no other type
public final class LegacyPattern {
    private static final String TIMESTAMP = "yyyy-MM-dd HH:mm:ss";
    private static final long YEAR_1600 = -11_676_096_000L;
    private static final long YEAR_10000 = 253_402_300_800L;

    /**
     * The date +1705471-09-27: the days that Flink's arithmetic of 32 bits makes of {@code
     * Long.MIN_VALUE}, its sign for a text that could not be read.
     */
    private static final int NO_DATE = 622_191_233;

    private final SimpleDateFormat format;

    private LegacyPattern(final SimpleDateFormat format) {
        this.format = format;
    }

    /**
     * Compiles a pattern.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if it is not
     *     valid
     */
    public static LegacyPattern of(final String pattern) {
        return of(pattern, "UTC");
    }

    /** As {@link #of(String)}, for texts of a zone's wall clock. */
    public static LegacyPattern of(final String pattern, final String zone) {
        try {
            final SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ENGLISH);
            format.setTimeZone(TimeZone.getTimeZone(ZoneId.of(zone)));
            return new LegacyPattern(format);
        } catch (final IllegalArgumentException e) {
            throw FunctionError.argument(
                    "'" + pattern + "' is not a date pattern: " + e.getMessage());
        }
    }

    /** For a pattern that is not constant: compiled for each row. */
    public static LegacyPattern of(final long pattern) {
        return of(HeapText.string(pattern));
    }

    /** As {@link #of(long)}, for texts of a zone's wall clock. */
    public static LegacyPattern of(final long pattern, final long zone) {
        return of(HeapText.string(pattern), HeapText.string(zone));
    }

    /** The pattern of timestamps with seconds. */
    public static LegacyPattern timestamp() {
        return of(TIMESTAMP);
    }

    /**
     * Milliseconds of a text that starts as the pattern says, {@code Long.MIN_VALUE} for others,
     * and if the pattern says nothing.
     */
    private long parse(final long text) {
        final ParsePosition position = new ParsePosition(0);
        final Date date = format.parse(HeapText.string(text), position);
        return date == null || position.getIndex() == 0 ? Long.MIN_VALUE : date.getTime();
    }

    /** TO_DATE with a pattern: {@link #NO_DATE} for a text that does not follow it. */
    public static int toDate(final long text, final LegacyPattern pattern) {
        final long milliseconds = pattern.parse(text);
        return milliseconds == Long.MIN_VALUE
                ? NO_DATE
                : (int) Math.floorDiv(milliseconds, Civil.MS_PER_DAY);
    }

    /**
     * UNIX_TIMESTAMP of a text: seconds; {@code Long.MIN_VALUE} if it does not follow the pattern.
     */
    public static long toUnix(final long text, final LegacyPattern pattern) {
        final long milliseconds = pattern.parse(text);
        return milliseconds == Long.MIN_VALUE ? milliseconds : milliseconds / 1000;
    }

    /** DATE_FORMAT of a text: {@link Utf8#NULL} if it is no timestamp. */
    public static long reformat(
            final Scratch scratch,
            final long text,
            final LegacyPattern from,
            final LegacyPattern pattern) {
        final long milliseconds = from.parse(text);
        return milliseconds == Long.MIN_VALUE
                ? Utf8.NULL
                : HeapText.text(scratch, pattern.format.format(new Date(milliseconds)));
    }

    /**
     * CONVERT_TZ: the wall clock's text in zone {@code to} when that of zone {@code from} shows
     * {@code text}; {@link Utf8#NULL} if it is no timestamp. An unknown zone is GMT. A time that a
     * zone skips is read as {@link java.util.GregorianCalendar} does, and so is one that it has
     * twice.
     */
    public static long convertZone(
            final Scratch scratch,
            final long text,
            final long from,
            final long to,
            final LegacyPattern pattern) {
        final SimpleDateFormat format = pattern.format;
        final TimeZone own = format.getTimeZone();
        try {
            format.setTimeZone(TimeZone.getTimeZone(HeapText.string(from)));
            final long milliseconds = pattern.parse(text);
            if (milliseconds == Long.MIN_VALUE) {
                return Utf8.NULL;
            }
            format.setTimeZone(TimeZone.getTimeZone(HeapText.string(to)));
            return HeapText.text(scratch, format.format(new Date(milliseconds)));
        } finally {
            format.setTimeZone(own);
        }
    }

    /** FROM_UNIXTIME with a pattern. */
    public static long ofUnix(
            final Scratch scratch, final long seconds, final LegacyPattern pattern) {
        return HeapText.text(scratch, pattern.format.format(new Date(seconds * 1000)));
    }

    /** FROM_UNIXTIME: yyyy-MM-dd HH:mm:ss. */
    public static long ofUnix(final Scratch scratch, final long seconds) {
        return seconds >= YEAR_1600 && seconds < YEAR_10000
                ? TimeText.ofTimestamp(scratch, seconds * 1000, 0)
                : ofUnix(scratch, seconds, timestamp());
    }
}
