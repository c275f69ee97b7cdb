package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * TIMESTAMP of more than three fraction digits. A value is the address of 12 bytes: in a row or an
 * entry, where it is read in place, among the constants, or in scratch memory where it was
 * computed.
 *
 * <pre>
 *  0                               8               12
 *  +-------------------------------+---------------+
 *  | milliseconds since 1970       | nanoseconds   |
 *  | int64                         | of the ms     |
 *  +-------------------------------+---------------+
 * </pre>
 */
public final class FineTimestamps {
    /** Bytes of a value. */
    public static final int BYTES = 12;

    private static final int NANOS_PER_MS = 1_000_000;
    private static final int MOST_DIGITS = 9;

    private FineTimestamps() {}

    /** A timestamp of milliseconds as a finer one. */
    public static long of(final Scratch scratch, final long epochMs) {
        return of(scratch, epochMs, 0);
    }

    static long of(final Scratch scratch, final long epochMs, final int nanosOfMs) {
        final long address = scratch.close(scratch.open(BYTES), BYTES) + Scratch.HEADER_BYTES;
        Memory.putLong(address, epochMs);
        Memory.putInt(address + Long.BYTES, nanosOfMs);
        return address;
    }

    /** The same value in scratch memory, for where its own is about to change. */
    public static long keep(final Scratch scratch, final long value) {
        return of(scratch, epochMs(value), nanosOfMs(value));
    }

    public static long epochMs(final long value) {
        return Memory.getLong(value);
    }

    /** The milliseconds, rounded up. */
    public static long ceilingMs(final long value) {
        return epochMs(value) + (nanosOfMs(value) > 0 ? 1 : 0);
    }

    public static int nanosOfMs(final long value) {
        return Memory.getInt(value + Long.BYTES);
    }

    public static int compare(final long left, final long right) {
        final int order = Long.compare(epochMs(left), epochMs(right));
        return order != 0 ? order : Integer.compare(nanosOfMs(left), nanosOfMs(right));
    }

    /** Copies a value, or zeroes where the address is 0. */
    public static void copy(final long value, final long target) {
        Memory.putLong(target, value == 0 ? 0L : epochMs(value));
        Memory.putInt(target + Long.BYTES, value == 0 ? 0 : nanosOfMs(value));
    }

    /** The value with a number of fraction digits from 4 to 9. */
    public static long cut(final Scratch scratch, final long value, final int fractionDigits) {
        return isShort(value, fractionDigits)
                ? value
                : of(scratch, epochMs(value), cutNanos(nanosOfMs(value), fractionDigits));
    }

    static int cutNanos(final int nanosOfMs, final int fractionDigits) {
        final int unit = (int) Decimals.power10(MOST_DIGITS - fractionDigits);
        return nanosOfMs / unit * unit;
    }

    /** The milliseconds with a number of fraction digits from 0 to 3, cut towards 1970. */
    public static long toMilliseconds(final long value, final int fractionDigits) {
        return fractionDigits == 3 || isShort(value, fractionDigits)
                ? epochMs(value)
                : Times.cut(epochMs(value), fractionDigits);
    }

    /**
     * Whether Flink's cast leaves a value as it is: its nanoseconds of the second, written without
     * leading zeros, are no longer than the type has digits.
     */
    private static boolean isShort(final long value, final int fractionDigits) {
        final int nanos =
                (int) Math.floorMod(epochMs(value), 1000L) * NANOS_PER_MS + nanosOfMs(value);
        return nanos < Decimals.power10(fractionDigits) && (fractionDigits > 0);
    }

    public static long addMilliseconds(final Scratch scratch, final long value, final long ms) {
        return of(scratch, epochMs(value) + ms, nanosOfMs(value));
    }

    public static long addMonths(final Scratch scratch, final long value, final int months) {
        return of(scratch, Times.addMonths(epochMs(value), months), nanosOfMs(value));
    }
}
