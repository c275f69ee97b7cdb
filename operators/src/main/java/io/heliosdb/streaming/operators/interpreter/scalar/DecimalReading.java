package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CAST of a text to DECIMAL. As in Flink there are two readers: one for texts of at most 18 bytes
 * to be read as at most 18 digits, which counts leading zeros as digits and passes over one
 * character behind the number, and a strict one for all others.
 */
final class DecimalReading {
    private static final int SHORT_BYTES = 18;
    private static final int MAX_POWER = 18;
    private static final int EXPONENT_LIMIT = 40;
    private static final Pattern SHORT =
            Pattern.compile(
                    "[ \\n\\t]*+([+-]?+)(?=.)([0-9]*+)(?:(\\.)([0-9]*+))?+"
                            + "(?:[eE](?:[+-](?=.)|(?![+-]))([0-9]*+)[\\p{ASCII}&&[^0-9]]?"
                            + "|[\\p{ASCII}&&[^0-9.eE]]|)[ \\n\\t]*",
                    Pattern.DOTALL);

    private DecimalReading() {}

    static BigDecimal read(final String text, final SqlType to) {
        final boolean isShort =
                to.isLongDecimal() && text.getBytes(StandardCharsets.UTF_8).length <= SHORT_BYTES;
        final BigDecimal value = isShort ? shortText(text, to) : longText(text, to);
        if (value == null) {
            throw TextReading.outOfRange(text, to);
        }
        return value;
    }

    private static BigDecimal longText(final String text, final SqlType to) {
        return Conversion.decimal(
                new BigDecimal(text.replaceAll("^[ \\n\\t]+|[ \\n\\t]+$", "")), to);
    }

    private static BigDecimal shortText(final String text, final SqlType to) {
        final Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            throw Failure.unreadable(text, to);
        }
        final String fraction = matcher.group(4) == null ? "" : matcher.group(4);
        final String digits = matcher.group(2) + fraction;
        final int exponent = exponent(text, matcher) - fraction.length();
        if (digits.length() + exponent + to.scale() > to.precision()
                || -(exponent + to.scale()) > MAX_POWER) {
            throw TextReading.outOfRange(text, to);
        }
        final BigInteger amount = new BigInteger("0" + digits);
        final BigDecimal value =
                new BigDecimal("-".equals(matcher.group(1)) ? amount.negate() : amount, -exponent);
        // rounding may make one digit more than the precision: it stays
        return value.setScale(to.scale(), RoundingMode.HALF_UP);
    }

    private static int exponent(final String text, final Matcher matcher) {
        if (matcher.group(5) == null) {
            return 0;
        }
        int exponent = 0;
        for (int i = 0; i < matcher.group(5).length() && exponent < EXPONENT_LIMIT; i++) {
            exponent = exponent * 10 + matcher.group(5).charAt(i) - '0';
        }
        return matcher.start(5) > 0 && text.charAt(matcher.start(5) - 1) == '-'
                ? -exponent
                : exponent;
    }
}
