package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Texts as integers and truth values: CAST fails where TRY_CAST answers NULL, told by {@link
 * Scratch#wasNull()}. Spaces around a number do not count; a fraction is checked and dropped.
 */
public final class IntegerParser {
    private IntegerParser() {}

    public static byte toByte(final Scratch scratch, final long text) {
        return (byte)
                require(
                        scratch,
                        tryRange(scratch, text, Byte.MIN_VALUE, Byte.MAX_VALUE),
                        text,
                        "TINYINT");
    }

    public static short toShort(final Scratch scratch, final long text) {
        return (short)
                require(
                        scratch,
                        tryRange(scratch, text, Short.MIN_VALUE, Short.MAX_VALUE),
                        text,
                        "SMALLINT");
    }

    public static int toInt(final Scratch scratch, final long text) {
        return (int)
                require(
                        scratch,
                        tryRange(scratch, text, Integer.MIN_VALUE, Integer.MAX_VALUE),
                        text,
                        "INT");
    }

    public static long toLong(final Scratch scratch, final long text) {
        return require(scratch, tryLong(scratch, text), text, "BIGINT");
    }

    public static byte tryByte(final Scratch scratch, final long text) {
        return (byte) tryRange(scratch, text, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public static short tryShort(final Scratch scratch, final long text) {
        return (short) tryRange(scratch, text, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public static int tryInt(final Scratch scratch, final long text) {
        return (int) tryRange(scratch, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static long require(
            final Scratch scratch, final long value, final long text, final String type) {
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), type);
        }
        return value;
    }

    private static long tryRange(
            final Scratch scratch, final long text, final long least, final long most) {
        final long value = tryLong(scratch, text);
        if (value < least || value > most) {
            return nothing(scratch);
        }
        return value;
    }

    /**
     * NULL unless the text is an optional sign, digits, and optionally a point and digits, within
     * the range of BIGINT.
     */
    public static long tryLong(final Scratch scratch, final long text) {
        long from = Utf8.bytes(text);
        long end = from + Utf8.length(text);
        while (from < end && Memory.getByte(from) == ' ') {
            from++;
        }
        while (from < end && Memory.getByte(end - 1) == ' ') {
            end--;
        }
        final byte first = from < end ? Memory.getByte(from) : 0;
        final boolean isNegative = first == '-';
        if (isNegative || first == '+') {
            from++;
        }
        if (from == end) {
            return nothing(scratch);
        }
        // Counts in negative numbers, which reach one further than positive ones.
        long negated = 0;
        for (; from < end && Memory.getByte(from) != '.'; from++) {
            final int digit = Memory.getByte(from) - '0';
            if (digit < 0 || digit > 9 || negated < Long.MIN_VALUE / 10) {
                return nothing(scratch);
            }
            negated = negated * 10 - digit;
            if (negated > 0) {
                return nothing(scratch);
            }
        }
        for (from++; from < end; from++) {
            if (Memory.getByte(from) < '0' || Memory.getByte(from) > '9') {
                return nothing(scratch);
            }
        }
        if (!isNegative && negated == Long.MIN_VALUE) {
            return nothing(scratch);
        }
        scratch.setNull(false);
        return isNegative ? negated : -negated;
    }

    private static long nothing(final Scratch scratch) {
        scratch.setNull(true);
        return 0;
    }

    /** TRUE for t, true, y, yes and 1, FALSE for f, false, n, no and 0, in any case. */
    public static boolean toBoolean(final Scratch scratch, final long text) {
        final boolean value = tryBoolean(scratch, text);
        if (scratch.wasNull()) {
            throw FunctionError.cast(HeapText.string(text), "BOOLEAN");
        }
        return value;
    }

    /** As {@link #toBoolean}, NULL for anything else. */
    public static boolean tryBoolean(final Scratch scratch, final long text) {
        final boolean isTrue =
                isWord(text, 't', "true") || isWord(text, 'y', "yes") || isWord(text, '1', "1");
        final boolean isFalse =
                isWord(text, 'f', "false") || isWord(text, 'n', "no") || isWord(text, '0', "0");
        scratch.setNull(!isTrue && !isFalse);
        return isTrue;
    }

    private static boolean isWord(final long text, final char letter, final String word) {
        final int length = Utf8.length(text);
        if (length != 1 && length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            final byte b = Memory.getByte(Utf8.bytes(text) + i);
            final int lower = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
            if (lower != (length == 1 ? letter : word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
