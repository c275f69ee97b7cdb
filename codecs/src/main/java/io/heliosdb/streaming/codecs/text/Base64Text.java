package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base64 (RFC 4648, section 4) in native memory: how text formats spell bytes. The end must be
 * padded; blanks in front of a group of four characters are skipped, as Jackson does. One thread;
 * allocates nothing once its buffer has grown.
 */
public final class Base64Text {
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = values();
    private static final int PADDING = '=';
    private static final int GROUP = 4;
    private static final int GROUP_BYTES = 3;
    private static final int FIRST_BYTES = 64;

    private byte[] decoded = new byte[FIRST_BYTES];
    private int decodedLength;

    private static byte[] values() {
        final byte[] values = new byte[1 << Byte.SIZE];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < DIGITS.length; i++) {
            values[DIGITS[i]] = (byte) i;
        }
        return values;
    }

    /** Appends bytes as Base64. */
    public static void print(final TextOutput output, final long address, final int length) {
        for (int i = 0; i < length; i += GROUP_BYTES) {
            final int count = Math.min(GROUP_BYTES, length - i);
            int bits = 0;
            for (int k = 0; k < GROUP_BYTES; k++) {
                bits = bits << Byte.SIZE | (k < count ? Memory.getByte(address + i + k) & 0xff : 0);
            }
            output.put(DIGITS[bits >> 18]);
            output.put(DIGITS[bits >> 12 & 63]);
            output.put(count > 1 ? DIGITS[bits >> 6 & 63] : PADDING);
            output.put(count > 2 ? DIGITS[bits & 63] : PADDING);
        }
    }

    /**
     * Reads Base64.
     *
     * @return whether the text is that; then {@link #bytes} has its bytes
     */
    public boolean parse(final long address, final int length) {
        decodedLength = 0;
        if (decoded.length < length) {
            decoded = new byte[Math.max(length, 2 * decoded.length)];
        }
        int at = 0;
        while (at < length) {
            if (Memory.getByte(address + at) >= 0 && Memory.getByte(address + at) <= ' ') {
                at++;
            } else if (length - at < GROUP || !parseGroup(address + at)) {
                return false;
            } else {
                at += GROUP;
            }
        }
        return true;
    }

    private boolean parseGroup(final long address) {
        final int first = value(address);
        final int second = value(address + 1);
        final int third = value(address + 2);
        final int fourth = value(address + 3);
        final boolean endsAfterOne = isPadding(address + 2) && isPadding(address + 3);
        final boolean endsAfterTwo = third >= 0 && isPadding(address + 3);
        if (first < 0 || second < 0 || (fourth < 0 && !endsAfterOne && !endsAfterTwo)) {
            return false;
        }
        if (third < 0 && !endsAfterOne) {
            return false;
        }
        decoded[decodedLength++] = (byte) (first << 2 | second >> 4);
        if (!endsAfterOne) {
            decoded[decodedLength++] = (byte) (second << 4 | third >> 2);
            if (!endsAfterTwo) {
                decoded[decodedLength++] = (byte) (third << 6 | fourth);
            }
        }
        return true;
    }

    private static int value(final long address) {
        return VALUES[Memory.getByte(address) & 0xff];
    }

    private static boolean isPadding(final long address) {
        return Memory.getByte(address) == PADDING;
    }

    /** The bytes read last; void when more are read. */
    public byte[] bytes() {
        return decoded;
    }

    /** How many bytes were read last. */
    public int length() {
        return decodedLength;
    }
}
