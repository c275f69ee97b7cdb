package io.heliosdb.streaming.operators.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Averages of {@link WideDecimals} that need more than 128 bits on their way, or are too long. */
public final class WideAverages {
    private WideAverages() {}

    /** The average whatever its length. */
    static BigDecimal big(
            final long sum, final long count, final int scale, final int resultScale) {
        return WideDecimals.toBig(sum, scale)
                .divide(BigDecimal.valueOf(count), resultScale, RoundingMode.HALF_UP);
    }

    /**
     * Whether {@link WideArithmetic#average} has at most so many digits; one that has more is of no
     * use.
     *
     * @param digits of the result's type
     */
    public static boolean fits(
            final Scratch scratch,
            final long sum,
            final long count,
            final int scale,
            final int resultScale,
            final int digits) {
        return Magnitudes.canShift(sum, resultScale - scale)
                ? WideArithmetic.fits(
                        WideArithmetic.average(scratch, sum, count, scale, resultScale), digits)
                : big(sum, count, scale, resultScale).precision() <= digits;
    }
}
