package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * The value of a string or name: its bytes, or a copy in which escape sequences are resolved. One
 * thread.
 */
final class JsonText implements AutoCloseable {
    private static final int FIRST_CAPACITY_BYTES = 4096;
    private static final int UNICODE_ESCAPE_BYTES = 6;

    private final Ledger ledger;
    private final String owner;
    private Arena copy;
    private long address;
    private int length;

    JsonText(final Ledger ledger, final String owner) {
        this.ledger = ledger;
        this.owner = owner;
        copy = Arena.open(ledger, "json text", owner, FIRST_CAPACITY_BYTES);
    }

    /** Bytes of the escape sequence at an address, or 0 if there is none. */
    static int escapeLength(final long at, final long end) {
        if (end - at < 2) {
            return 0;
        }
        return switch (Memory.getByte(at + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' ->
                    end - at >= UNICODE_ESCAPE_BYTES && unit(at + 2) >= 0
                            ? UNICODE_ESCAPE_BYTES
                            : 0;
            default -> 0;
        };
    }

    /** First byte of the value wrapped last. */
    long address() {
        return address;
    }

    /** Bytes of the value wrapped last. */
    int length() {
        return length;
    }

    /**
     * Turns to a token's text; the value lasts until the next call or until the token's bytes move.
     */
    void wrap(final long tokenAddress, final int tokenLength, final boolean isEscaped) {
        address = tokenAddress;
        length = tokenLength;
        if (isEscaped) {
            resolve();
        }
    }

    private void resolve() {
        if (length > copy.capacityBytes()) {
            copy.close();
            copy =
                    Arena.open(
                            ledger, "json text", owner, Math.max(length, 2 * copy.capacityBytes()));
        }
        final long end = address + length;
        long target = copy.address();
        long at = address;
        while (at < end) {
            final int letter = Memory.getByte(at);
            if (letter != '\\') {
                Memory.putByte(target++, (byte) letter);
                at++;
            } else if (Memory.getByte(at + 1) != 'u') {
                Memory.putByte(target++, (byte) meaning(Memory.getByte(at + 1)));
                at += 2;
            } else {
                final int codePoint = codePoint(at, end);
                target = putUtf8(target, codePoint);
                at += codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 6 : 12;
            }
        }
        address = copy.address();
        length = (int) (target - address);
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

    /**
     * The code point of one or two sequences; half a surrogate pair becomes a question mark, as
     * Java encodes it.
     */
    private static int codePoint(final long at, final long end) {
        final int first = unit(at + 2);
        if (!Character.isSurrogate((char) first)) {
            return first;
        }
        if (Character.isHighSurrogate((char) first)
                && end - at >= 2 * UNICODE_ESCAPE_BYTES
                && Memory.getByte(at + 6) == '\\'
                && Memory.getByte(at + 7) == 'u') {
            final int second = unit(at + 8);
            if (Character.isLowSurrogate((char) second)) {
                return Character.toCodePoint((char) first, (char) second);
            }
        }
        return '?';
    }

    /** The number of four hexadecimal digits, or -1. */
    private static int unit(final long at) {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            final int digit = Character.digit(Memory.getByte(at + i), 16);
            if (digit < 0) {
                return -1;
            }
            number = (number << 4) | digit;
        }
        return number;
    }

    private static long putUtf8(final long target, final int codePoint) {
        if (codePoint < 0x80) {
            Memory.putByte(target, (byte) codePoint);
            return target + 1;
        }
        int shift = codePoint < 0x800 ? 6 : codePoint < 0x10000 ? 12 : 18;
        final int marker = shift == 6 ? 0xc0 : shift == 12 ? 0xe0 : 0xf0;
        long at = target;
        Memory.putByte(at++, (byte) (marker | (codePoint >> shift)));
        while (shift > 0) {
            shift -= 6;
            Memory.putByte(at++, (byte) (0x80 | (codePoint >> shift & 0x3f)));
        }
        return at;
    }

    @Override
    public void close() {
        copy.close();
    }
}
