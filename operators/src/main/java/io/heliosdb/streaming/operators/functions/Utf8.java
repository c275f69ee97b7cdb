package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The layout of text values and what other text functions build on: a uint32 length in bytes at the
 * value's address, then that many bytes of UTF-8. Positions and lengths here are in bytes unless a
 * name says code points.
 */
public final class Utf8 {
    /** Address that stands for NULL among results. */
    public static final long NULL = 0;

    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long EACH_BYTE = 0x0101010101010101L;

    private Utf8() {}

    /** Length in bytes. */
    public static int length(final long text) {
        return Memory.getInt(text);
    }

    /** Address of the first byte. */
    public static long bytes(final long text) {
        return text + Scratch.HEADER_BYTES;
    }

    public static boolean equal(final long left, final long right) {
        final int length = length(left);
        return length == length(right) && Memory.equal(bytes(left), bytes(right), length);
    }

    /** Compares by code point. */
    public static int compare(final long left, final long right) {
        return Memory.compare(bytes(left), length(left), bytes(right), length(right));
    }

    /** Bytes of the code point that starts with this byte; 1 for a byte that cannot start one. */
    static int width(final byte first) {
        if (first >= 0) {
            return 1;
        }
        if ((first & 0xe0) == 0xc0 && (first & 0x1e) != 0) {
            return 2;
        }
        if ((first & 0xf0) == 0xe0) {
            return 3;
        }
        return (first & 0xf8) == 0xf0 ? 4 : 1;
    }

    /** The code point at an offset; U+FFFD for bytes that are none. */
    static int codePoint(final long text, final int offset) {
        return codePointAt(bytes(text) + offset, length(text) - offset);
    }

    /** The code point at an address, of at most so many bytes; U+FFFD for bytes that are none. */
    static int codePointAt(final long at, final int available) {
        final byte first = Memory.getByte(at);
        final int width = width(first);
        if (width == 1 || width > available) {
            return first >= 0 ? first : 0xfffd;
        }
        int codePoint = first & (0x7f >> width);
        for (int i = 1; i < width; i++) {
            codePoint = (codePoint << 6) | (Memory.getByte(at + i) & 0x3f);
        }
        return codePoint;
    }

