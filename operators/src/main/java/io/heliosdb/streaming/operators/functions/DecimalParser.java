package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;

/**
 * Texts as decimals. CAST fails where TRY_CAST answers NULL, told by {@link Decimals#NULL} or null.
 *
 * <p>Two readers, as in Flink: texts of at most 18 bytes for short decimals are read here, with
 * Flink's leniencies (white space around, one stray character at the very end), everything else by
 * {@code BigDecimal}, on the heap, but for plain numbers of at most 18 bytes.
 */
public final class DecimalParser {
    private static final int MOST_EXPONENT = 40;

    private DecimalParser() {}

    public static long toDecimal(final long text, final int precision, final int scale) {
        final long value = tryDecimal(text, precision, scale);
        if (value == Decimals.NULL) {
            throw failure(text, precision, scale);
        }
        return value;
    }

    /** A decimal of more than 18 digits. */
    public static long toWide(
            final Scratch scratch, final long text, final int precision, final int scale) {
        final long value = tryWide(scratch, text, precision, scale);
        if (value == WideDecimals.NULL) {
            throw failure(text, precision, scale);
        }
        return value;
    }

    /** As {@link #toWide}, NULL for what is none. */
    public static long tryWide(
            final Scratch scratch, final long text, final int precision, final int scale) {
        final int length = Utf8.length(text);
        if (length > 0 && length <= Decimals.MAX_DIGITS) {
            final long bytes = Utf8.bytes(text);
            final boolean isNegative = Memory.getByte(bytes) == '-';
            long digits = 0;
            int fraction = -1;
            int i = isNegative ? 1 : 0;
            boolean isPlain = i < length && isDigit(Memory.getByte(bytes + length - 1));
            while (isPlain && i < length) {
                final byte b = Memory.getByte(bytes + i++);
                if (isDigit(b)) {
                    digits = digits * 10 + (b - '0');
                    fraction += fraction < 0 ? 0 : 1;
                } else {
                    isPlain = b == '.' && fraction < 0;
                    fraction = 0;
                }
            }
            if (isPlain) {
                final long unscaled = WideDecimals.ofLong(scratch, isNegative ? -digits : digits);
                return WideArithmetic.fit(
                        scratch, unscaled, Math.max(fraction, 0), precision, scale);
            }
        }
        return WideDecimals.ofBig(scratch, tryBigDecimal(text, precision, scale));
    }

    private static boolean isDigit(final byte b) {
        return b >= '0' && b <= '9';
    }

    private static RuntimeException failure(final long text, final int precision, final int scale) {
        return FunctionError.cast(
                HeapText.string(text), "DECIMAL(" + precision + ", " + scale + ")");
    }

    private static BigDecimal tryBigDecimal(final long text, final int precision, final int scale) {
        final String characters = HeapText.string(text);
        int from = 0;
        int end = characters.length();
        while (from < end && isSpace(characters.charAt(from))) {
            from++;
        }
        while (from < end && isSpace(characters.charAt(end - 1))) {
            end--;
        }
        try {
            return BigDecimals.fit(
                    new BigDecimal(characters.substring(from, end)), precision, scale);
        } catch (final ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    public static long tryDecimal(final long text, final int precision, final int scale) {
        final int length = Utf8.length(text);
        if (length > Decimals.MAX_DIGITS) {
            return BigDecimals.toLong(tryBigDecimal(text, precision, scale));
        }
        final long bytes = Utf8.bytes(text);
        int i = 0;
        while (i < length && isSpace(Memory.getByte(bytes + i))) {
            i++;
        }
        final byte first = i < length ? Memory.getByte(bytes + i) : 0;
        final boolean isNegative = first == '-';
        if (isNegative || first == '+') {
            i++;
        }
        if (i == length) {
            return Decimals.NULL;
        }
        long digits = 0;
        int digitCount = 0;
        int point = -1;
        byte b = 0;
        while (i < length) {
            b = Memory.getByte(bytes + i++);
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + (b - '0');
                digitCount++;
            } else if (b == '.' && point < 0) {
                point = digitCount;
            } else if (b == '.') {
                return Decimals.NULL;
            } else {
                break;
            }
        }
        final int fraction = point < 0 ? 0 : digitCount - point;
        int exponent = 0;
        if ((b == 'e' || b == 'E') && i < length) {
            b = Memory.getByte(bytes + i);
            final boolean isExponentNegative = b == '-';
            if (isExponentNegative || b == '+') {
                i++;
            }
            if (i == length) {
                return Decimals.NULL;
            }
            boolean isDigit = true;
            while (i < length && isDigit) {
                b = Memory.getByte(bytes + i++);
                isDigit = b >= '0' && b <= '9';
                if (isDigit && exponent < MOST_EXPONENT) {
                    exponent = exponent * 10 + (b - '0');
                }
            }
            exponent = isExponentNegative ? -exponent : exponent;
        }
        while (i < length) {
            if (!isSpace(Memory.getByte(bytes + i++))) {
                return Decimals.NULL;
            }
        }
        return scaled(
                isNegative ? -digits : digits, digitCount, exponent - fraction + scale, precision);
    }

    /** Moves the point; NULL where Flink's tables of powers end. */
    private static long scaled(
            final long digits, final int digitCount, final int change, final int precision) {
        if (digitCount + change > precision || change < -Decimals.MAX_DIGITS) {
            return Decimals.NULL;
        }
        if (change >= 0) {
            return digits * Decimals.power10(change);
        }
        final long half = 5 * Decimals.power10(-change - 1);
        return (digits + (digits < 0 ? -half : half)) / Decimals.power10(-change);
    }

    private static boolean isSpace(final int character) {
        return character == ' ' || character == '\n' || character == '\t';
    }
}
