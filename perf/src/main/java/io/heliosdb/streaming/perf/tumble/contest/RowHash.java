package io.heliosdb.streaming.perf.tumble.contest;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * A hash of a result row: its 8-byte words times odd numbers, added and mixed. Equal rows are equal
 * bytes, so it serves any columns; the words do not wait for each other, so it costs little.
 */
public final class RowHash {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final long MIX = 0xC2B2AE3D27D4EB4FL;

    private RowHash() {}

    /** The share of one word, to be added to the others'. */
    public static long word(final int index, final long value) {
        return value * (ODD * (2L * index + 1));
    }

    /** The hash, from the sum of all words' shares. */
    public static long finish(final long sum) {
        final long mixed = (sum ^ (sum >>> 32)) * MIX;
        return mixed ^ (mixed >>> 29);
    }

    /**
     * Hashes a row.
     *
     * @param length its bytes, a multiple of 8
     */
    public static long of(final long address, final int length) {
        long sum = 0;
        for (int offset = 0; offset < length; offset += Long.BYTES) {
            sum += word(offset >>> 3, Memory.getLong(address + offset));
        }
        return finish(sum);
    }
}
