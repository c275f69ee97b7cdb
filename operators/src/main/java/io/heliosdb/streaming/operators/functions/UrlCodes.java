package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * URL_ENCODE and URL_DECODE, the coding of HTML forms. A text without {@code %} is decoded in
 * place, one with it on the heap, where Java's decoder mends what is no UTF-8.
 */
public final class UrlCodes {
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private UrlCodes() {}

    /** Letters, digits and {@code .-*_} stay, a space is {@code +}, other bytes are escaped. */
    public static long encode(final Scratch scratch, final long text) {
        final long bytes = Utf8.bytes(text);
        final int length = Utf8.length(text);
        final long result = scratch.open(3L * length);
        final long encoded = Utf8.bytes(result);
        int end = 0;
        for (int i = 0; i < length; i++) {
            final int b = Memory.getByte(bytes + i);
            if (stays(b)) {
                Memory.putByte(encoded + end++, (byte) b);
            } else if (b == ' ') {
                Memory.putByte(encoded + end++, (byte) '+');
            } else {
                Memory.putByte(encoded + end++, (byte) '%');
                Memory.putByte(encoded + end++, (byte) DIGITS[(b >> 4) & 15]);
                Memory.putByte(encoded + end++, (byte) DIGITS[b & 15]);
            }
        }
        return scratch.close(result, end);
    }

    private static boolean stays(final int b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '.'
                || b == '-'
                || b == '*'
                || b == '_';
    }

    /** {@link Utf8#NULL} if an escape is none. */
    public static long decode(final Scratch scratch, final long text) {
        final long bytes = Utf8.bytes(text);
        final int length = Utf8.length(text);
        final long result = scratch.open(length);
        for (int i = 0; i < length; i++) {
            final byte b = Memory.getByte(bytes + i);
            if (b == '%') {
                return escaped(scratch, text);
            }
            Memory.putByte(Utf8.bytes(result) + i, b == '+' ? (byte) ' ' : b);
        }
        return scratch.close(result, length);
    }

    private static long escaped(final Scratch scratch, final long text) {
        try {
            return HeapText.text(
                    scratch, URLDecoder.decode(HeapText.string(text), StandardCharsets.UTF_8));
        } catch (final IllegalArgumentException e) {
            return Utf8.NULL;
        }
    }
}
