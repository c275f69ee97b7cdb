package io.heliosdb.streaming.operators.functions;

/**
 * TO_TIMESTAMP_LTZ of a number: seconds since 1970, of which the last digits are a fraction. NULL,
 * told by {@link Scratch#wasNull()}, outside the years 0 to 9999.
 */
public final class Epochs {
    private static final long LEAST_SECONDS = -62_167_219_200L;
    private static final long GREATEST_SECONDS = 253_402_300_799L;
    private static final int NANO_DIGITS = 9;
    private static final long NANOS_PER_MS = 1_000_000;

    private Epochs() {}

    /** Milliseconds since 1970, rounded down. */
    public static long milliseconds(
            final Scratch scratch, final long number, final int fractionDigits) {
        final long unit = Decimals.power10(fractionDigits);
        final long seconds = seconds(scratch, number, unit);
        return scratch.wasNull()
                ? 0
                : seconds * 1000 + nanos(number, unit, fractionDigits) / NANOS_PER_MS;
    }

    /** The address of a timestamp of more than 3 fraction digits. */
    public static long fine(final Scratch scratch, final long number, final int fractionDigits) {
        final long unit = Decimals.power10(fractionDigits);
        final long seconds = seconds(scratch, number, unit);
        if (scratch.wasNull()) {
            return 0;
        }
        final long nanos = nanos(number, unit, fractionDigits);
        return FineTimestamps.of(
                scratch, seconds * 1000 + nanos / NANOS_PER_MS, (int) (nanos % NANOS_PER_MS));
    }

    private static long seconds(final Scratch scratch, final long number, final long unit) {
        final long seconds = Math.floorDiv(number, unit);
        scratch.setNull(seconds < LEAST_SECONDS || seconds > GREATEST_SECONDS);
        return seconds;
    }

    private static long nanos(final long number, final long unit, final int fractionDigits) {
        return Math.floorMod(number, unit) * Decimals.power10(NANO_DIGITS - fractionDigits);
    }

    /** As of a whole number, which may have a fraction of its last digit. */
    public static long milliseconds(
            final Scratch scratch, final double number, final int fractionDigits) {
        return isInRange(scratch, number, fractionDigits)
                ? milliseconds(scratch, allNanos(number, fractionDigits), NANO_DIGITS)
                : 0;
    }

    /** As of a whole number, which may have a fraction of its last digit. */
    public static long fine(final Scratch scratch, final double number, final int fractionDigits) {
        return isInRange(scratch, number, fractionDigits)
                ? fine(scratch, allNanos(number, fractionDigits), NANO_DIGITS)
                : 0;
    }

    private static boolean isInRange(
            final Scratch scratch, final double number, final int fractionDigits) {
        final double seconds = number / Decimals.power10(fractionDigits);
        scratch.setNull(seconds < LEAST_SECONDS || seconds > GREATEST_SECONDS);
        return !scratch.wasNull();
    }

    private static long allNanos(final double number, final int fractionDigits) {
        return (long) (number * Decimals.power10(NANO_DIGITS - fractionDigits));
    }
}
