package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Reads timestamps of a {@link TimestampStyle}; nothing around them is skipped. One thread. */
public final class TimestampParser {
    private static final int DATE_BYTES = 10;
    private static final int SECONDS_BYTES = 19;
    private static final int BAD = 1 << 20;
    private static final int MS_PER_DAY = 86_400_000;
    private static final int NANOS_PER_MS = 1_000_000;

    private final TimestampStyle style;
    private long epochMs;
    private int nanosOfMs;

    public TimestampParser(final TimestampStyle style) {
        this.style = style;
    }

    /** Milliseconds since 1970-01-01 00:00:00 of the timestamp read last. */
    public long epochMs() {
        return epochMs;
    }

    /** Nanoseconds beyond {@link #epochMs()}, 0 to 999,999. */
    public int nanosOfMs() {
        return nanosOfMs;
    }

    /**
     * Reads a timestamp.
     *
     * @return false if the text is none
     */
    public boolean parse(final long address, final int length) {
        return parseUsual(address, length) || parseAsJava(address, length);
    }

    private boolean parseUsual(final long address, final int length) {
        final int suffixLength = style.suffix().length();
        final int bodyLength = length - suffixLength;
        if (bodyLength < SECONDS_BYTES
                || Memory.getByte(address + DATE_BYTES) != style.separator()
                || (suffixLength == 1 && Memory.getByte(address + bodyLength) != 'Z')) {
            return false;
        }
        final int year = pair(address) * 100 + pair(address + 2);
        final int month = pair(address + 5);
        final int day = pair(address + 8);
        final int hour = pair(address + 11);
        final int minute = pair(address + 14);
        final int second = pair(address + 17);
        final boolean isUsual =
                Memory.getByte(address + 4) == '-'
                        && Memory.getByte(address + 7) == '-'
                        && Memory.getByte(address + 13) == ':'
                        && Memory.getByte(address + 16) == ':'
                        && (year | month | day | hour | minute | second) < BAD
                        && month > 0
                        && month <= 12
                        && hour < 24
                        && minute < 60
                        && second < 60
                        && day > 0
                        && day <= CivilDate.monthLength(year, month);
        if (!isUsual) {
            return false;
        }
        final int nanos =
                bodyLength == SECONDS_BYTES
                        ? 0
                        : fraction(address + SECONDS_BYTES, bodyLength - SECONDS_BYTES);
        if (nanos < 0) {
            return false;
        }
        final int msOfDay = ((hour * 60 + minute) * 60 + second) * 1000 + nanos / NANOS_PER_MS;
        epochMs = CivilDate.epochDay(year, month, day) * MS_PER_DAY + msOfDay;
        nanosOfMs = nanos % NANOS_PER_MS;
        return true;
    }

    /** Two digits as a number, or something of at least {@link #BAD}. */
    private static int pair(final long address) {
        final int high = Memory.getByte(address) - '0';
        final int low = Memory.getByte(address + 1) - '0';
        return (high & 0xff) > 9 || (low & 0xff) > 9 ? BAD : high * 10 + low;
    }

    /** Nanoseconds of a point and up to nine digits, or -1. */
    static int fraction(final long address, final int length) {
        if (length > 10 || Memory.getByte(address) != '.') {
            return -1;
        }
        int nanos = 0;
        for (int i = 1; i < 10; i++) {
            final int digit = i < length ? Memory.getByte(address + i) - '0' : 0;
            if ((digit & 0xff) > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }

    private boolean parseAsJava(final long address, final int length) {
        try {
            final LocalDateTime timestamp =
                    LocalDateTime.parse(Ascii.string(address, length), style.formatter());
            epochMs = timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
            nanosOfMs = timestamp.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MS;
            return true;
        } catch (final DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
