package io.heliosdb.streaming.operators.functions;

/**
 * Functions of DATE (days), TIME (milliseconds of the day) and TIMESTAMP (milliseconds since
 * 1970-01-01 00:00:00). Where Flink rounds times before 1970 towards zero, so do these.
 */
public final class Times {
    private static final long MS_PER_DAY = Civil.MS_PER_DAY;

    private Times() {}

    public static int addMonths(final int days, final int months) {
        return Civil.addMonths(days, months);
    }

    public static long addMonths(final long timestamp, final int months) {
        final long ofDay = Math.floorMod(timestamp, MS_PER_DAY);
        final int days = (int) ((timestamp - ofDay) / MS_PER_DAY);
        return Civil.addMonths(days, months) * MS_PER_DAY + ofDay;
    }

    /** Days added to a date, as a time interval. Fails where they are not an INT. */
    public static int addDays(final int days, final long intervalMs) {
        final long moved = days + intervalMs / MS_PER_DAY;
        if (moved != (int) moved) {
            throw FunctionError.overflow("a date plus an interval is out of range");
        }
        return (int) moved;
    }

    /** A time of day moved by an interval, within 24 hours. */
    public static int addToTime(final int time, final long intervalMs) {
        return (int) ((time + MS_PER_DAY + intervalMs % MS_PER_DAY) % MS_PER_DAY);
    }

    /** Whole months from one date to another. */
    public static int monthsBetween(final int from, final int to) {
        return Civil.monthsBetween(from, to);
    }

    /** Whole months from one time to another. */
    public static int monthsBetween(final long from, final long to) {
        final long fromOfDay = Math.floorMod(from, MS_PER_DAY);
        final long toOfDay = Math.floorMod(to, MS_PER_DAY);
        final int fromDays = (int) ((from - fromOfDay) / MS_PER_DAY);
        final int toDays = (int) ((to - toOfDay) / MS_PER_DAY);
        final int months = Civil.monthsBetween(fromDays, toDays);
        return Civil.addMonths(fromDays, months) == toDays && toOfDay < fromOfDay
                ? months - 1
                : months;
    }

    /** The date of a timestamp, towards 1970. */
    public static int toDate(final long timestamp) {
        return (int) (timestamp / MS_PER_DAY);
    }

    /** The time of day of a timestamp, negative before 1970, with a number of fraction digits. */
    public static int toTime(final long timestamp, final int fractionDigits) {
        final int ofDay = (int) (timestamp % MS_PER_DAY);
        return fractionDigits >= 3 ? ofDay : (int) cut(ofDay, fractionDigits);
    }

    /** A timestamp with fewer fraction digits, 0 to 2. */
    public static long cut(final long timestamp, final int fractionDigits) {
        final long unit = Decimals.power10(3 - fractionDigits);
        return timestamp / unit * unit;
    }

    // EXTRACT from a date

    public static long year(final int days) {
        return Civil.year(Civil.of(days));
    }

    public static long quarter(final int days) {
        return (Civil.month(Civil.of(days)) + 2L) / 3;
    }

    public static long month(final int days) {
        return Civil.month(Civil.of(days));
    }

    public static long day(final int days) {
        return Civil.day(Civil.of(days));
    }

    /** Sunday is 1, Saturday 7. */
    public static long dayOfWeek(final int days) {
        return Civil.dayOfWeek(days) % 7 + 1L;
    }

    /** Monday is 1, Sunday 7. */
    public static long isoDayOfWeek(final int days) {
        return Civil.dayOfWeek(days);
    }

    public static long dayOfYear(final int days) {
        return Civil.dayOfYear(days);
    }

    public static long week(final int days) {
        return Civil.isoWeek(days);
    }

    public static long isoYear(final int days) {
        return Civil.isoYear(days);
    }

    public static long decade(final int days) {
        return year(days) / 10;
    }

    public static long century(final int days) {
        return group(days, 100);
    }

    public static long millennium(final int days) {
        return group(days, 1000);
    }

    private static long group(final int days, final int years) {
        final long year = year(days);
        return (year > 0 ? year + years - 1 : year - years + 1) / years;
    }

    // FLOOR and CEIL to units of fixed length

    public static long floor(final long value, final long unit) {
        return Math.floorDiv(value, unit) * unit;
    }

    public static long ceil(final long value, final long unit) {
        return floor(value + unit - 1, unit);
    }
}
