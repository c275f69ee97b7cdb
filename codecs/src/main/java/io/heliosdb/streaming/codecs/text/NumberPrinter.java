package io.heliosdb.streaming.codecs.text;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Appends numbers as Java prints them. One thread; decimals of more than 18 digits allocate. */
public final class NumberPrinter {
    private static final int MAX_LONG_CHARACTERS = 20;

    private final TextOutput output;
    private final byte[] digits = new byte[MAX_LONG_CHARACTERS];
    private final StringBuilder characters = new StringBuilder(32);

    public NumberPrinter(final TextOutput output) {
        this.output = output;
    }

    /** Appends a whole number. */
    public void print(final long number) {
        if (number < 0) {
            output.put('-');
        }
        printDigits(number, 0);
    }

    /** Appends a double as {@code Double.toString} does. */
    public void print(final double number) {
        characters.setLength(0);
        output.putAscii(characters.append(number));
    }

    /** Appends a float as {@code Float.toString} does. */
    public void print(final float number) {
        characters.setLength(0);
        output.putAscii(characters.append(number));
    }

    /** Appends an unscaled value with all digits of its scale: 1.50. */
    public void printDecimal(final long unscaled, final int scale) {
        if (unscaled < 0) {
            output.put('-');
        }
        printDigits(unscaled, scale);
    }

    /**
     * Appends an unscaled value without trailing zeros, with an exponent where {@code
     * BigDecimal.toString} has one: 1.5, 1E+2.
     */
    public void printScientific(final long unscaled, final int scale) {
        long number = unscaled;
        int numberScale = scale;
        while (number != 0 && number % 10 == 0) {
            number /= 10;
            numberScale--;
        }
        if (number == 0) {
            output.put('0');
            return;
        }
        final int digitCount = digitCount(number);
        final int exponent = digitCount - 1 - numberScale;
        if (numberScale >= 0 && exponent >= -6) {
            printDecimal(number, numberScale);
            return;
        }
        printDecimal(number, digitCount - 1);
        output.put('E');
        output.put(exponent < 0 ? '-' : '+');
        printDigits(exponent, 0);
    }

    /** Appends 128 bits as {@link #printDecimal(long, int)} does. */
    public void printDecimal(final long low, final long high, final int scale) {
        output.putAscii(big(low, high, scale).toPlainString());
    }

    /** Appends 128 bits as {@link #printScientific(long, int)} does. */
    public void printScientific(final long low, final long high, final int scale) {
        output.putAscii(big(low, high, scale).stripTrailingZeros().toString());
    }

    private static BigDecimal big(final long low, final long high, final int scale) {
        final BigInteger upper = BigInteger.valueOf(high).shiftLeft(Long.SIZE);
        final BigInteger lower = BigInteger.valueOf(low & Long.MAX_VALUE);
        final BigInteger unscaled = upper.add(low < 0 ? lower.setBit(Long.SIZE - 1) : lower);
        return new BigDecimal(unscaled, scale);
    }

    private static int digitCount(final long number) {
        int count = 1;
        while (count < 19 && Math.abs(number) >= PowersOfTen.of(count)) {
            count++;
        }
        return count;
    }

    /** The digits of a number of either sign, with a point in front of the last ones. */
    private void printDigits(final long number, final int scale) {
        long rest = number;
        int count = 0;
        do {
            // Remainders of negative numbers are negative: this way the least long has digits too.
            digits[count++] = (byte) ('0' + Math.abs((int) (rest % 10)));
            rest /= 10;
        } while (rest != 0 || count <= scale);
        while (count > 0) {
            if (count == scale) {
                output.put('.');
            }
            output.put(digits[--count]);
        }
    }
}
