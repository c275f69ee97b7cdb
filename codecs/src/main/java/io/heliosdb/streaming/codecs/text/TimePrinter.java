package io.heliosdb.streaming.codecs.text;

/**
 * Appends dates and times as {@code java.time} prints them: at least four digits of the year, a
 * plus sign where there are more; and intervals as SQL does. One thread.
 */
public final class TimePrinter {
    /** Fraction digits: as many as are not zero, none without a point. */
    public static final int AS_NEEDED = -1;

    private static final int MS_PER_DAY = 86_400_000;
    private static final int[] NANOS_PER_DIGIT = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private final TextOutput output;
    private final NumberPrinter numbers;

    public TimePrinter(final TextOutput output) {
        this.output = output;
        numbers = new NumberPrinter(output);
    }

    /** Appends {@code yyyy-MM-dd}. */
    public void printDate(final long epochDay) {
        final long date = CivilDate.packed(epochDay);
        final long year = CivilDate.year(date);
        final long digits = Math.abs(year);
        if (year < 0 || year > 9999) {
            output.put(year < 0 ? '-' : '+');
        }
        if (digits <= 9999) {
            output.putPair((int) digits / 100);
            output.putPair((int) digits % 100);
        } else {
            numbers.print(digits);
        }
        output.put('-');
        output.putPair(CivilDate.month(date));
        output.put('-');
        output.putPair(CivilDate.day(date));
    }

    /**
     * Appends {@code HH:mm:ss} and a fraction.
     *
     * @param fractionDigits 0 to 9, or {@link #AS_NEEDED}
     */
    public void printTime(final int msOfDay, final int nanosOfMs, final int fractionDigits) {
        final int secondOfDay = msOfDay / 1000;
        output.putPair(secondOfDay / 3600);
        output.put(':');
        output.putPair(secondOfDay / 60 % 60);
        output.put(':');
        output.putPair(secondOfDay % 60);
        printFraction(msOfDay % 1000 * 1_000_000 + nanosOfMs, fractionDigits);
    }

    /**
     * Appends date, separator and time. A day that is not an {@code int}, which is one millions of
     * years away, is shown as the {@code int} of its last 32 bits, as Flink does it.
     *
     * @param fractionDigits 0 to 9, or {@link #AS_NEEDED}
     */
    public void printTimestamp(
            final long epochMs,
            final int nanosOfMs,
            final char separator,
            final int fractionDigits) {
        final long epochDay = Math.floorDiv(epochMs, (long) MS_PER_DAY);
        final int shownDay = (int) epochDay;
        printDate(shownDay);
        output.put(separator);
        printTime((int) (epochMs - epochDay * MS_PER_DAY), nanosOfMs, fractionDigits);
    }

    /** Appends sign, years and months: {@code +1-02}. */
    public void printMonths(final int months) {
        final long absolute = Math.abs((long) months);
        output.put(months < 0 ? '-' : '+');
        numbers.print(absolute / 12);
        output.put('-');
        output.putPair((int) (absolute % 12));
    }

    /** Appends sign, days and time: {@code +1 02:03:04.005}. */
    public void printMilliseconds(final long milliseconds) {
        final long days = milliseconds / MS_PER_DAY;
        output.put(milliseconds < 0 ? '-' : '+');
        numbers.print(Math.abs(days));
        output.put(' ');
        printTime(Math.abs((int) (milliseconds - days * MS_PER_DAY)), 0, 3);
    }

    private void printFraction(final int nanos, final int fractionDigits) {
        int count = fractionDigits;
        if (count == AS_NEEDED) {
            count = nanos == 0 ? 0 : 9;
            while (count > 0 && nanos % NANOS_PER_DIGIT[count - 1] == 0) {
                count--;
            }
        }
        if (count > 0) {
            output.put('.');
        }
        for (int i = 1; i <= count; i++) {
            output.put('0' + nanos / NANOS_PER_DIGIT[i] % 10);
        }
    }
}
