package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Dates, times, timestamps and intervals as texts, the way CAST to VARCHAR prints them. Years have
 * four digits.
 */
public final class TimeText {
    private static final int LONGEST = 32;
    private static final int MS_PER_HOUR = 3_600_000;
    private static final int MS_PER_MINUTE = 60_000;

    private TimeText() {}

    /** yyyy-MM-dd. */
    public static long ofDate(final Scratch scratch, final int days) {
        final long result = scratch.open(LONGEST);
        final long end = date(Utf8.bytes(result), days);
        return close(scratch, result, end);
    }

    /** yyyy-MM-dd HH:mm:ss and the fraction digits of the type, 0 to 3. */
    public static long ofTimestamp(
            final Scratch scratch, final long timestamp, final int fractionDigits) {
        final long result = scratch.open(LONGEST);
        return close(scratch, result, timestamp(Utf8.bytes(result), timestamp, 0, fractionDigits));
    }

    /** yyyy-MM-dd HH:mm:ss and the fraction digits of the type, 4 to 9. */
    public static long ofFineTimestamp(
            final Scratch scratch, final long value, final int fractionDigits) {
        final long result = scratch.open(LONGEST);
        final long ms = FineTimestamps.epochMs(value);
        final int nanos = FineTimestamps.nanosOfMs(value);
        return close(scratch, result, timestamp(Utf8.bytes(result), ms, nanos, fractionDigits));
    }

    private static long timestamp(
            final long address, final long epochMs, final int nanosOfMs, final int fractionDigits) {
        long end = date(address, (int) Math.floorDiv(epochMs, Civil.MS_PER_DAY));
        Memory.putByte(end++, (byte) ' ');
        final int ofDay = (int) Math.floorMod(epochMs, Civil.MS_PER_DAY);
        end = time(end, ofDay);
        if (fractionDigits > 0) {
            Memory.putByte(end, (byte) '.');
            digits(end + 1, ofDay % 1000, 3);
            digits(end + 4, nanosOfMs, 6);
            end += 1 + fractionDigits;
        }
        return end;
    }

    /**
     * HH:mm:ss, and up to the type's fraction digits, but no trailing zeros beyond the first digit.
     * The end of a day, which CEIL gives, is 24:00:00.
     */
    public static long ofTime(final Scratch scratch, final int time, final int fractionDigits) {
        final long result = scratch.open(LONGEST);
        final int ofDay = time < 0 ? (int) Math.floorMod((long) time, Civil.MS_PER_DAY) : time;
        long end = time(Utf8.bytes(result), ofDay);
        int fraction = ofDay % 1000;
        if (fractionDigits > 0) {
            Memory.putByte(end++, (byte) '.');
        }
        for (int i = 0; i < fractionDigits; i++) {
            Memory.putByte(end++, (byte) ('0' + fraction / 100));
            fraction = fraction % 100 * 10;
            if (fraction == 0) {
                break;
            }
        }
        return close(scratch, result, end);
    }

    /** Sign, years and months: +1-02. */
    public static long ofMonths(final Scratch scratch, final int months) {
        final int count = Math.abs(months);
        final StringBuilder text = scratch.characters().append(months < 0 ? '-' : '+');
        return scratch.text(twoDigits(text.append(count / 12).append('-'), count % 12));
    }

    /** Sign, days and time with milliseconds: +1 02:03:04.005. */
    public static long ofMilliseconds(final Scratch scratch, final long milliseconds) {
        final long count = Math.abs(milliseconds);
        final int ofDay = (int) (count % Civil.MS_PER_DAY);
        final StringBuilder text = scratch.characters().append(milliseconds < 0 ? '-' : '+');
        text.append((int) (count / Civil.MS_PER_DAY)).append(' ');
        twoDigits(text, ofDay / MS_PER_HOUR).append(':');
        twoDigits(text, ofDay / MS_PER_MINUTE % 60).append(':');
        twoDigits(text, ofDay / 1000 % 60).append('.').append((char) ('0' + ofDay % 1000 / 100));
        return scratch.text(twoDigits(text, ofDay % 100));
    }

    private static StringBuilder twoDigits(final StringBuilder text, final int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static long date(final long address, final int days) {
        final long civil = Civil.of(days);
        digits(address, Civil.year(civil), 4);
        Memory.putByte(address + 4, (byte) '-');
        digits(address + 5, Civil.month(civil), 2);
        Memory.putByte(address + 7, (byte) '-');
        digits(address + 8, Civil.day(civil), 2);
        return address + 10;
    }

    private static long time(final long address, final int ofDay) {
        digits(address, ofDay / MS_PER_HOUR, 2);
        Memory.putByte(address + 2, (byte) ':');
        digits(address + 3, ofDay / MS_PER_MINUTE % 60, 2);
        Memory.putByte(address + 5, (byte) ':');
        digits(address + 6, ofDay / 1000 % 60, 2);
        return address + 8;
    }

    /** Writes the last digits of a number. */
    static void digits(final long address, final int number, final int count) {
        int rest = number;
        for (int i = count - 1; i >= 0; i--) {
            Memory.putByte(address + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private static long close(final Scratch scratch, final long result, final long end) {
        return scratch.close(result, (int) (end - Utf8.bytes(result)));
    }
}
