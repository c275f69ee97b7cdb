package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;

/** Looks at text byte by byte. Stateless. */
public final class Ascii {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Ascii() {}

    /** How many bytes at the start {@code String.trim()} would take away. */
    public static int leadingSpace(final long address, final int length) {
        int count = 0;
        while (count < length && (Memory.getByte(address + count) & 0xff) <= ' ') {
            count++;
        }
        return count;
    }

    /** Length that remains after {@code String.trim()} at the end. */
    public static int trimmedLength(final long address, final int length) {
        int remaining = length;
        while (remaining > 0 && (Memory.getByte(address + remaining - 1) & 0xff) <= ' ') {
            remaining--;
        }
        return remaining;
    }

    /**
     * Address of the first of some bytes that has a value, or the end. Reads up to 7 bytes behind
     * the end.
     *
     * @param letter below 128
     */
    public static long find(final int letter, final long from, final long end) {
        final long pattern = ONES * letter;
        for (long at = from; at < end; at += Long.BYTES) {
            final long difference = Memory.getLong(at) ^ pattern;
            final long found = (difference - ONES) & ~difference & HIGH_BITS;
            if (found != 0) {
                return Math.min(end, at + (Long.numberOfTrailingZeros(found) >>> 3));
            }
        }
        return end;
    }

    /** Whether a byte is one of 0 to 9. */
    public static boolean isDigit(final int value) {
        return value >= '0' && value <= '9';
    }

    /** Whether every byte is below 128. */
    public static boolean isAscii(final long address, final int length) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if ((Memory.getLong(address + i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (Memory.getByte(address + i) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the bytes spell a word, whose letters are given in lower case; upper and lower case
     * are the same.
     */
    public static boolean equalsIgnoreCase(
            final long address, final int length, final String lowerCaseWord) {
        if (length != lowerCaseWord.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            final int letter = Memory.getByte(address + i);
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter)
                    != lowerCaseWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes as a new String, for slow paths and errors. */
    public static String string(final long address, final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(address, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
