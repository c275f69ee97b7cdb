package io.heliosdb.streaming.operators.functions;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * ENCODE and DECODE: texts as bytes of a character set and back. Works on the heap; what a
 * character set cannot express becomes its replacement, as in Java.
 */
public final class Charsets {
    private Charsets() {}

    /**
     * A character set by its name.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if Java has none
     *     of that name
     */
    public static Charset find(final long name) {
        final String text = HeapText.string(name);
        try {
            return Charset.forName(text);
        } catch (final IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw FunctionError.argument("'" + text + "' is not a character set")
                    .hint("for example UTF-8, US-ASCII, ISO-8859-1, UTF-16LE");
        }
    }

    public static long encode(final Scratch scratch, final long text, final Charset charset) {
        final byte[] bytes = HeapText.string(text).getBytes(charset);
        return scratch.text(bytes, bytes.length);
    }

    public static long decode(final Scratch scratch, final long bytes, final Charset charset) {
        return HeapText.text(scratch, new String(HeapText.bytes(bytes), charset));
    }
}
