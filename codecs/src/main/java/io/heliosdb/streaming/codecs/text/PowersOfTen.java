package io.heliosdb.streaming.codecs.text;

/** Powers of ten that fit a long. */
final class PowersOfTen {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private PowersOfTen() {}

    /** Ten to the power of an exponent from 0 to 18. */
    static long of(final int exponent) {
        return POWERS[exponent];
    }
}
