package io.heliosdb.streaming.operators.expression;

/**
 * A TIMESTAMP of more than three fraction digits, as a constant and as a value of the interpreter.
 *
 * @param epochMs milliseconds since 1970-01-01 00:00:00, rounded down
 * @param nanosOfMs nanoseconds within the millisecond, 0 to 999,999
 */
public record FineTimestamp(long epochMs, int nanosOfMs) implements Comparable<FineTimestamp> {
    private static final int MOST_DIGITS = 9;

    /** The value with a number of fraction digits from 4 to 9; further ones are dropped. */
    public FineTimestamp truncated(final int fractionDigits) {
        int unit = 1;
        for (int i = fractionDigits; i < MOST_DIGITS; i++) {
            unit *= 10;
        }
        return new FineTimestamp(epochMs, nanosOfMs / unit * unit);
    }

    @Override
    public int compareTo(final FineTimestamp other) {
        return epochMs == other.epochMs
                ? Integer.compare(nanosOfMs, other.nanosOfMs)
                : Long.compare(epochMs, other.epochMs);
    }
}
