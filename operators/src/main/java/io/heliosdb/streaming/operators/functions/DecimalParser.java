package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;

/**
 * Texts as decimals. CAST fails where TRY_CAST answers NULL, told by {@link Decimals#NULL} or null.
 *
 * <p>Two readers, as in Flink: texts of at most 18 bytes for short decimals are read here, with
 * Flink's leniencies (white space around, one stray character at the very end), everything else by
 * {@code BigDecimal}, on the heap.
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

    public static BigDecimal toBigDecimal(final long text, final int precision, final int scale) {
        final BigDecimal value = tryBigDecimal(text, precision, scale);
        if (value == null) {
            throw failure(text, precision, scale);
        }
        return value;
    }

    private static RuntimeException failure(final long text, final int precision, final int scale) {
        return FunctionError.cast(
                HeapText.string(text), "DECIMAL(" + precision + ", " + scale + ")");
    }

    public static BigDecimal tryBigDecimal(final long text, final int precision, final int scale) {
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
