package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.time.LocalDate;

/**
 * Timestamps as {@link java.time.format.DateTimeFormatter#ISO_LOCAL_DATE_TIME} prints them: a T
 * between date and time, no more fraction digits than needed, and a sign before years that are
 * negative or have more than four digits.
 */
final class IsoTimes {
    private static final int NANO_DIGITS = 9;
    private static final int YEAR_LENGTH = 4;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 19;
    private static final int LAST_SHORT_YEAR = 9999;
    private static final int MONTH_AT = 5;
    private static final int DAY_AT = 8;

    /** 1 March 4801 BC. */
    private static final int FIRST_DAY = -2_472_632;

    private IsoTimes() {}

    /**
     * The text of a timestamp.
     *
     * @param value as {@link FineTimestamps} has it
     */
    static long of(final Scratch scratch, final long value) {
        final long text = TimeText.ofFineTimestamp(scratch, value, NANO_DIGITS);
        int length = Utf8.length(text);
        Memory.putByte(Utf8.bytes(text) + DATE_LENGTH, (byte) 'T');
        while (Memory.getByte(Utf8.bytes(text) + length - 1) == '0' && length > TIME_LENGTH) {
            length--;
        }
        length = length == TIME_LENGTH + 1 ? TIME_LENGTH : length;
        Memory.putInt(text, length);
        final long days = Math.floorDiv(FineTimestamps.epochMs(value), Civil.MS_PER_DAY);
        final int year = Civil.year(Civil.of((int) days));
        if (year >= 0 && year <= LAST_SHORT_YEAR) {
            return text;
        }
        return days < FIRST_DAY ? ofPast(scratch, text, days) : withYear(scratch, text, year);
    }

    /** Of a day that {@link Civil} does not count as the calendar does. */
    private static long ofPast(final Scratch scratch, final long text, final long days) {
        final LocalDate date = LocalDate.ofEpochDay(days);
        TimeText.digits(Utf8.bytes(text) + MONTH_AT, date.getMonthValue(), 2);
        TimeText.digits(Utf8.bytes(text) + DAY_AT, date.getDayOfMonth(), 2);
        return withYear(scratch, text, date.getYear());
    }

    /** Another year before what stands behind the four digits of one. */
    private static long withYear(final Scratch scratch, final long text, final int year) {
        final int digits = Math.max(YEAR_LENGTH, digitsOf(Math.abs(year)));
        final int rest = Utf8.length(text) - YEAR_LENGTH;
        final long result = scratch.open(1L + digits + rest);
        final long start = Utf8.bytes(result);
        Memory.putByte(start, (byte) (year < 0 ? '-' : '+'));
        TimeText.digits(start + 1, Math.abs(year), digits);
        Memory.copy(Utf8.bytes(text) + YEAR_LENGTH, start + 1 + digits, rest);
        return scratch.close(result, 1 + digits + rest);
    }

    private static int digitsOf(final int number) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
