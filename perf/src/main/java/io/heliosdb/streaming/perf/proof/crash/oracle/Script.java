package io.heliosdb.streaming.perf.proof.crash.oracle;

import java.time.LocalDate;

/**
 * The events of a run, each a function of the seed, its producer and its number.
 *
 * <p>Times rise by ten milliseconds with each event of a producer; all producers begin at 0. The
 * closing event, the last one of one producer, is far in the future and ends all windows.
 *
 * @param seed of the run
 */
public record Script(long seed) {
    /** Keys run from 0 to below this. */
    public static final int KEYS = 97;

    /** Length of a window. */
    public static final long WINDOW_MS = 10_000;

    /** Time of the closing event. */
    public static final long CLOSING_MS = 1_000_000_000_000L;

    private static final int VALUES = 1_000;
    private static final long STEP_MS = 10;
    private static final long DAY_MS = 86_400_000;

    /** Name of a producer. */
    public static String producer(final int producer) {
        return "p" + producer;
    }

    public long key(final int producer, final long number) {
        return (mixed(producer, number) >>> 40) % KEYS;
    }

    public long value(final int producer, final long number) {
        return (mixed(producer, number) & 0xffffff) % VALUES;
    }

    /** Event time of all events but the closing one. */
    public long time(final long number) {
        return number * STEP_MS;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private long mixed(final int producer, final long number) {
        long bits = seed * 0x9e3779b97f4a7c15L + producer * 0xd1342543de82ef95L + number;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    /**
     * An event as a line of CSV: producer, number, key, value, time twice: as a number of
     * milliseconds and as a timestamp.
     */
    public void appendLine(
            final StringBuilder line, final int producer, final long number, final long timeMs) {
        line.append(producer(producer)).append(',').append(number).append(',');
        line.append(key(producer, number)).append(',').append(value(producer, number));
        line.append(',').append(timeMs).append(',');
        appendTime(line, timeMs);
        line.append('\n');
    }

    /** A time as SQL writes timestamps with milliseconds. */
    public static void appendTime(final StringBuilder line, final long timeMs) {
        line.append(LocalDate.ofEpochDay(timeMs / DAY_MS)).append(' ');
        final int ms = (int) (timeMs % DAY_MS);
        appendDigits(line, ms / 3_600_000, 10).append(':');
        appendDigits(line, ms / 60_000 % 60, 10).append(':');
        appendDigits(line, ms / 1_000 % 60, 10).append('.');
        appendDigits(line, ms % 1_000, 100);
    }

    private static StringBuilder appendDigits(
            final StringBuilder line, final int number, final int firstDigit) {
        for (int digit = firstDigit; digit > 0; digit /= 10) {
            line.append((char) ('0' + number / digit % 10));
        }
        return line;
    }
}
