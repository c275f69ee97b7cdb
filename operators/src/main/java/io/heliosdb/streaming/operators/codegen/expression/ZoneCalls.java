package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.functions.ZoneTable;

import java.util.List;

/** Between TIMESTAMP_LTZ, an instant, and what the wall clock of a zone shows. */
final class ZoneCalls {
    private ZoneCalls() {}

    /** Operands: instant, zone. */
    static Term toLocal(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        return toLocal(call, operands.any(0), call.type(), out);
    }

    /** What the zone that is the second operand of a call shows at an instant. */
    static Term toLocal(
            final Expression.Call call, final Term instant, final SqlType type, final Emitter out) {
        final String zone = zone(call, new Operands(call, out));
        if (type.kind() == TypeKind.TIMESTAMP) {
            return moved(call, instant, type, zone + ".offset", zone + ".toLocal", out);
        }
        final Term ms = FineTimestampCalls.coarse(instant, out);
        final String text =
                switch (type.kind()) {
                    case DATE -> zone + ".date(" + ms.value() + ")";
                    case TIME -> zone + ".time(" + ms.value() + ", " + type.precision() + ")";
                    default -> throw ExpressionError.call(call);
                };
        return Strict.total(out, type, "local", text, List.of(ms));
    }

    /** Operands: time of the wall clock, zone. */
    static Term toInstant(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        return toInstant(call, operands.any(0), call.type(), out);
    }

    /** The instant at which the zone that is the second operand of a call shows a time. */
    static Term toInstant(
            final Expression.Call call, final Term time, final SqlType type, final Emitter out) {
        final String zone = zone(call, new Operands(call, out));
        return moved(call, time, type, zone + ".toInstantOffset", zone + ".toInstant", out);
    }

    /** Of as many fraction digits as the time has. */
    private static Term moved(
            final Expression.Call call,
            final Term time,
            final SqlType type,
            final String distance,
            final String target,
            final Emitter out) {
        if (FineTimestampCalls.isFine(time) != FineTimestampCalls.isFine(type)) {
            throw ExpressionError.call(call);
        }
        if (!FineTimestampCalls.isFine(time)) {
            final String text = target + "(" + time.value() + ")";
            return Strict.total(out, type, "time", text, List.of(time));
        }
        final String text =
                "FineTimestamps.addMilliseconds(scratch, "
                        + time.value()
                        + ", "
                        + distance
                        + "(FineTimestamps.epochMs("
                        + time.value()
                        + ")))";
        return Strict.guarded(out, type, "time", text, List.of(time));
    }

    /** Operands: instant, zone. */
    static Term offset(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final Term ms = FineTimestampCalls.coarse(operands.any(0), out);
        final String text = zone(call, operands) + ".legacyOffset(" + ms.value() + ")";
        return Strict.total(out, call.type(), "offset", text, List.of(ms));
    }

    private static String zone(final Expression.Call call, final Operands operands) {
        final String zone = operands.constant(1).orElseThrow(() -> ExpressionError.call(call));
        return operands.compiled("zone", zone, ZoneTable::of, zone);
    }

    /** Operands: number, digits of the fraction of a second, which are constant. */
    static Term ofEpoch(final Expression.Call call, final Emitter out) {
        final Operands operands = new Operands(call, out);
        operands.require(2, 2);
        final Term number = operands.any(0);
        if (!(call.operands().get(1) instanceof Expression.Literal digits)
                || !(digits.value() instanceof Long count)) {
            throw ExpressionError.call(call);
        }
        final SqlType from = number.type();
        final String whole =
                switch (from.kind()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT -> "(long) " + number.value();
                    case FLOAT, DOUBLE -> "(double) " + number.value();
                    case DECIMAL ->
                            from.isLongDecimal()
                                    ? number.value() + " / Decimals.power10(" + from.scale() + ")"
                                    : "WideArithmetic.integerPart("
                                            + number.value()
                                            + ", "
                                            + from.scale()
                                            + ")";
                    default -> throw ExpressionError.call(call);
                };
        final String method = FineTimestampCalls.isFine(call.type()) ? "fine" : "milliseconds";
        final String text = "Epochs." + method + "(scratch, " + whole + ", " + count + ")";
        return Strict.flagged(out, call.type(), "instant", text, List.of(number));
    }
}
