package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/** FLOOR and CEIL of a DATE, TIME or TIMESTAMP to a unit. */
final class TimeRoundingCalls {
    private TimeRoundingCalls() {}

    /** Operands: value, unit. */
    static CallGenerator round(final String method) {
        return (call, out) -> {
            final Operands operands = new Operands(call, out);
            operands.require(2, 2);
            final String unit = operands.symbol(1);
            final Term value =
                    method.equals("ceil") && unit.equals("MILLISECOND")
                            ? FineTimestampCalls.ceiling(operands.any(0), out)
                            : FineTimestampCalls.coarse(operands.any(0), out);
            final String text = text(call, method, unit, value);
            final Term rounded = Strict.total(out, value.type(), method, text, List.of(value));
            return FineTimestampCalls.isFine(call.type())
                    ? FineTimestampCalls.fine(rounded, call.type(), out)
                    : rounded.as(call.type());
        };
    }

    private static String text(
            final Expression.Call call, final String method, final String unit, final Term value) {
        final SqlType type = value.type();
        final boolean isTimestamp = type.kind() == TypeKind.TIMESTAMP;
        if (!isTimestamp && type.kind() != TypeKind.DATE && type.kind() != TypeKind.TIME) {
            throw ExpressionError.call(call);
        }
        final long unitMs = TimeUnits.milliseconds(unit);
        if (unitMs > 0 && (isTimestamp || type.kind() == TypeKind.TIME)) {
            final String rounded = "Times." + method + "(" + value.value() + ", " + unitMs + "L)";
            return isTimestamp ? rounded : "(int) " + rounded;
        }
        if (unitMs > 0 && !unit.equals("DAY")) {
            return value.value();
        }
        final String calendar = "DateRounding." + method + TimeUnits.calendarName(call, unit);
        return isTimestamp
                ? calendar + "(" + value.value() + " / 86400000L) * 86400000L"
                : "(int) " + calendar + "(" + value.value() + ")";
    }
}
