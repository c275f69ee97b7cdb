package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Formatter;
import java.util.IllegalFormatException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PRINTF, by Java's formatter in English. Works on the heap. A DATE and a TIME are numbers to it, a
 * DECIMAL and a TIMESTAMP something that has a text only, as in Flink.
 */
public final class Printf {
    private static final Pattern SPECIFIER =
            Pattern.compile(
                    "%(?:\\d+\\$|<)?[-#+"
                            + " 0,(<]*(?<width>\\d*)\\.?(?<precision>\\d*)(?<kind>[a-zA-Z%])");
    private static final int MAX_DIGITS = 6;

    private Printf() {}

    /** A value of which the formatter can take the text only. */
    private record Opaque(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The format with its arguments. {@link Utf8#NULL} where they do not go together.
     *
     * @param arguments boxed values, or what this class makes of others; null is NULL
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} for a hash code,
     *     a point in time, and a width beyond 999,999
     */
    public static long format(final Scratch scratch, final long format, final Object[] arguments) {
        final String pattern = HeapText.string(format);
        check(pattern);
        final StringBuilder built = new StringBuilder();
        try (Formatter formatter = new Formatter(built, Locale.US)) {
            formatter.format(pattern, arguments);
        } catch (final IllegalFormatException e) {
            return Utf8.NULL;
        }
        return HeapText.text(scratch, built);
    }

    private static void check(final String pattern) {
        for (final Matcher matcher = SPECIFIER.matcher(pattern); matcher.find(); ) {
            final String kind = matcher.group("kind");
            if ("hHtT".contains(kind)) {
                throw FunctionError.argument("PRINTF: %" + kind + " is not supported")
                        .hint("its result depends on the machine");
            }
            if (matcher.group("width").length() > MAX_DIGITS
                    || matcher.group("precision").length() > MAX_DIGITS) {
                throw FunctionError.argument("PRINTF: '" + matcher.group() + "' is too wide");
            }
        }
    }

    public static Object text(final long text) {
        return new Opaque(HeapText.string(text));
    }

    public static Object decimal(final long unscaled, final int scale) {
        return decimal(BigDecimal.valueOf(unscaled, scale));
    }

    /** A decimal of more than 18 digits. */
    public static Object wideDecimal(final long value, final int scale) {
        return decimal(WideDecimals.toBig(value, scale));
    }

    private static Object decimal(final BigDecimal value) {
        return new Opaque(value.toPlainString());
    }

    public static Object timestamp(final long epochMs) {
        return timestamp(epochMs, 0);
    }

    /** A TIMESTAMP of more than 3 fraction digits. */
    public static Object fineTimestamp(final long address) {
        return timestamp(Memory.getLong(address), Memory.getInt(address + Long.BYTES));
    }

    private static Object timestamp(final long epochMs, final int nanosOfMs) {
        final int nanos = (int) Math.floorMod(epochMs, 1000L) * 1_000_000 + nanosOfMs;
        return new Opaque(
                LocalDateTime.ofEpochSecond(Math.floorDiv(epochMs, 1000L), nanos, ZoneOffset.UTC)
                        .toString());
    }
}
