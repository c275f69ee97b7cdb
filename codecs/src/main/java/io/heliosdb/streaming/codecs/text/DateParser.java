package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads dates as days since 1970-01-01; nothing around them is skipped. One thread. */
public final class DateParser {
    private static final int ISO_BYTES = 10;

    /** October 15, 1582, which followed October 4. */
    private static final int FIRST_GREGORIAN_DAY = -141_427;

    private static final int LAST_JULIAN_DAY = -141_438;

    private int epochDay;

    /** The date read last. */
    public int epochDay() {
        return epochDay;
    }

    /**
     * Reads {@code yyyy-MM-dd} strictly, as {@code DateTimeFormatter.ISO_LOCAL_DATE} does.
     *
     * @return false if the text is no such date
     */
    public boolean parseIso(final long address, final int length) {
        return parseUsual(address, length) || parseAsJava(address, length);
    }

    /**
     * Reads {@code yyyy-[m]m-[d]d} as {@code java.sql.Date.valueOf} does: one digit will do for
     * month and day, a plus sign may take the first one's place, and a day up to 31 beyond the
     * month's end counts on into the next month. The ten days of October 1582 that the calendar
     * left out are those ten days later, and the year 0 is the year 1.
     *
     * @return false if the text is no such date
     */
    public boolean parseLenient(final long address, final int length) {
        final boolean isDate =
                (!isYearZero(address, length) && parseUsual(address, length))
                        || parseParts(address, length);
        if (isDate && epochDay < FIRST_GREGORIAN_DAY && epochDay > LAST_JULIAN_DAY) {
            epochDay += FIRST_GREGORIAN_DAY - LAST_JULIAN_DAY - 1;
        }
        return isDate;
    }

    private boolean parseUsual(final long address, final int length) {
        if (length != ISO_BYTES
                || Memory.getByte(address + 4) != '-'
                || Memory.getByte(address + 7) != '-') {
            return false;
        }
        final int year = digits(address, 4);
        final int month = digits(address + 5, 2);
        final int day = digits(address + 8, 2);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > CivilDate.monthLength(year, month)) {
            return false;
        }
        epochDay = (int) CivilDate.epochDay(year, month, day);
        return true;
    }

    private boolean parseParts(final long address, final int length) {
        int secondDash = 5;
        while (secondDash < length && Memory.getByte(address + secondDash) != '-') {
            secondDash++;
        }
        final int monthLength = secondDash - 5;
        final int dayLength = length - secondDash - 1;
        if (length < 8
                || Memory.getByte(address + 4) != '-'
                || monthLength < 1
                || monthLength > 2
                || dayLength < 1
                || dayLength > 2) {
            return false;
        }
        final int year = number(address, 4);
        final int month = number(address + 5, monthLength);
        final int day = number(address + secondDash + 1, dayLength);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        final boolean hasJulianLeapDay = month == 2 && day >= 29 && isLeapInJulianOnly(year);
        epochDay =
                (int)
                        CivilDate.epochDay(
                                Math.max(year, 1), month, hasJulianLeapDay ? day - 1 : day);
        return !(hasJulianLeapDay && day == 29);
    }

    /** Whether February had a 29th day then, which is no date of the calendar reckoned back. */
    private static boolean isLeapInJulianOnly(final int year) {
        return year == 0 || (year < 1582 && year % 100 == 0 && year % 400 != 0);
    }

    private static boolean isYearZero(final long address, final int length) {
        return length >= 4 && digits(address, 4) == 0;
    }

    /** Digits behind a plus sign or none, as {@code Integer.parseInt} takes them. */
    private static int number(final long address, final int count) {
        return count > 1 && Memory.getByte(address) == '+'
                ? digits(address + 1, count - 1)
                : digits(address, count);
    }

    private static int digits(final long address, final int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            final int digit = Memory.getByte(address + i) - '0';
            if ((digit & 0xff) > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private boolean parseAsJava(final long address, final int length) {
        try {
            epochDay = Math.toIntExact(LocalDate.parse(Ascii.string(address, length)).toEpochDay());
            return true;
        } catch (final DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
