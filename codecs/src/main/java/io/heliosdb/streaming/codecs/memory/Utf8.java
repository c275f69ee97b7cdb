package io.heliosdb.streaming.codecs.memory;

/**
 * Checks that bytes are well-formed UTF-8 as Unicode defines it (table 3-7: no overlong forms, no
 * surrogates, nothing above U+10FFFF). Stateless.
 */
public final class Utf8 {
    private Utf8() {}

    /** Whether the bytes are well formed. */
    public static boolean isValid(final long address, final int length) {
        return firstInvalid(address, length) == length;
    }

    /** Index of the first byte that is not part of a well-formed sequence, or the length. */
    public static int firstInvalid(final long address, final int length) {
        int i = 0;
        while (i < length) {
            if (i + Long.BYTES <= length
                    && (Memory.getLong(address + i) & 0x8080808080808080L) == 0) {
                i += Long.BYTES;
            } else if (Memory.getByte(address + i) >= 0) {
                i++;
            } else {
                final int width = sequenceLength(address + i, length - i);
                if (width == 0) {
                    return i;
                }
                i += width;
            }
        }
        return length;
    }

    /** Bytes of the well-formed sequence of several bytes at an address, or 0 if there is none. */
    private static int sequenceLength(final long address, final int available) {
        final int first = Memory.getByte(address) & 0xff;
        if (first < 0xc2 || first > 0xf4 || available < 2) {
            return 0;
        }
        final int second = Memory.getByte(address + 1) & 0xff;
        if (first < 0xe0) {
            return isContinuation(second) ? 2 : 0;
        }
        if (available < 3 || !isContinuation(Memory.getByte(address + 2) & 0xff)) {
            return 0;
        }
        if (first < 0xf0) {
            final int least = first == 0xe0 ? 0xa0 : 0x80;
            final int most = first == 0xed ? 0x9f : 0xbf;
            return second >= least && second <= most ? 3 : 0;
        }
        if (available < 4 || !isContinuation(Memory.getByte(address + 3) & 0xff)) {
            return 0;
        }
        final int least = first == 0xf0 ? 0x90 : 0x80;
        final int most = first == 0xf4 ? 0x8f : 0xbf;
        return second >= least && second <= most ? 4 : 0;
    }

    private static boolean isContinuation(final int value) {
        return (value & 0xc0) == 0x80;
    }
}
