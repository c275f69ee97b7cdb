package io.heliosdb.streaming.state.table;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The hash functions of keys: fixed for ever, because the physical order of an {@link InlineTable}
 * and its snapshots depend on them.
 *
 * <p>Tables use the upper half of a hash; its bits depend on every bit of the input (multiply,
 * fold, multiply, in the manner of MurmurHash3's finaliser by Austin Appleby; the constants are
 * those of David Stafford's "Mix13" and the golden ratio). Not meant to resist keys chosen to
 * collide: a table stays correct under those, not fast.
 */
public final class KeyHash {
    private static final long FIRST_FACTOR = 0xbf58476d1ce4e5b9L;
    private static final long SECOND_FACTOR = 0x94d049bb133111ebL;
    private static final long COLUMN_FACTOR = 0x9e3779b97f4a7c15L;

    private KeyHash() {}

    /** Hash of one value of up to eight bytes. */
    public static long mix(final long value) {
        final long product = value * FIRST_FACTOR;
        return (product ^ (product >>> 32)) * SECOND_FACTOR;
    }

    /**
     * Adds a value to a hash; the order of columns matters.
     *
     * @param hash of the columns before
     * @param value the next column, or a hash of it
     */
    public static long combine(final long hash, final long value) {
        return mix(hash ^ (value * COLUMN_FACTOR));
    }

    /**
     * Hash of bytes; reads nothing outside them.
     *
     * @param length 0 or more
     */
    public static long bytes(final long address, final int length) {
        long hash = length * COLUMN_FACTOR;
        if (length >= Long.BYTES) {
            final long last = address + length - Long.BYTES;
            for (long at = address; at < last; at += Long.BYTES) {
                hash = fold(hash, Memory.getLong(at));
            }
            return mix(fold(hash, Memory.getLong(last)));
        }
        return mix(fold(hash, tail(address, length)));
    }

    private static long fold(final long hash, final long value) {
        final long product = (hash ^ value) * FIRST_FACTOR;
        return product ^ (product >>> 29);
    }

    /**
     * The bytes of a value shorter than eight, packed without reading past it; some are read twice,
     * which does no harm as the length is hashed too.
     */
    private static long tail(final long address, final int length) {
        if (length >= Integer.BYTES) {
            final long first = Memory.getInt(address) & 0xffffffffL;
            return first | ((long) Memory.getInt(address + length - Integer.BYTES) << 32);
        }
        if (length == 0) {
            return 0;
        }
        final long first = Memory.getByte(address) & 0xff;
        final long middle = Memory.getByte(address + (length >> 1)) & 0xff;
        final long last = Memory.getByte(address + length - 1) & 0xff;
        return first | (middle << 8) | (last << 16);
    }
}
