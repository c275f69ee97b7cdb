package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The sum of squared differences from the mean, kept up to date value by value: Welford's algorithm
 * (Technometrics 4(3), 1962), and for merging the formula of Chan, Golub and LeVeque. A mean and a
 * sum lie in native memory; how many values they are of is counted elsewhere.
 */
final class Variations {
    private Variations() {}

    /**
     * Takes in a value.
     *
     * @param count of the values taken in before
     */
    static void add(final long mean, final long squares, final long count, final double value) {
        final double before = value - Memory.getDouble(mean);
        final double newMean = Memory.getDouble(mean) + before / (count + 1);
        Memory.putDouble(mean, newMean);
        Memory.putDouble(squares, Memory.getDouble(squares) + before * (value - newMean));
    }

    /**
     * Takes a value back.
     *
     * @param count of the values there were before
     */
    static void retract(final long mean, final long squares, final long count, final double value) {
        final long left = count - 1;
        if (left == 0) {
            Memory.putDouble(mean, 0);
            Memory.putDouble(squares, 0);
        } else {
            final double after = value - Memory.getDouble(mean);
            final double newMean = Memory.getDouble(mean) - after / left;
            Memory.putDouble(mean, newMean);
            Memory.putDouble(squares, Memory.getDouble(squares) - (value - newMean) * after);
        }
    }

    /** Takes in the values of another mean and sum. */
    static void merge(
            final long mean,
            final long squares,
            final long count,
            final long otherMean,
            final long otherSquares,
            final long otherCount) {
        if (otherCount <= 0) {
            return;
        }
        if (count == 0) {
            Memory.putDouble(mean, Memory.getDouble(otherMean));
            Memory.putDouble(squares, Memory.getDouble(otherSquares));
            return;
        }
        final double all = count + otherCount;
        final double distance = Memory.getDouble(otherMean) - Memory.getDouble(mean);
        Memory.putDouble(mean, Memory.getDouble(mean) + otherCount / all * distance);
        final double between = (double) count * otherCount / all * distance * distance;
        Memory.putDouble(
                squares, Memory.getDouble(squares) + Memory.getDouble(otherSquares) + between);
    }
}
