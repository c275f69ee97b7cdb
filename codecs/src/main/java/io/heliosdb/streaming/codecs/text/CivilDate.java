package io.heliosdb.streaming.codecs.text;

/**
 * Days since 1970-01-01 to and from year, month and day of the proleptic Gregorian calendar.
 * Stateless.
 *
 * <p>The computation counts in eras of 400 years that begin on 1 March, after Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms" (2013).
 */
public final class CivilDate {
    private static final int DAYS_PER_ERA = 146_097;

    /** Days from 0000-03-01 to 1970-01-01. */
    private static final int EPOCH_SHIFT = 719_468;

    private CivilDate() {}

    /** Days since the epoch; a day beyond the month's end counts on into the next month. */
    public static long epochDay(final long year, final int month, final int day) {
        final long shiftedYear = month <= 2 ? year - 1 : year;
        final long era = Math.floorDiv(shiftedYear, 400L);
        final long yearOfEra = shiftedYear - era * 400;
        final long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * DAYS_PER_ERA
                + yearOfEra * 365
                + yearOfEra / 4
                - yearOfEra / 100
                + dayOfYear
                - EPOCH_SHIFT;
    }

    /** Year, month and day in one number: {@code year << 9 | month << 5 | day}. */
    public static long packed(final long epochDay) {
        final long shifted = epochDay + EPOCH_SHIFT;
        final long era = Math.floorDiv(shifted, (long) DAYS_PER_ERA);
        final long dayOfEra = shifted - era * DAYS_PER_ERA;
        final long yearOfEra =
                (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final long shiftedMonth = (5 * dayOfYear + 2) / 153;
        final long day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        final long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        final long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 9 | month << 5 | day;
    }

    /** Year of a packed date. */
    public static long year(final long packed) {
        return packed >> 9;
    }

    /** Month of a packed date, 1 to 12. */
    public static int month(final long packed) {
        return (int) (packed >> 5) & 15;
    }

    /** Day of the month of a packed date, from 1. */
    public static int day(final long packed) {
        return (int) packed & 31;
    }

    /** Days of a month. */
    public static int monthLength(final long year, final int month) {
        if (month == 2) {
            return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
