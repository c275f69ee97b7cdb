package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Strings and names of a well-formed JSON text, read in place. A string is told by the address of
 * the byte behind its opening quote. Stateless.
 */
final class JsonStrings {
    /** Code point that stands for the closing quote. */
    static final int END = 0xffffff;

    private static final int WIDTH_SHIFT = 24;
    private static final int CODE_POINT_MASK = (1 << WIDTH_SHIFT) - 1;
    private static final int UNICODE_ESCAPE_BYTES = 6;
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private JsonStrings() {}

    /**
     * The code point at an address, which may be half a surrogate pair, and behind it how many
     * bytes it takes.
     */
    static int next(final long at) {
        final byte first = Memory.getByte(at);
        if (first == '"') {
            return END | (1 << WIDTH_SHIFT);
        }
        if (first != '\\') {
            final int width = Utf8.width(first);
            return Utf8.codePointAt(at, width) | (width << WIDTH_SHIFT);
        }
        final int letter = Memory.getByte(at + 1);
        if (letter != 'u') {
            return meaning(letter) | (2 << WIDTH_SHIFT);
        }
        final int unit = unit(at + 2);
        if (Character.isHighSurrogate((char) unit)
                && Memory.getByte(at + 6) == '\\'
                && Memory.getByte(at + 7) == 'u') {
            final int second = unit(at + 8);
            if (Character.isLowSurrogate((char) second)) {
                return Character.toCodePoint((char) unit, (char) second)
                        | ((2 * UNICODE_ESCAPE_BYTES) << WIDTH_SHIFT);
            }
        }
        return unit | (UNICODE_ESCAPE_BYTES << WIDTH_SHIFT);
    }

    static int codePoint(final int next) {
        return next & CODE_POINT_MASK;
    }

    static int width(final int next) {
        return next >>> WIDTH_SHIFT;
    }

    private static int meaning(final int letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /** The number of four hexadecimal digits, or -1. */
    static int unit(final long at) {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            final int digit = Character.digit((int) Memory.getByte(at + i), 16);
            if (digit < 0) {
                return -1;
            }
            number = (number << 4) | digit;
        }
        return number;
    }

    /**
     * The first quote, backslash or control character, or the end: up to there a string is what it
     * says.
     */
    static long plainEnd(final long from, final long end) {
        long at = from;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            final long word = Memory.getLong(at);
            final long quotes = word ^ EACH_BYTE * '"';
            final long escapes = word ^ EACH_BYTE * '\\';
            // The lowest byte found is right; higher ones may be there by a borrow.
            final long found =
                    (((quotes - EACH_BYTE) & ~quotes)
                                    | ((escapes - EACH_BYTE) & ~escapes)
                                    | ((word - EACH_BYTE * ' ') & ~word))
                            & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < end && isPlain(Memory.getByte(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(final byte letter) {
        return letter != '"' && letter != '\\' && (letter < 0 || letter >= ' ');
    }

    /** As {@link #end(long)}, of a text that ends at an address. */
    static long end(final long string, final long textEnd) {
        long at = plainEnd(string, textEnd);
        while (Memory.getByte(at) != '"') {
            at = plainEnd(at + (Memory.getByte(at) == '\\' ? 2 : 1), textEnd);
        }
        return at + 1;
    }

    /** The address behind the closing quote. */
    static long end(final long string) {
        long at = string;
        while (Memory.getByte(at) != '"') {
            at += Memory.getByte(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Whether a string has these bytes of UTF-8 for its value. */
    static boolean equal(final long string, final byte[] value) {
        long at = string;
        int i = 0;
        while (true) {
            final byte b = Memory.getByte(at);
            if (b == '"') {
                return i == value.length;
            }
            if (b != '\\') {
                if (i == value.length || value[i] != b) {
                    return false;
                }
                i++;
                at++;
                continue;
            }
            final int next = next(at);
            final int codePoint = codePoint(next);
            final int width = utf8Width(codePoint);
            for (int k = 0; k < width; k++, i++) {
                if (i >= value.length || value[i] != utf8Byte(codePoint, width, k)) {
                    return false;
                }
            }
            at += width(next);
        }
    }

    /** Compares by UTF-16 units, as Java compares strings. */
    static int compare(final long left, final long right) {
        long a = left;
        long b = right;
        while (true) {
            final int nextA = next(a);
            final int nextB = next(b);
            final int one = codePoint(nextA);
            final int other = codePoint(nextB);
            if (one != other) {
                if (one == END || other == END) {
                    return one == END ? -1 : 1;
                }
                return Integer.compare(rank(one), rank(other));
            }
            if (one == END) {
                return 0;
            }
            a += width(nextA);
            b += width(nextB);
        }
    }

    /** Compares a text's code points by their UTF-16 units. */
    static int rank(final int codePoint) {
        // characters of two units come before those from U+E000 on
        return codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT
                ? codePoint
                : codePoint >= 0xe000 ? codePoint + Character.MAX_CODE_POINT : codePoint;
    }

    /** Bytes of a code point; half a pair becomes a question mark. */
    static int utf8Width(final int codePoint) {
        if (codePoint < 0x80 || isHalf(codePoint)) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    static byte utf8Byte(final int codePoint, final int width, final int index) {
        if (width == 1) {
            return (byte) (isHalf(codePoint) ? '?' : codePoint);
        }
        final int bits = codePoint >> (6 * (width - 1 - index));
        return (byte) (index == 0 ? (0xf00 >> width) | bits : 0x80 | (bits & 0x3f));
    }

    private static boolean isHalf(final int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
