package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;
import java.util.Set;

/**
 * EXTRACT. Operands: unit, value; the result is a BIGINT. Fields before 1970 come out as in Flink,
 * whose divisions go towards zero.
 */
final class ExtractCalls {
    private static final Set<TypeKind> OPERANDS =
            Set.of(
                    TypeKind.DATE,
                    TypeKind.TIME,
                    TypeKind.TIMESTAMP,
                    TypeKind.INTERVAL_DAY_TIME,
                    TypeKind.INTERVAL_YEAR_MONTH,
                    TypeKind.BIGINT);

    private ExtractCalls() {}

    static Term extract(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final Term given = operands.any(1);
        final Term value = FineTimestampCalls.coarse(given, out);
        if (!OPERANDS.contains(value.type().kind())) {
            throw ExpressionError.call(call);
        }
        final String unit = operands.symbol(0);
        final String text = text(call, unit, value);
        final Term field =
                FineTimestampCalls.isFine(given)
                        ? Strict.guarded(
                                out,
                                SqlType.BIGINT,
                                "field",
                                text + FineTimestampCalls.rest(unit, given),
                                List.of(given))
                        : Strict.total(out, SqlType.BIGINT, "field", text, List.of(value));
        return NumericCasts.convert(field, call.type(), out);
    }

    private static String text(final Expression.Call call, final String unit, final Term value) {
        final TypeKind kind = value.type().kind();
        final boolean isTimestamp = kind == TypeKind.TIMESTAMP;
        if (isTimestamp || kind == TypeKind.DATE) {
            final String date = isTimestamp ? "Times.toDate(" + value.value() + ")" : value.value();
            final String method = calendarMethod(unit);
            if (method != null) {
                return "Times." + method + "(" + date + ")";
            }
            if (unit.equals("EPOCH")) {
                return isTimestamp ? value.value() + " / 1000L" : value.value() + " * 86400L";
            }
        }
        return number(call, unit, value, isTimestamp);
    }

    private static String calendarMethod(final String unit) {
        return switch (unit) {
            case "YEAR" -> "year";
            case "QUARTER" -> "quarter";
            case "MONTH" -> "month";
            case "DAY" -> "day";
            case "DOW" -> "dayOfWeek";
            case "ISODOW" -> "isoDayOfWeek";
            case "DOY" -> "dayOfYear";
            case "WEEK" -> "week";
            case "ISOYEAR" -> "isoYear";
            case "DECADE" -> "decade";
            case "CENTURY" -> "century";
            case "MILLENNIUM" -> "millennium";
            default -> null;
        };
    }

    /** Fields that are a part of a number of milliseconds or months. */
    private static String number(
            final Expression.Call call,
            final String unit,
            final Term term,
            final boolean isTimestamp) {
        final String value = "((long) " + term.value() + ")";
        final boolean isTime = term.type().kind() == TypeKind.TIME;
        if (isTime && TimeUnits.months(unit) + (unit.equals("DAY") ? 1 : 0) > 0) {
            throw ExpressionError.call(call);
        }
        return switch (unit) {
            case "YEAR" -> value + " / 12L";
            case "QUARTER" -> "(" + value + " % 12L - 1L) / 3L + 1L";
            case "MONTH" -> value + " % 12L";
            case "DAY" -> value + " / 86400000L";
            case "HOUR" -> value + " % 86400000L / 3600000L";
            case "MINUTE" -> value + " % 3600000L / 60000L";
            case "SECOND" -> value + " % 60000L / 1000L";
            case "MILLISECOND" -> value + " % 1000L";
            case "MICROSECOND" -> fraction(call, value, isTimestamp, "1000L");
            case "NANOSECOND" -> fraction(call, value, isTimestamp, "1000000L");
            default -> throw ExpressionError.call(call);
        };
    }

    private static String fraction(
            final Expression.Call call,
            final String value,
            final boolean isTimestamp,
            final String factor) {
        if (!isTimestamp) {
            throw ExpressionError.call(call);
        }
        return value + " % 1000L * " + factor;
    }
}
