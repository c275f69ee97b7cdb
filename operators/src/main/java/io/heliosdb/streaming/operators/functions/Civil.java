package io.heliosdb.streaming.operators.functions;

/**
 * The proleptic Gregorian calendar over days since 1970-01-01, without objects. A date's year,
 * month and day come packed in one {@code long}.
 *
 * <p>Counts days from 1 March 4801 BC (the day after a leap day, so that months have fixed lengths
 * before it), as Flink does; earlier dates, far outside SQL's range, come out as Flink's do because
 * the divisions truncate in the same places.
 */
final class Civil {
    static final long MS_PER_DAY = 86_400_000L;

    /** Days from 1 March 4801 BC to 1970-01-01. */
    private static final int EPOCH = 2_440_588 + 32_044;

    private static final int DAYS_PER_400_YEARS = 146_097;
    private static final int DAYS_PER_100_YEARS = 36_524;
    private static final int DAYS_PER_4_YEARS = 1_461;
    private static final int DAYS_PER_YEAR = 365;
    private static final int FIRST_YEAR = -4800;

    /** Days since the start that the short way is meant for: the first 700,000 years. */
    private static final int SHORT_WAY = 1 << 28;

    /**
     * Days from 1 March to 1 January, and from 1 January to 1 March of a year that is no leap year.
     */
    private static final int MARCH_TO_JANUARY = 306;

    private static final int JANUARY_TO_MARCH = 59;

    private Civil() {}

    /** Year, month and day of a date, for {@link #year}, {@link #month} and {@link #day}. */
    static long of(final int days) {
        final int sinceStart = days + EPOCH;
        return sinceStart >= 0 && sinceStart < SHORT_WAY
                ? shortWay(sinceStart)
                : longWay(sinceStart);
    }

    /**
     * In quarters of days all centuries and all years of one are of the same length, and a year's
     * months begin on a straight line (C. Neri, L. Schneider: Euclidean affine functions and their
     * application to calendar algorithms, 2022).
     */
    private static long shortWay(final int sinceStart) {
        final int quarters = 4 * sinceStart + 3;
        final int century = quarters / DAYS_PER_400_YEARS;
        final int quartersOfCentury = quarters % DAYS_PER_400_YEARS | 3;
        final int sinceMarch = quartersOfCentury % DAYS_PER_4_YEARS / 4;
        final int line = 2141 * sinceMarch + 197_913;
        final int isNextYear = sinceMarch >= MARCH_TO_JANUARY ? 1 : 0;
        final int year =
                100 * century + quartersOfCentury / DAYS_PER_4_YEARS + isNextYear + FIRST_YEAR;
        final int month = (line >> 16) - 12 * isNextYear;
        final int day = (line & 0xffff) / 2141 + 1;
        return ((long) year << 16) | (month << 8) | day;
    }

    private static long longWay(final int sinceStart) {
        final int quadricentennial = sinceStart / DAYS_PER_400_YEARS;
        int rest = sinceStart % DAYS_PER_400_YEARS;
        final int century = (rest / DAYS_PER_100_YEARS + 1) * 3 / 4;
        rest -= century * DAYS_PER_100_YEARS;
        final int quadrennial = rest / DAYS_PER_4_YEARS;
        rest %= DAYS_PER_4_YEARS;
        final int yearOfFour = (rest / DAYS_PER_YEAR + 1) * 3 / 4;
        rest -= yearOfFour * DAYS_PER_YEAR;
        final int marchYear = 400 * quadricentennial + 100 * century + 4 * quadrennial + yearOfFour;
        final int marchMonth = (5 * rest + 308) / 153 - 2;
        final int day = rest - (marchMonth + 4) * 153 / 5 + 122 + 1;
        final int year = marchYear + FIRST_YEAR + (marchMonth + 2) / 12;
        final int month = (marchMonth + 2) % 12 + 1;
        return ((long) year << 16) | (month << 8) | day;
    }

    static int year(final long civil) {
        return (int) (civil >> 16);
    }

    static int month(final long civil) {
        return (int) (civil >> 8) & 0xff;
    }

    static int day(final long civil) {
        return (int) civil & 0xff;
    }

    /** Days since 1970-01-01 of a year, month 1 to 12 and day. */
    static int days(final int year, final int month, final int day) {
        final int beforeMarch = (14 - month) / 12;
        final int marchYear = year - FIRST_YEAR - beforeMarch;
        final int marchMonth = month + 12 * beforeMarch - 3;
        return day
                + (153 * marchMonth + 2) / 5
                + 365 * marchYear
                + marchYear / 4
                - marchYear / 100
                + marchYear / 400
                - 32_045
                - 2_440_588;
    }

    static boolean isLeap(final int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int lengthOfMonth(final int year, final int month) {
        return switch (month) {
            case 2 -> isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Whether a date exists, in the years 0 to 9999. */
    static boolean exists(final int year, final int month, final int day) {
        return year >= 0
                && year <= 9999
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= lengthOfMonth(year, month);
    }

    /** Day of the week, Monday is 1 and Sunday 7. */
    static int dayOfWeek(final int days) {
        return Math.floorMod(days + 3, 7) + 1;
    }

    static int dayOfYear(final int days) {
        final int sinceStart = days + EPOCH;
        if (sinceStart < 0 || sinceStart >= SHORT_WAY) {
            return days - days(year(of(days)), 1, 1) + 1;
        }
        final int quarters = 4 * sinceStart + 3;
        final int century = quarters / DAYS_PER_400_YEARS;
        final int quartersOfCentury = quarters % DAYS_PER_400_YEARS | 3;
        final int yearOfCentury = quartersOfCentury / DAYS_PER_4_YEARS;
        final int sinceMarch = quartersOfCentury % DAYS_PER_4_YEARS / 4;
        // a year of a century that is 0 is a leap year by the century: no jumps, which were guessed
        final int cycle = yearOfCentury == 0 ? century : yearOfCentury;
        final int leapDay = (cycle & 3) == 0 ? 1 : 0;
        return sinceMarch
                + (sinceMarch >= MARCH_TO_JANUARY
                        ? 1 - MARCH_TO_JANUARY
                        : 1 + JANUARY_TO_MARCH + leapDay);
    }

    /** Week of the ISO 8601 calendar: weeks start on Monday, the first one has 4 January in it. */
    static int isoWeek(final int days) {
        final int thursday = days + 4 - dayOfWeek(days);
        return (dayOfYear(thursday) - 1) / 7 + 1;
    }

    /** Year of the ISO 8601 week. */
    static int isoYear(final int days) {
        return year(of(days + 4 - dayOfWeek(days)));
    }

    /** Adds months; the day becomes the month's last one where it does not exist. */
    static int addMonths(final int days, final int months) {
        final long civil = of(days);
        final int monthIndex = month(civil) + months;
        int year = year(civil) + Math.floorDiv(monthIndex, 12);
        int month = Math.floorMod(monthIndex, 12);
        if (month == 0) {
            year--;
            month = 12;
        }
        return days(year, month, Math.min(day(civil), lengthOfMonth(year, month)));
    }

    /**
     * Whole months from one date to another: the most that can be added to the earlier one without
     * passing the later one.
     */
    static int monthsBetween(final int from, final int to) {
        if (to < from) {
            return -monthsBetween(to, from);
        }
        final long first = of(from);
        final long last = of(to);
        // so many lead into the month of the later date, where only the day may pass it
        final int months = 12 * (year(last) - year(first)) + month(last) - month(first);
        return addMonths(from, months) > to ? months - 1 : months;
    }
}
