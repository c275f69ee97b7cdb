package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CAST of a text to another type. What cannot be read fails. */
final class TextReading {
    private static final Pattern INTEGER = Pattern.compile("([+-]?)([0-9]*)(?:\\.[0-9]*)?");

    private TextReading() {}

    static Object read(final String text, final SqlType to) {
        try {
            return switch (to.kind()) {
                case BOOLEAN -> bool(text, to);
                case TINYINT -> integer(text, to, Byte.MIN_VALUE, Byte.MAX_VALUE);
                case SMALLINT -> integer(text, to, Short.MIN_VALUE, Short.MAX_VALUE);
                case INTEGER -> integer(text, to, Integer.MIN_VALUE, Integer.MAX_VALUE);
                case BIGINT -> integer(text, to, Long.MIN_VALUE, Long.MAX_VALUE);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case DECIMAL -> DecimalReading.read(text, to);
                case DATE -> orFail(TimeReading.date(text), text, to);
                case TIME -> TimeReading.time(text, to);
                case TIMESTAMP ->
                        Casts.isFine(to)
                                ? TimeReading.fineTimestamp(text, to.precision())
                                : (Object) TimeReading.timestamp(text, to.precision());
                default -> throw new IllegalStateException("no cast of a text to " + to);
            };
        } catch (final NumberFormatException | DateTimeException e) {
            throw Failure.unreadable(text, to).causedBy(e);
        }
    }

    private static boolean bool(final String text, final SqlType to) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "1" -> true;
            case "f", "false", "n", "no", "0" -> false;
            default -> throw Failure.unreadable(text, to);
        };
    }

    /** A fraction is cut off, so "1.9" is 1; "." is 0. Spaces around are no matter. */
    private static long integer(
            final String text, final SqlType to, final long least, final long greatest) {
        final String trimmed = spacesTrimmed(text);
        final Matcher matcher = INTEGER.matcher(trimmed);
        if (!matcher.matches() || trimmed.length() == matcher.group(1).length()) {
            throw Failure.unreadable(text, to);
        }
        final String digits = matcher.group(2);
        final BigInteger amount = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
        final BigInteger value = "-".equals(matcher.group(1)) ? amount.negate() : amount;
        if (value.compareTo(BigInteger.valueOf(least)) < 0
                || value.compareTo(BigInteger.valueOf(greatest)) > 0) {
            throw outOfRange(text, to);
        }
        return value.longValueExact();
    }

    static HeliosException outOfRange(final String text, final SqlType to) {
        final HeliosException failure = Failure.unreadable(text, to);
        return failure.detail(failure.detail() + ", out of range");
    }

    /** Without the spaces at both ends; other white space stays. */
    static String spacesTrimmed(final String text) {
        return text.replaceAll("^ +| +$", "");
    }

    private static Object orFail(final Object value, final String text, final SqlType to) {
        if (value == null) {
            throw Failure.unreadable(text, to);
        }
        return value;
    }
}
