package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.math.BigDecimal;

/** WELFORD_M2: mean and sum of squared differences from it, by Welford's algorithm. */
final class Variation {
    private final SqlType type;
    private double mean;
    private double squares;

    Variation(final SqlType type) {
        this.type = type;
    }

    /**
     * @param count of the values with this one
     */
    void add(final Object argument, final long count) {
        final double number = number(argument);
        final double before = number - mean;
        mean += before / count;
        squares += before * (number - mean);
    }

    /**
     * @param left count of the values without this one
     */
    void retract(final Object argument, final long left) {
        if (left == 0) {
            mean = 0;
            squares = 0;
            return;
        }
        final double number = number(argument);
        final double after = number - mean;
        mean -= after / left;
        squares -= (number - mean) * after;
    }

    /**
     * @param count of the values before
     * @param laterCount of the later ones
     */
    void merge(final Variation later, final long count, final long laterCount) {
        if (count == 0) {
            mean = later.mean;
            squares = later.squares;
            return;
        }
        final double share = (double) laterCount / (count + laterCount);
        final double distance = later.mean - mean;
        mean += share * distance;
        squares =
                squares
                        + later.squares
                        + (double) count * laterCount / (count + laterCount) * distance * distance;
    }

    private double number(final Object argument) {
        return number(argument, type);
    }

    /** A number as a double: a decimal of at most 18 digits by dividing its digits. */
    static double number(final Object value, final SqlType type) {
        if (value instanceof BigDecimal decimal && type.isLongDecimal()) {
            return (double) decimal.unscaledValue().longValue()
                    / BigDecimal.ONE.scaleByPowerOfTen(type.scale()).doubleValue();
        }
        return ((Number) value).doubleValue();
    }

    /** The sum, or null where rounding has made it negative. */
    Double result() {
        return squares < 0 ? null : (Double) squares;
    }

    void snapshot(final SnapshotWriter writer) {
        writer.putLong(Double.doubleToRawLongBits(mean));
        writer.putLong(Double.doubleToRawLongBits(squares));
    }

    void restore(final SnapshotReader reader) {
        mean = Double.longBitsToDouble(reader.getLong());
        squares = Double.longBitsToDouble(reader.getLong());
    }
}
