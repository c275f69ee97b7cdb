package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.util.Locale;

/**
 * UPPER, LOWER, INITCAP. Letters beyond ASCII take Java's rules, on the heap; INITCAP knows ASCII
 * only, as Flink's does.
 */
public final class TextCase {
    private static final int DISTANCE = 'a' - 'A';

    private TextCase() {}

    public static long upper(final Scratch scratch, final long text) {
        if (!Utf8.isAscii(text)) {
            return HeapText.text(scratch, HeapText.string(text).toUpperCase(Locale.ROOT));
        }
        final int length = Utf8.length(text);
        final long result = scratch.open(length);
        for (int i = 0; i < length; i++) {
            final byte b = Memory.getByte(Utf8.bytes(text) + i);
            Memory.putByte(Utf8.bytes(result) + i, isLower(b) ? (byte) (b - DISTANCE) : b);
        }
        return scratch.close(result, length);
    }

    public static long lower(final Scratch scratch, final long text) {
        if (!Utf8.isAscii(text)) {
            return HeapText.text(scratch, HeapText.string(text).toLowerCase(Locale.ROOT));
        }
        final int length = Utf8.length(text);
        final long result = scratch.open(length);
        for (int i = 0; i < length; i++) {
            final byte b = Memory.getByte(Utf8.bytes(text) + i);
            Memory.putByte(Utf8.bytes(result) + i, isUpper(b) ? (byte) (b + DISTANCE) : b);
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
