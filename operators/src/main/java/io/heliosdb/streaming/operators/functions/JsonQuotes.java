package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

/** JSON_QUOTE: a text as a string of JSON. */
public final class JsonQuotes {
    private static final String DIGITS = "0123456789abcdef";

    private JsonQuotes() {}

    /**
     * The text in quotes. A character beyond ASCII is the number of its code point; one of two
     * UTF-16 units has five digits and is followed by its second unit, as in Flink.
     */
    public static long quote(final Scratch scratch, final long text) {
        final int length = Utf8.length(text);
        final long start = Utf8.bytes(text);
        // two bytes can become six, four bytes thirteen
        final long result = scratch.open(4L * length + 2);
        long end = Utf8.bytes(result);
        Memory.putByte(end++, (byte) '"');
        int at = 0;
        while (at < length) {
            final int codePoint = Utf8.codePoint(text, at);
            at += Utf8.width(Memory.getByte(start + at));
            if (codePoint < 0x80) {
                end = ascii(end, codePoint);
            } else {
                end = escape(end, codePoint);
                if (codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                    end = escape(end, Character.lowSurrogate(codePoint));
                }
            }
        }
        Memory.putByte(end++, (byte) '"');
        return scratch.close(result, (int) (end - Utf8.bytes(result)));
    }

    private static long ascii(final long at, final int letter) {
        final int escaped =
                switch (letter) {
                    case '"', '\\', '/' -> letter;
                    case '\b' -> 'b';
                    case '\f' -> 'f';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    default -> 0;
                };
        if (escaped == 0) {
            Memory.putByte(at, (byte) letter);
            return at + 1;
        }
        Memory.putByte(at, (byte) '\\');
        Memory.putByte(at + 1, (byte) escaped);
        return at + 2;
    }

    private static long escape(final long at, final int number) {
        Memory.putByte(at, (byte) '\\');
        Memory.putByte(at + 1, (byte) 'u');
        long end = at + 2;
        for (int shift = number >= 0x10000 ? 16 : 12; shift >= 0; shift -= 4) {
            Memory.putByte(end++, (byte) DIGITS.charAt((number >> shift) & 15));
        }
        return end;
    }
}
