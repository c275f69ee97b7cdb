package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Search for bytes in memory, eight places at a time.
 *
 * <p>A byte of a word that is zero is found as in <i>Hacker's Delight</i>, 6-1: the lowest one
 * exactly; above it a borrow may make others seem so, which are not looked at.
 */
final class ByteSearch {
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long EACH_BYTE = 0x0101010101010101L;

    private ByteSearch() {}

    /** Offset of the first such byte in a range, or what is greater of its two ends. */
    static int indexOf(final long start, final byte sought, final int from, final int end) {
        final long pattern = (sought & 0xffL) * EACH_BYTE;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            final long found = zeros(Memory.getLong(start + at) ^ pattern);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        if (at < end && end >= Long.BYTES) {
            // The last word again, without the bytes that have been looked at.
            final int rest = end - at;
            final long word =
                    Memory.getLong(start + end - Long.BYTES) >>> (Byte.SIZE * (Long.BYTES - rest));
            final long found = zeros(word ^ pattern);
            return at + Math.min(rest, Long.numberOfTrailingZeros(found) / Byte.SIZE);
        }
        while (at < end && Memory.getByte(start + at) != sought) {
            at++;
        }
        return at;
    }

    /**
     * Offset of the first byte in a range that is right and has another one right behind it. Two
     * bytes let few places through that are not what is sought, and it is places let through that
     * cost: a processor does not foresee them. The first and the last byte of what is sought go
     * together less often by chance than the first two.
     *
     * @param behind the other byte
     * @param distance from the first to the other; what lies this far behind the range is read
     * @return the offset, or what is greater of the two ends
     */
    static int indexOf(
            final long start,
            final byte first,
            final byte behind,
            final int distance,
            final int from,
            final int end) {
        final long pattern = (first & 0xffL) * EACH_BYTE;
        final long other = (behind & 0xffL) * EACH_BYTE;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            final long place = start + at;
            final long found =
                    zeros(
                            (Memory.getLong(place) ^ pattern)
                                    | (Memory.getLong(place + distance) ^ other));
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        if (at < end && end >= Long.BYTES) {
            final int rest = end - at;
            final long place = start + end - Long.BYTES;
            final long word =
                    ((Memory.getLong(place) ^ pattern) | (Memory.getLong(place + distance) ^ other))
                            >>> (Byte.SIZE * (Long.BYTES - rest));
            final long found = zeros(word);
            return at + Math.min(rest, Long.numberOfTrailingZeros(found) / Byte.SIZE);
        }
        while (at < end
                && (Memory.getByte(start + at) != first
                        || Memory.getByte(start + at + distance) != behind)) {
            at++;
        }
        return at;
    }

    private static long zeros(final long word) {
        return (word - EACH_BYTE) & ~word & HIGH_BITS;
    }
}