    /** CHAR_LENGTH: the number of code points. */
    public static int codePointCount(final long text) {
        final int length = length(text);
        final long start = bytes(text);
        int continuations = 0;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            continuations += continuations(Memory.getLong(start + i));
        }
        if (i < length && length >= Long.BYTES) {
            return length - continuations - continuations(lastBytes(start, length, length - i));
        }
        for (; i < length; i++) {
            continuations += (Memory.getByte(start + i) & 0xc0) == 0x80 ? 1 : 0;
        }
        return length - continuations;
    }

    /** How many bytes of a word are 10xxxxxx: the highest bit set, the next one not. */
    private static int continuations(final long word) {
        return Long.bitCount(word & ~(word << 1) & HIGH_BITS);
    }

    /** The last few of at least eight bytes, with zeros behind them. */
    private static long lastBytes(final long start, final int length, final int count) {
        return Memory.getLong(start + length - Long.BYTES) >>> (Byte.SIZE * (Long.BYTES - count));
    }

    /** Offset in bytes behind so many code points, at most the length. */
    static int skip(final long text, final int from, final int codePoints) {
        final int length = length(text);
        final long start = bytes(text);
        int offset = from;
        for (int i = 0; i < codePoints && offset < length; i++) {
            offset += width(Memory.getByte(start + offset));
        }
        return Math.min(offset, length);
    }

    static boolean isAscii(final long text) {
        return isAscii(bytes(text), length(text));
    }

    /** Whether bytes from an address on are ASCII. */
    static boolean isAscii(final long start, final int length) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if ((Memory.getLong(start + i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        if (i < length && length >= Long.BYTES) {
            return (Memory.getLong(start + length - Long.BYTES) & HIGH_BITS) == 0;
        }
        for (; i < length; i++) {
            if (Memory.getByte(start + i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether Java's strings would give the same bytes back. */
    static boolean isWellFormed(final long text) {
        final int length = length(text);
        final long start = bytes(text);
        int i = 0;
        while (i < length) {
            if (i + Long.BYTES <= length && (Memory.getLong(start + i) & HIGH_BITS) == 0) {
                i += Long.BYTES;
                continue;
            }
            final byte first = Memory.getByte(start + i);
            final int width = width(first);
            if (width == 1 ? first < 0 : !isCharacter(start + i, width, length - i)) {
                return false;
            }
            i += width;
        }
        return true;
    }

    /** Whether bytes of a character's width are neither cut off nor longer than necessary. */
    private static boolean isCharacter(final long at, final int width, final int available) {
        if (width > available) {
            return false;
        }
        for (int i = 1; i < width; i++) {
            if ((Memory.getByte(at + i) & 0xc0) != 0x80) {
                return false;
            }
        }
        final int codePoint = codePointAt(at, width);
        return switch (width) {
            case 2 -> true;
            case 3 -> codePoint >= 0x800 && (codePoint < 0xd800 || codePoint > 0xdfff);
            default -> Character.isSupplementaryCodePoint(codePoint);
        };
    }

    /**
     * Whether every code point is one UTF-16 unit, so that code points count as Java's characters.
     */
    static boolean isBasic(final long text) {
        final int length = length(text);
        final long start = bytes(text);
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            final long word = Memory.getLong(start + i);
            if ((word & HIGH_BITS) != 0 && hasLong(word)) {
                return false;
            }
        }
        if (i < length && length >= Long.BYTES) {
            return !hasLong(lastBytes(start, length, length - i));
        }
        for (; i < length; i++) {
            if ((Memory.getByte(start + i) & 0xf8) == 0xf0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a byte of a word is 11110xxx, the first one of four. */
    private static boolean hasLong(final long word) {
        return (word & (word << 1) & (word << 2) & (word << 3) & ~(word << 4) & HIGH_BITS) != 0;
    }

    /** Offset of the first occurrence of a text at or behind an offset, or -1. */
    static int indexOf(final long text, final long sought, final int from) {
        final int soughtLength = length(sought);
        final int last = length(text) - soughtLength;
        final long start = bytes(text);
        if (soughtLength == 0) {
            return from <= last ? from : -1;
        }
        final long soughtBytes = bytes(sought);
        final byte first = Memory.getByte(soughtBytes);
        final int distance = soughtLength - 1;
        final byte behind = Memory.getByte(soughtBytes + distance);
        int at = ByteSearch.indexOf(start, first, behind, distance, from, last + 1);
        while (at <= last && !Memory.equal(start + at, soughtBytes, soughtLength)) {
            at = ByteSearch.indexOf(start, first, behind, distance, at + 1, last + 1);
        }
        return at <= last ? at : -1;
    }

    /** How often a byte is in a text. */
    static int count(final long text, final byte sought) {
        final long pattern = (sought & 0xffL) * EACH_BYTE;
        final int length = length(text);
        final long start = bytes(text);
        int count = 0;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            final long differences = Memory.getLong(start + at) ^ pattern;
            // Exact for each byte, for nothing is borrowed: the high bit is left where it is 0.
            final long others = ((differences & ~HIGH_BITS) + ~HIGH_BITS) | differences;
            count += Long.bitCount(~others & HIGH_BITS);
        }
        for (; at < length; at++) {
            count += Memory.getByte(start + at) == sought ? 1 : 0;
        }
        return count;
    }

    static boolean equalAt(final long text, final int offset, final long other) {
        final int otherLength = length(other);
        return offset >= 0
                && offset <= length(text) - otherLength
                && Memory.equal(bytes(text) + offset, bytes(other), otherLength);
    }

    /** A part of a text as a text of its own; the text itself if it is all of it. */
    static long slice(final Scratch scratch, final long text, final int from, final int length) {
        if (length == length(text)) {
            return text;
        }
        if (length == 0) {
            return scratch.empty();
        }
        final long result = scratch.open(length);
        Memory.copy(bytes(text) + from, bytes(result), length);
        return scratch.close(result, length);
    }
}
