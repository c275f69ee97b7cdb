package io.heliosdb.streaming.codecs.text;

import io.heliosdb.streaming.codecs.memory.Memory;

/**
 * Reads whole numbers as {@code Long.parseLong} does: a sign or none, then digits, nothing else.
 * One thread.
 */
public final class IntegerParser {
    /** Digits that cannot overflow a long. */
    private static final int SAFE_DIGITS = 18;

    private long value;

    /** The number read last. */
    public long value() {
        return value;
    }

    /**
     * Reads a number in a range.
     *
     * @return false if the text is no such number
     */
    public boolean parse(final long address, final int length, final long least, final long most) {
        return parse(address, length) && value >= least && value <= most;
    }

    /**
     * Reads a number of 64 bits.
     *
     * @return false if the text is no such number
     */
    public boolean parse(final long address, final int length) {
        if (length == 0) {
            return false;
        }
        final int first = Memory.getByte(address);
        final int signLength = first == '-' || first == '+' ? 1 : 0;
        final int digits = length - signLength;
        if (digits == 0 || digits > SAFE_DIGITS) {
            return parseSlowly(address, length);
        }
        long number = 0;
        for (int i = signLength; i < length; i++) {
            final int digit = Memory.getByte(address + i) - '0';
            if ((digit & 0xff) > 9) {
                return parseSlowly(address, length);
            }
            number = number * 10 + digit;
        }
        value = first == '-' ? -number : number;
        return true;
    }

    /** Nineteen digits and more, leading zeros, other scripts' digits. */
    private boolean parseSlowly(final long address, final int length) {
        final boolean isNegative = Memory.getByte(address) == '-';
        final int start = isNegative || Memory.getByte(address) == '+' ? 1 : 0;
        if (start == length) {
            return false;
        }
        long negated = 0;
        for (int i = start; i < length; i++) {
            final int letter = Memory.getByte(address + i);
            if (letter < 0) {
                return parseAsJava(address, length);
            }
            final int digit = letter - '0';
            if (digit < 0 || digit > 9 || negated < (Long.MIN_VALUE + digit) / 10) {
                return false;
            }
            negated = negated * 10 - digit;
        }
        value = isNegative ? negated : -negated;
        return isNegative || negated != Long.MIN_VALUE;
    }

    private boolean parseAsJava(final long address, final int length) {
        try {
            value = Long.parseLong(Ascii.string(address, length));
            return true;
        } catch (final NumberFormatException e) {
            return false;
        }
    }
}
