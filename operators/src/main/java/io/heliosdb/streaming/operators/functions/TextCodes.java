package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** HEX, UNHEX, BIN, Base64 and digests. Base64 and digests work on the heap. */
public final class TextCodes {
    private static final char[] UPPER = "0123456789ABCDEF".toCharArray();
    private static final char[] LOWER = "0123456789abcdef".toCharArray();

    private TextCodes() {}

    /** The bits of a number in hexadecimal digits, without leading zeros. */
    public static long hex(final Scratch scratch, final long number) {
        return digits(scratch, number, 4);
    }

    /** The bits of a number in binary digits, without leading zeros. */
    public static long bin(final Scratch scratch, final long number) {
        return digits(scratch, number, 1);
    }

    private static long digits(final Scratch scratch, final long number, final int bits) {
        final int significant = Long.SIZE - Long.numberOfLeadingZeros(number);
        final int count = Math.max(1, (significant + bits - 1) / bits);
        final long result = scratch.open(count);
        for (int i = 0; i < count; i++) {
            final int digit = (int) (number >>> (bits * (count - 1 - i))) & ((1 << bits) - 1);
            Memory.putByte(Utf8.bytes(result) + i, (byte) UPPER[digit]);
        }
        return scratch.close(result, count);
    }

    /** The bytes of a text, two digits each. */
    public static long hexOfText(final Scratch scratch, final long text) {
        final int length = Utf8.length(text);
        final long result = scratch.open(2L * length);
        for (int i = 0; i < length; i++) {
            final int b = Memory.getByte(Utf8.bytes(text) + i);
            Memory.putByte(Utf8.bytes(result) + 2L * i, (byte) UPPER[(b >> 4) & 15]);
            Memory.putByte(Utf8.bytes(result) + 2L * i + 1, (byte) UPPER[b & 15]);
        }
        return scratch.close(result, 2 * length);
    }

    public static long toBase64(final Scratch scratch, final long text) {
        final byte[] encoded = Base64.getEncoder().encode(HeapText.bytes(text));
        return scratch.text(encoded, encoded.length);
    }

    /**
     * The text whose bytes are encoded; what is no UTF-8 becomes U+FFFD.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if it is not
     *     Base64
     */
    public static long fromBase64(final Scratch scratch, final long text) {
        try {
            final byte[] decoded = Base64.getDecoder().decode(HeapText.bytes(text));
            return Bytes.text(scratch, scratch.text(decoded, decoded.length));
        } catch (final IllegalArgumentException e) {
            throw FunctionError.argument("FROM_BASE64: " + e.getMessage());
        }
    }

    /** A digest of a text's bytes, in lower-case hexadecimal digits. */
    public static long digest(
            final Scratch scratch, final long text, final MessageDigest algorithm) {
        final byte[] digest = algorithm.digest(HeapText.bytes(text));
        final byte[] digits = new byte[2 * digest.length];
        for (int i = 0; i < digest.length; i++) {
            digits[2 * i] = (byte) LOWER[(digest[i] >> 4) & 15];
            digits[2 * i + 1] = (byte) LOWER[digest[i] & 15];
        }
        return scratch.text(digits, digits.length);
    }

    /**
     * The digest of the SHA family with so many bits.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} if there is none
     */
    public static long sha2(final Scratch scratch, final long text, final long bits) {
        if (bits != 1 && bits != 224 && bits != 256 && bits != 384 && bits != 512) {
            throw FunctionError.argument("SHA2: there is no digest of " + bits + " bits");
        }
        return digest(scratch, text, algorithm("SHA-" + bits));
    }

    /**
     * The bytes that hexadecimal digits stand for, {@link Utf8#NULL} if there is something else. Of
     * an odd number of digits the first gives a zero, as in Flink.
     */
    public static long unhex(final Scratch scratch, final long text) {
        final int length = Utf8.length(text);
        final int half = length / 2;
        final int odd = length & 1;
        final long digits = Utf8.bytes(text);
        final long result = scratch.open(half + 1L);
        final long bytes = Utf8.bytes(result);
        if (odd == 1) {
            if (Character.digit((int) Memory.getByte(digits), 16) < 0) {
                return Utf8.NULL;
            }
            Memory.putByte(bytes, (byte) 0);
        }
        for (int i = 0; i < half; i++) {
            final int high = Character.digit((int) Memory.getByte(digits + odd + 2L * i), 16);
            final int low = Character.digit((int) Memory.getByte(digits + odd + 2L * i + 1), 16);
            if (high < 0 || low < 0) {
                return Utf8.NULL;
            }
            Memory.putByte(bytes + odd + i, (byte) ((high << 4) | low));
        }
        return scratch.close(result, half + odd);
    }

    /** A digest algorithm by its Java name, which every Java platform has. */
    public static MessageDigest algorithm(final String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
