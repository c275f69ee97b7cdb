package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.expression.RandomSite;

/**
 * RAND, RAND_INTEGER and UUID over states that the caller keeps: first the state moves on, then the
 * number is taken from it. The states of numbers are those of {@code java.util.Random}, whose
 * algorithm its documentation gives; those of a UUID count up.
 */
public final class RandomNumbers {
    private static final long MULTIPLIER = 0x5_DEEC_E66DL;
    private static final long ADDEND = 0xB;
    private static final long STATE_MASK = (1L << 48) - 1;
    private static final int STATE_BITS = 48;
    private static final int HIGH_BITS = 26;
    private static final int LOW_BITS = 27;
    private static final double FRACTION = 0x1.0p-53;
    private static final int UUID_LENGTH = 36;
    private static final long VERSION_MASK = 0xf000L;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT_MASK = 3L << 62;
    private static final long VARIANT = 1L << 63;
    private static final int HEX_DIGITS = Long.SIZE / 4;

    private RandomNumbers() {}

    /** The state of a sequence without a seed, which begins at the time of the first tick. */
    public static long begun(final long state, final long clockMs) {
        return state < 0 ? RandomSite.mixed(state ^ RandomSite.mixed(clockMs)) & STATE_MASK : state;
    }

    /** As {@link #begun}, of UUIDs. */
    public static long begunCount(final long state, final long clockMs) {
        return state < 0
                ? RandomSite.mixed(state ^ RandomSite.mixed(clockMs)) & Long.MAX_VALUE
                : state;
    }

    /** The next state. */
    public static long next(final long state) {
        return (state * MULTIPLIER + ADDEND) & STATE_MASK;
    }

    /** The state that the next integer below a bound is taken from: some are passed over. */
    public static long nextInteger(final long state, final int bound) {
        if (bound <= 0) {
            throw HeliosException.of(
                    FunctionError.ARGUMENT,
                    "the bound of RAND_INTEGER must be positive, but is " + bound);
        }
        long next = next(state);
        if ((bound & -bound) != bound) {
            while (isPastLastWhole(positive(next), bound)) {
                next = next(next);
            }
        }
        return next;
    }

    /** Whether a number lies in the last piece of a bound's length, which is cut off. */
    private static boolean isPastLastWhole(final int number, final int bound) {
        return (long) number - number % bound + bound - 1 > Integer.MAX_VALUE;
    }

    private static int positive(final long state) {
        return (int) (state >>> (STATE_BITS - Integer.SIZE + 1));
    }

    /** The integer below a bound of a state that {@link #nextInteger} gave. */
    public static int integer(final long state, final int bound) {
        final int number = positive(state);
        return (bound & -bound) == bound
                ? (int) (((long) bound * number) >> (Integer.SIZE - 1))
                : number % bound;
    }

    /** The number from 0 to below 1 of two states that follow each other. */
    public static double fraction(final long first, final long second) {
        final long high = first >>> (STATE_BITS - HIGH_BITS);
        final long low = second >>> (STATE_BITS - LOW_BITS);
        return ((high << LOW_BITS) + low) * FRACTION;
    }

    /** The number from 0 to below 1 that comes first after a seed. */
    public static double firstFraction(final int seed) {
        final long first = next(RandomSite.seeded(seed));
        return fraction(first, next(first));
    }

    /** The integer below a bound that comes first after a seed. */
    public static int firstInteger(final int seed, final int bound) {
        return integer(nextInteger(RandomSite.seeded(seed), bound), bound);
    }

    /** The next state of UUIDs. */
    public static long nextCount(final long state) {
        return (state + 1) & Long.MAX_VALUE;
    }

    /** The UUID of a state, of version 4. */
    public static long uuid(final Scratch scratch, final long state) {
        final long high = (RandomSite.mixed(2 * state) & ~VERSION_MASK) | VERSION;
        final long low = (RandomSite.mixed(2 * state + 1) & ~VARIANT_MASK) | VARIANT;
        final long text = scratch.open(UUID_LENGTH);
        long at = text + Scratch.HEADER_BYTES;
        for (int digit = 0; digit < 2 * HEX_DIGITS; digit++) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
                Memory.putByte(at++, (byte) '-');
            }
            final long half = digit < HEX_DIGITS ? high : low;
            final int shift = Long.SIZE - 4 * (digit % HEX_DIGITS + 1);
            Memory.putByte(at++, (byte) Character.forDigit((int) (half >>> shift) & 0xf, 16));
        }
        return scratch.close(text, UUID_LENGTH);
    }
}
