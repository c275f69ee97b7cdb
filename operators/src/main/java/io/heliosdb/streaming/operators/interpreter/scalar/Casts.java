package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.functions.FunctionError;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/**
 * CAST and TRY_CAST to the call's type. Only reading a text can fail, and then TRY_CAST gives NULL;
 * numbers keep their low bits or stop at an end, and a DECIMAL that does not fit is NULL.
 */
final class Casts {
    private static final long DAY_MS = 86_400_000;

    private Casts() {}

    static Object evaluate(final Expression.Call call, final Object value) {
        final SqlType from = call.operands().getFirst().type();
        if (call.function() == ScalarFunction.REINTERPRET) {
            return isFine(call.type()) ? value : FineTimes.coarse(value);
        }
        final ZoneId zone =
                call.operands().size() > 1
                        ? ZoneId.of((String) ((Expression.Literal) call.operands().get(1)).value())
                        : null;
        final boolean isTry =
                call.function() == ScalarFunction.TRY_CAST
                        && (from.isCharacter() || !from.parts().isEmpty());
        try {
            return cast(value, from, call.type(), zone);
        } catch (final HeliosException e) {
            if (isTry && e.code() == FunctionError.CAST) {
                return null;
            }
            throw e;
        }
    }

    static Object cast(final Object value, final SqlType from, final SqlType to) {
        return cast(value, from, to, null);
    }

    /**
     * Casts a value that is not NULL.
     *
     * @param zone what TIMESTAMP_LTZ inside of nested values mean as another type, and another type
     *     as one; null if there is none such
     */
    static Object cast(
            final Object value, final SqlType from, final SqlType to, final ZoneId zone) {
        if (zone != null && Zones.areApart(from, to)) {
            return Zones.cast(value, from, to, zone);
        }
        if (to.isBinary()) {
            return bytes(value, to);
        }
        if (to.isCharacter()) {
            return fitted(TextPrinting.print(value, from, zone), from, to);
        }
        if (!to.parts().isEmpty()) {
            return NestedValues.cast(value, from, to, zone);
        }
        if (from.isCharacter()) {
            return TextReading.read((String) value, to);
        }
        if (to.kind() == TypeKind.TIMESTAMP_LTZ) {
            // as between timestamps of more and fewer digits
            return cast(
                    value, SqlType.timestamp(from.precision()), SqlType.timestamp(to.precision()));
        }
        if (value instanceof FineTimestamp || isFine(to)) {
            return FineTimes.cast(value, from, to);
        }
        return switch (to.kind()) {
            case BOOLEAN -> value instanceof Boolean ? value : isNotZero((Number) value);
            case DATE -> from.kind() == to.kind() ? value : (Object) ((Long) value / DAY_MS);
            case TIME -> time((Long) value, from, to);
            case TIMESTAMP -> timestamp((Long) value, from, to);
            default ->
                    Conversion.implicit(
                            value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value,
                            from,
                            to);
        };
    }

    /** The bytes of a text, or of another such value, cut or filled to the length of the type. */
    static ByteString bytes(final Object value, final SqlType to) {
        final ByteString bytes =
                value instanceof String text
                        ? ByteString.of(text.getBytes(StandardCharsets.UTF_8))
                        : (ByteString) value;
        final boolean isResized =
                bytes.length() > to.precision()
                        || (to.kind() == TypeKind.BINARY && to.precision() < SqlType.UNLIMITED);
        return isResized ? bytes.resized(to.precision()) : bytes;
    }

    /** The value, if it has the length of the type. */
    static Object fitting(final Expression.Call call, final List<Object> operands) {
        final Object value = operands.getFirst();
        final SqlType type = call.type();
        final int length =
                value instanceof String text
                        ? text.codePointCount(0, text.length())
                        : ((ByteString) value).length();
        final boolean isExact = type.kind() == TypeKind.CHAR || type.kind() == TypeKind.BINARY;
        if (length > type.precision() || (isExact && length < type.precision())) {
            throw Failure.of(
                    "column "
                            + operands.getLast()
                            + ": a value of the length "
                            + length
                            + " is written as "
                            + type,
                    "table.exec.sink.type-length-enforcer = TRIM_PAD cuts and fills it");
        }
        return value;
    }

    static boolean isFine(final SqlType type) {
        return (type.kind() == TypeKind.TIMESTAMP || type.kind() == TypeKind.TIMESTAMP_LTZ)
                && type.precision() > 3;
    }

    private static boolean isNotZero(final Number number) {
        // NaN is not zero either
        return number instanceof BigDecimal exact ? exact.signum() != 0 : number.doubleValue() != 0;
    }

    private static Object time(final long value, final SqlType from, final SqlType to) {
        return switch (from.kind()) {
            // before 1970 the time of the day is negative: so is Flink's
            case TIMESTAMP -> truncated(value % DAY_MS, to.precision());
            default ->
                    from.precision() <= to.precision() ? value : truncated(value, to.precision());
        };
    }

    private static Object timestamp(final long value, final SqlType from, final SqlType to) {
        return switch (from.kind()) {
            case DATE -> value * DAY_MS;
            case TIMESTAMP ->
                    from.precision() <= to.precision() ? value : truncated(value, to.precision());
            default -> value;
        };
    }

    /** Cuts milliseconds to fewer fraction digits, towards zero. */
    static long truncated(final long ms, final int fractionDigits) {
        long unit = 1;
        for (int i = fractionDigits; i < 3; i++) {
            unit *= 10;
        }
        return ms / unit * unit;
    }

    /** Of bytes and nested values Flink counts UTF-16 units. */
    private static String fittedUnits(final String text, final SqlType to) {
        final String cut = text.substring(0, Math.min(text.length(), to.precision()));
        final boolean isFilled = to.kind() == TypeKind.CHAR && to.precision() < SqlType.UNLIMITED;
        return JsonMaking.whole(isFilled ? cut + " ".repeat(to.precision() - cut.length()) : cut);
    }

    /** Cuts to the length of CHAR and VARCHAR, in code points, and fills up a CHAR. */
    private static String fitted(final String text, final SqlType from, final SqlType to) {
        if (from.isBinary() || !from.parts().isEmpty()) {
            return fittedUnits(text, to);
        }
        final int length = text.codePointCount(0, text.length());
        final boolean fitsByType = from.isCharacter() && from.precision() <= to.precision();
        return switch (to.kind()) {
            case CHAR ->
                    length > to.precision()
                            ? Cutting.codePoints(text, 0, to.precision())
                            : text + " ".repeat(to.precision() - length);
            default ->
                    fitsByType || length <= to.precision()
                            ? text
                            : Cutting.codePoints(text, 0, to.precision());
        };
    }
}
