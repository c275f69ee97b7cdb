package io.heliosdb.streaming.operators.sketch;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * What a sketch keeps of a value, 32 bits of its hash: 6 bits that say how many zeroes the one half
 * begins with, plus 1, above the lower 26 bits of the other. The hash is MurmurHash3 of 128 bits
 * (Austin Appleby, public domain), seeded as the library does.
 */
final class Coupon {
    private static final int ADDRESS_BITS = 26;
    private static final int GREATEST_ZEROES = 62;

    private static final long SEED = 9001;
    private static final long FIRST_FACTOR = 0x87c37b91114253d5L;
    private static final long SECOND_FACTOR = 0x4cf5ad432745937fL;
    private static final int BLOCK_BYTES = 2 * Long.BYTES;

    /** Stand for the value of no bytes: no text has them, and nobody writes them. */
    private static final long NOTHING_HEAD = 0xfff3_9c0a_e581_d2c7L;

    private static final long NOTHING_TAIL = 0xffb1_6e2f_08d4_75a9L;

    private Coupon() {}

    /** The coupon of a value of 16 bytes. */
    static int of(final long head, final long tail) {
        final long one = mixOne(SEED, SEED, head);
        return finish(one, mixTwo(SEED, one, tail), 0, 0, BLOCK_BYTES);
    }

    /**
     * The coupon of a text or of bytes.
     *
     * @param text address of uint32 length and the bytes
     */
    static int of(final long text) {
        final int length = Memory.getInt(text);
        if (length == 0) {
            return of(NOTHING_HEAD, NOTHING_TAIL);
        }
        long at = text + Integer.BYTES;
        long one = SEED;
        long two = SEED;
        for (int blocks = length / BLOCK_BYTES; blocks > 0; blocks--) {
            one = mixOne(one, two, Memory.getLong(at));
            two = mixTwo(two, one, Memory.getLong(at + Long.BYTES));
            at += BLOCK_BYTES;
        }
        final int left = length % BLOCK_BYTES;
        return finish(
                one,
                two,
                bytes(at, Math.min(left, Long.BYTES)),
                bytes(at + Long.BYTES, left - Long.BYTES),
                length);
    }

    private static long mixOne(final long one, final long two, final long key) {
        return (Long.rotateLeft(one ^ first(key), 27) + two) * 5 + 0x52dce729;
    }

    private static long mixTwo(final long two, final long one, final long key) {
        return (Long.rotateLeft(two ^ second(key), 31) + one) * 5 + 0x38495ab5;
    }

    private static long first(final long key) {
        return Long.rotateLeft(key * FIRST_FACTOR, 31) * SECOND_FACTOR;
    }

    private static long second(final long key) {
        return Long.rotateLeft(key * SECOND_FACTOR, 33) * FIRST_FACTOR;
    }

    /** As many bytes as a number, the first lowest; 0 for none. */
    private static long bytes(final long at, final int count) {
        if (count == Long.BYTES) {
            return Memory.getLong(at);
        }
        long number = 0;
        for (int i = 0; i < count; i++) {
            number |= (Memory.getByte(at + i) & 0xffL) << (i * Byte.SIZE);
        }
        return number;
    }

    private static int finish(
            final long one, final long two, final long head, final long tail, final int length) {
        final long left = one ^ first(head) ^ length;
        final long right = two ^ second(tail) ^ length;
        final long sum = left + right;
        final long mixedLeft = scatter(sum);
        final long mixedRight = scatter(sum + right);
        final long low = mixedLeft + mixedRight;
        final int zeroes = Long.numberOfLeadingZeros(low + mixedRight);
        final int value = Math.min(zeroes, GREATEST_ZEROES) + 1;
        return (value << ADDRESS_BITS) | address((int) low);
    }

    private static long scatter(final long half) {
        long mixed = (half ^ (half >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** The lower 26 bits. */
    static int address(final int coupon) {
        return coupon & ((1 << ADDRESS_BITS) - 1);
    }

    /** The upper 6 bits, from 1 to 63. */
    static int value(final int coupon) {
        return coupon >>> ADDRESS_BITS;
    }
}
