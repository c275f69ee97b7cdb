package io.heliosdb.streaming.state.memory;

/**
 * The sizes that blocks come in, counted in units of the caller's: 1 to 4 units, then four sizes in
 * each doubling (5, 6, 7, 8, 10, 12, 14, 16, 20, …). Rounding up wastes less than a fifth, and
 * nothing for power-of-two counts of entries of 40, 48, 56 or 64 bytes.
 */
public final class SizeSteps {
    private static final int STEPS = 4;

    private SizeSteps() {}

    /**
     * Number of the smallest size that holds so many units.
     *
     * @param units from 1 to 2<sup>31</sup>
     */
    public static int indexFor(final long units) {
        final int last = (int) (units - 1);
        if (last < STEPS) {
            return last;
        }
        final int doubling = Integer.SIZE - 3 - Integer.numberOfLeadingZeros(last);
        return doubling * STEPS + (last >>> doubling);
    }

    /** Units of a size. */
    public static long units(final int index) {
        if (index < STEPS) {
            return index + 1L;
        }
        return (STEPS + 1L + index % STEPS) << (index / STEPS - 1);
    }
}
