package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** HEX, UNHEX, BIN, Base64 and digests. Base64 is decoded on the heap. */
public final class TextCodes {
    private static final char[] UPPER = "0123456789ABCDEF".toCharArray();

    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                    .getBytes(StandardCharsets.US_ASCII);

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
        final int length = Utf8.length(text);
        final long bytes = Utf8.bytes(text);
        final long encoded = (length + 2L) / 3 * 4;
        final long result = scratch.open(encoded);
        long target = Utf8.bytes(result);
        for (int i = 0; i < length; i += 3) {
            final int present = Math.min(3, length - i);
            int group = 0;
            for (int j = 0; j < present; j++) {
                group |= (Memory.getByte(bytes + i + j) & 0xff) << (16 - 8 * j);
            }
            Memory.putByte(target, BASE64[group >> 18]);
            Memory.putByte(target + 1, BASE64[group >> 12 & 63]);
            Memory.putByte(target + 2, present > 1 ? BASE64[group >> 6 & 63] : (byte) '=');
            Memory.putByte(target + 3, present > 2 ? BASE64[group & 63] : (byte) '=');
            target += 4;
        }
        return scratch.close(result, (int) encoded);
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
        final int length = Utf8.length(text);
        final byte[] bytes = scratch.heapBytes(length);
        Memory.copyToArray(Utf8.bytes(text), bytes, 0, length);
        algorithm.update(bytes, 0, length);
        final int digestLength = digestInto(algorithm, bytes);
        final long result = scratch.open(2L * digestLength);
        Memory.copyFromArray(bytes, 0, Utf8.bytes(result) + digestLength, digestLength);
        return hexadecimal(scratch, result, digestLength);
    }

    /** A text that was opened, of the digits of the bytes in its second half. */
    private static long hexadecimal(final Scratch scratch, final long result, final int count) {
        final long target = Utf8.bytes(result);
        final long bytes = target + count;
        for (int i = 0; i < count; i += Integer.BYTES) {
            Memory.putLong(target + 2L * i, eightDigits(Memory.getInt(bytes + i)));
        }
        return scratch.close(result, 2 * count);
    }

    /** Four bytes' digits: each byte is spread over two, halves exchanged, and made digits. */
    private static long eightDigits(final int bytes) {
        long spread = bytes & 0xffff_ffffL;
        spread = (spread | spread << 16) & 0x0000_ffff_0000_ffffL;
        spread = (spread | spread << 8) & 0x00ff_00ff_00ff_00ffL;
        final long halves =
                (spread >>> 4 & 0x000f_000f_000f_000fL) | (spread & 0x000f_000f_000f_000fL) << 8;
        final long letters = (halves + 0x0606_0606_0606_0606L) >>> 4 & 0x0101_0101_0101_0101L;
        return halves + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
    }

    private static int digestInto(final MessageDigest algorithm, final byte[] bytes) {
        try {
            return algorithm.digest(bytes, 0, bytes.length);
        } catch (final DigestException e) {
            throw new IllegalStateException(e); // there is room for all digests
        }
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
