package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Texts as DATE and TIMESTAMP. CAST fails where TRY_CAST, TO_DATE and TO_TIMESTAMP answer NULL,
 * told by {@link Scratch#wasNull()}. The usual forms are read in place; a timestamp of any other
 * form is given to {@code java.time}, on the heap.
 */
public final class TimeParser {
    private static final long MS_PER_HOUR = 3_600_000;
    private static final long MS_PER_MINUTE = 60_000;

    private TimeParser() {}

    public static int toDate(final Scratch scratch, final long text) {
        final int days = tryDate(scratch, text);
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), "DATE");
        }
        return days;
    }

    /** A timestamp of at most three fraction digits; further ones are dropped. */
    public static long toTimestamp(
            final Scratch scratch, final long text, final int fractionDigits) {
        final long timestamp = tryTimestamp(scratch, text, fractionDigits);
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), "TIMESTAMP(" + fractionDigits + ")");
        }
        return timestamp;
    }

    public static int toTime(final Scratch scratch, final long text, final int fractionDigits) {
        final int time = tryTime(scratch, text, fractionDigits);
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), "TIME(" + fractionDigits + ")");
        }
        return time;
    }

    /**
     * Year, or year-month, or year-month-day, with white space around the numbers; what follows the
     * first space does not count.
     */
    public static int tryDate(final Scratch scratch, final long text) {
        final long start = Utf8.bytes(text);
        long end = start + Utf8.length(text);
        final long space = find(' ', start, end);
        end = space > start && space >= 0 ? space : end;
        final long hyphen = find('-', start, end);
        final long secondHyphen = hyphen < 0 ? -1 : find('-', hyphen + 1, end);
        final int year = number(start, hyphen < 0 ? end : hyphen);
        final int month =
                hyphen < 0 ? 1 : number(hyphen + 1, secondHyphen < 0 ? end : secondHyphen);
        final int day = secondHyphen < 0 ? 1 : number(secondHyphen + 1, end);
        final boolean exists = Civil.exists(year, month, day);
        scratch.setNull(!exists);
        return exists ? Civil.days(year, month, day) : 0;
    }

    private static long find(final char character, final long from, final long end) {
        for (long at = from; at < end; at++) {
            if (Memory.getByte(at) == character) {
                return at;
            }
        }
        return -1;
    }

    /** The number that the bytes spell with white space around, or -1. */
    private static int number(final long from, final long end) {
        long first = from;
        long last = end;
        while (first < last && isSpace(first)) {
            first++;
        }
        while (first < last && isSpace(last - 1)) {
            last--;
        }
        long value = first == last ? -1 : 0;
        for (; first < last; first++) {
            final byte b = Memory.getByte(first);
            if (b < '0' || b > '9' || value > Integer.MAX_VALUE) {
                return -1;
            }
            value = value * 10 + (b - '0');
        }
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    private static boolean isSpace(final long address) {
        final byte b = Memory.getByte(address);
        return b >= 0 && b <= ' ';
    }

    /** yyyy-M-d, optionally followed by a space, H:m:s and a point with up to nine digits. */
    public static long tryTimestamp(
            final Scratch scratch, final long text, final int fractionDigits) {
        final long simple = simple(text);
        if (simple == Long.MIN_VALUE) {
            return HeapTime.parseTimestamp(scratch, text, fractionDigits);
        }
        scratch.setNull(false);
        return fractionDigits >= 3 ? simple : floorTo(simple, fractionDigits);
    }

    /** A timestamp of four to nine fraction digits; further ones are dropped. */
    public static long toFineTimestamp(
            final Scratch scratch, final long text, final int fractionDigits) {
        final long timestamp = tryFineTimestamp(scratch, text, fractionDigits);
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), "TIMESTAMP(" + fractionDigits + ")");
        }
        return timestamp;
    }

    public static long tryFineTimestamp(
            final Scratch scratch, final long text, final int fractionDigits) {
        final long simple = simple(text);
        if (simple == Long.MIN_VALUE) {
            return HeapTime.parseFineTimestamp(scratch, text, fractionDigits);
        }
        scratch.setNull(false);
        final int nanos = FineTimestamps.cutNanos(nanosOfMs(text), fractionDigits);
        return FineTimestamps.of(scratch, simple, nanos);
    }

    /** The fourth to ninth fraction digits of a text that {@link #simple} can read. */
    private static int nanosOfMs(final long text) {
        final long end = Utf8.bytes(text) + Utf8.length(text);
        final long point = find('.', Utf8.bytes(text), end);
        final int count = point < 0 ? 0 : Math.max(0, (int) (end - point) - 4);
        return count == 0 ? 0 : fixed(point + 4, count) * (int) Decimals.power10(6 - count);
    }

    static long floorTo(final long timestamp, final int fractionDigits) {
        return Times.floor(timestamp, Decimals.power10(3 - fractionDigits));
    }

    /** Reads the forms whose meaning is plain; {@code Long.MIN_VALUE} for all others. */
    private static long simple(final long text) {
        final int length = Utf8.length(text);
        final long bytes = Utf8.bytes(text);
        if (length < 8 || Memory.getByte(bytes + 4) != '-') {
            return Long.MIN_VALUE;
        }
        final int year = fixed(bytes, 4);
        final int monthEnd = digitsEnd(bytes, 5, length);
        final int dayStart = monthEnd + 1;
        if (monthEnd >= length || Memory.getByte(bytes + monthEnd) != '-') {
            return Long.MIN_VALUE;
        }
        final int dayEnd = digitsEnd(bytes, dayStart, length);
        if (dayEnd > length) {
            return Long.MIN_VALUE;
        }
        final int month = fixed(bytes + 5, monthEnd - 5);
        final int day = fixed(bytes + dayStart, dayEnd - dayStart);
        if (year < 1 || !Civil.exists(year, month, day)) {
            return Long.MIN_VALUE;
        }
        final long ofDay = dayEnd == length ? 0 : timeOfDay(bytes, dayEnd, length);
        return ofDay < 0 ? Long.MIN_VALUE : Civil.days(year, month, day) * Civil.MS_PER_DAY + ofDay;
    }

    private static long timeOfDay(final long bytes, final int from, final int length) {
        final int hourEnd = digitsEnd(bytes, from + 1, length);
        final int minuteEnd = digitsEnd(bytes, hourEnd + 1, length);
        final int secondEnd = digitsEnd(bytes, minuteEnd + 1, length);
        if (secondEnd > length
                || Memory.getByte(bytes + from) != ' '
                || Memory.getByte(bytes + hourEnd) != ':'
                || Memory.getByte(bytes + minuteEnd) != ':') {
            return -1;
        }
        final int hour = fixed(bytes + from + 1, hourEnd - from - 1);
        final int minute = fixed(bytes + hourEnd + 1, minuteEnd - hourEnd - 1);
        final int second = fixed(bytes + minuteEnd + 1, secondEnd - minuteEnd - 1);
        final int fraction = secondEnd == length ? 0 : fraction(bytes, secondEnd, length);
        if (hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || fraction < 0) {
            return -1;
        }
        return hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * 1000L + fraction;
    }

    /** Milliseconds of a point and one to nine digits up to the end, or -1. */
    private static int fraction(final long bytes, final int from, final int length) {
        final int digits = length - from - 1;
        if (Memory.getByte(bytes + from) != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        final int value = fixed(bytes + from + 1, Math.min(digits, 3));
        final boolean isRestValid = digits <= 3 || fixed(bytes + from + 4, digits - 3) >= 0;
        return value < 0 || !isRestValid
                ? -1
                : value * (int) Decimals.power10(3 - Math.min(digits, 3));
    }

    /** End of a run of one or two digits; beyond the length if there is none. */
    private static int digitsEnd(final long bytes, final int from, final int length) {
        int end = from;
        while (end < length && end < from + 2 && isDigit(bytes + end)) {
            end++;
        }
        return end == from ? length + 1 : end;
    }

    private static boolean isDigit(final long address) {
        return Memory.getByte(address) >= '0' && Memory.getByte(address) <= '9';
    }

    /** The number that so many digits spell, or -1. */
    private static int fixed(final long address, final int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (!isDigit(address + i)) {
                return -1;
            }
            value = value * 10 + (Memory.getByte(address + i) - '0');
        }
        return value;
    }

    /** H, H:m or H:m:s, optionally with a fraction and an offset. On the heap. */
    public static int tryTime(final Scratch scratch, final long text, final int fractionDigits) {
        final int time = HeapTime.parseTime(HeapText.string(text));
        scratch.setNull(time == HeapTime.NOT_A_TIME);
        return scratch.wasNull()
                ? 0
                : fractionDigits >= 3 ? time : (int) Times.cut(time, fractionDigits);
    }
}
