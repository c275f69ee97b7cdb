package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.Locale;

/**
 * UPPER, LOWER, INITCAP. Letters beyond ASCII take Java's rules: those of two bytes by {@link
 * CaseTable}, others on the heap. INITCAP knows ASCII only, as Flink's does.
 */
public final class TextCase {
    private static final int DISTANCE = 'a' - 'A';
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private TextCase() {}

    public static long upper(final Scratch scratch, final long text) {
        final long changed = changed(scratch, text, CaseTable.UPPER, 'a', 'z');
        return changed != Utf8.NULL
                ? changed
                : HeapText.text(scratch, HeapText.string(text).toUpperCase(Locale.ROOT));
    }

    public static long lower(final Scratch scratch, final long text) {
        final long changed = changed(scratch, text, CaseTable.LOWER, 'A', 'Z');
        return changed != Utf8.NULL
                ? changed
                : HeapText.text(scratch, HeapText.string(text).toLowerCase(Locale.ROOT));
    }

    /**
     * The text with the letters of one case in the other one; {@link Utf8#NULL} if there are some
     * that become longer or shorter, or depend on their neighbours.
     */
    private static long changed(
            final Scratch scratch,
            final long text,
            final CaseTable table,
            final char first,
            final char last) {
        final int length = Utf8.length(text);
        final long source = Utf8.bytes(text);
        final long result = scratch.open(length);
        final long target = Utf8.bytes(result);
        final long below = (Byte.MAX_VALUE + 1L - first) * EACH_BYTE;
        final long above = (Byte.MAX_VALUE - (long) last) * EACH_BYTE;
        int i = 0;
        while (i < length) {
            if (length >= Long.BYTES) {
                // at the end some bytes once more: they become what they have become
                final int at = Math.min(i, length - Long.BYTES);
                final long word = Memory.getLong(source + at);
                if ((word & HIGH_BITS) == 0) {
                    final long letters = (word + below) & ~(word + above) & HIGH_BITS;
                    Memory.putLong(target + at, word ^ (letters >>> 2)); // 0x80 becomes 0x20
                    i = at + Long.BYTES;
                    continue;
                }
            }
            final byte b = Memory.getByte(source + i);
            if (b >= 0) {
                Memory.putByte(target + i, b >= first && b <= last ? (byte) (b ^ DISTANCE) : b);
                i++;
            } else {
                final int pair = i + 1 < length ? table.pair(b, Memory.getByte(source + i + 1)) : 0;
                if (pair == 0) {
                    return Utf8.NULL;
                }
                Memory.putByte(target + i, (byte) (pair >> Byte.SIZE));
                Memory.putByte(target + i + 1, (byte) pair);
                i += 2;
            }
        }
        return scratch.close(result, length);
    }

    /**
     * Words are runs of ASCII letters and digits; their first letter becomes upper case, the others
     * lower case.
     */
    public static long initcap(final Scratch scratch, final long text) {
        final int length = Utf8.length(text);
        final long result = scratch.open(length);
        boolean isStart = true;
        for (int i = 0; i < length; i++) {
            final byte b = Memory.getByte(Utf8.bytes(text) + i);
            byte written = b;
            if (isStart && isLower(b)) {
                written = (byte) (b - DISTANCE);
            } else if (!isStart && isUpper(b)) {
                written = (byte) (b + DISTANCE);
            }
            isStart = !isLower(b) && !isUpper(b) && (b < '0' || b > '9');
            Memory.putByte(Utf8.bytes(result) + i, written);
        }
        return scratch.close(result, length);
    }

    private static boolean isLower(final byte b) {
        return b >= 'a' && b <= 'z';
    }

    private static boolean isUpper(final byte b) {
        return b >= 'A' && b <= 'Z';
    }
}
