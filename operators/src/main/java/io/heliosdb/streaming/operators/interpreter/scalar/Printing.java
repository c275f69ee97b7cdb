package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** PRINTF. */
final class Printing {
    private static final Pattern MACHINE = Pattern.compile("%[-#+ 0,(<\\d$.]*[hHtT]");
    private static final Pattern WIDE = Pattern.compile("%[-#+ 0,(<$.]*\\d[\\d$.<]{6}.*");

    private Printing() {}

    static Object formatted(final Expression.Call call, final List<Object> operands) {
        final String format = (String) operands.getFirst();
        if (format == null) {
            return null;
        }
        if (MACHINE.matcher(format).find() || WIDE.matcher(format).find()) {
            throw Failure.of("PRINTF does not take '" + format + "'", "print a number or a text");
        }
        final Object[] arguments = new Object[operands.size() - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(operands.get(i + 1), call.operands().get(i + 1).type());
        }
        try {
            return String.format(Locale.US, format, arguments);
        } catch (final IllegalFormatException e) {
            return null; // format and arguments do not go together
        }
    }

    /** As Flink holds the value: it knows Java's numbers and truth values, and texts. */
    @SuppressWarnings("UnnecessaryStringBuilder") // no String, which %c and %d would see
    private static Object argument(final Object value, final SqlType type) {
        return switch (value) {
            case null -> null;
            case Long number ->
                    switch (type.kind()) {
                        case TINYINT -> (Object) number.byteValue();
                        case SMALLINT -> number.shortValue();
                        case INTEGER, DATE, TIME -> number.intValue();
                        case TIMESTAMP -> timestamp(number, 0);
                        default -> number;
                    };
            case FineTimestamp time -> timestamp(time.epochMs(), time.nanosOfMs());
            case BigDecimal number -> number.toPlainString();
            default -> value;
        };
    }

    private static String timestamp(final long epochMs, final int nanosOfMs) {
        return LocalDateTime.ofInstant(
                        Instant.ofEpochMilli(epochMs).plusNanos(nanosOfMs), ZoneOffset.UTC)
                .toString();
    }
}
