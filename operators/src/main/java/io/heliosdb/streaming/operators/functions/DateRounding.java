package io.heliosdb.streaming.operators.functions;

/**
 * FLOOR and CEIL of dates and timestamps to units of the calendar.
 *
 * <p>Exactly Flink's, oddities included: dates before 15 October 1582 count in the Julian calendar,
 * weeks start on Sunday, and CEIL looks at the date only, so that the first day of a month at noon
 * is its own ceiling.
 */
public final class DateRounding {
    /** First day of the Gregorian calendar, 15 October 1582, as a Julian day number. */
    private static final int GREGORIAN_START = 2_299_161;

    private static final int EPOCH_JULIAN_DAY = 2_440_588;

    private DateRounding() {}

    public static long floorYear(final long days) {
        return Civil.days(Civil.year(civil(days)), 1, 1);
    }

    public static long ceilYear(final long days) {
        final long civil = civil(days);
        final boolean isStart = Civil.month(civil) == 1 && Civil.day(civil) == 1;
        return Civil.days(Civil.year(civil) + (isStart ? 0 : 1), 1, 1);
    }

    public static long floorQuarter(final long days) {
        final long civil = civil(days);
        return Civil.days(Civil.year(civil), quarter(civil) * 3 - 2, 1);
    }

    public static long ceilQuarter(final long days) {
        final long civil = civil(days);
        final boolean isStart = Civil.month(civil) == 1 && Civil.day(civil) == 1;
        return Civil.days(Civil.year(civil), (quarter(civil) + (isStart ? 0 : 1)) * 3 - 2, 1);
    }

    private static int quarter(final long civil) {
        return (Civil.month(civil) + 2) / 3;
    }

    public static long floorMonth(final long days) {
        final long civil = civil(days);
        return Civil.days(Civil.year(civil), Civil.month(civil), 1);
    }

    public static long ceilMonth(final long days) {
        final long civil = civil(days);
        return Civil.days(
                Civil.year(civil), Civil.month(civil) + (Civil.day(civil) > 1 ? 1 : 0), 1);
    }

    public static long floorWeek(final long days) {
        return floorDay(days) - daysSinceSunday(days);
    }

    public static long ceilWeek(final long days) {
        final int sinceSunday = daysSinceSunday(days);
        return floorDay(days) - (sinceSunday > 0 ? sinceSunday - 7 : 0);
    }

    private static int daysSinceSunday(final long days) {
        return Math.floorMod((int) days + EPOCH_JULIAN_DAY + 1, 7);
    }

    public static long floorDay(final long days) {
        final long civil = civil(days);
        return Civil.days(Civil.year(civil), Civil.month(civil), Civil.day(civil));
    }

    public static long ceilDay(final long days) {
        return floorDay(days) + 1;
    }

    public static long floorDecade(final long days) {
        return Civil.days(10 * (Civil.year(civil(days)) / 10), 1, 1);
    }

    public static long ceilDecade(final long days) {
        return Civil.days(10 * (1 + Civil.year(civil(days)) / 10), 1, 1);
    }

    public static long floorCentury(final long days) {
        return Civil.days(100 * ((Civil.year(civil(days)) + 99) / 100) - 99, 1, 1);
    }

    public static long ceilCentury(final long days) {
        return Civil.days(100 * ((Civil.year(civil(days)) + 99) / 100) + 1, 1, 1);
    }

    public static long floorMillennium(final long days) {
        return Civil.days(1000 * ((Civil.year(civil(days)) + 999) / 1000) - 999, 1, 1);
    }

    public static long ceilMillennium(final long days) {
        return Civil.days(1000 * ((Civil.year(civil(days)) + 999) / 1000) + 1, 1, 1);
    }

    /**
     * The date in the Gregorian calendar from its introduction, in the Julian calendar before
     * (Meeus, "Astronomical Algorithms").
     */
    private static long civil(final long days) {
        final int julianDay = (int) days + EPOCH_JULIAN_DAY;
        int centuries = 0;
        int rest = julianDay + 32_082;
        if (julianDay >= GREGORIAN_START) {
            final int sinceStart = julianDay + 32_044;
            centuries = (4 * sinceStart + 3) / 146_097;
            rest = sinceStart - centuries * 146_097 / 4;
        }
        final int years = (4 * rest + 3) / 1461;
        final int dayOfYear = rest - 1461 * years / 4;
        final int marchMonth = (5 * dayOfYear + 2) / 153;
        final int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        final int month = marchMonth + 3 - 12 * (marchMonth / 10);
        final int year = 100 * centuries + years - 4800 + marchMonth / 10;
        return ((long) year << 16) | (month << 8) | day;
    }
}
