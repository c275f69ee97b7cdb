package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;

import java.util.List;

/**
 * TIMESTAMP of more than 3 fraction digits, which is the address of 12 bytes in generated code.
 * Most functions look at the milliseconds alone: they take {@link #coarse} and go on as with
 * TIMESTAMP(3).
 */
final class FineTimestampCalls {
    private FineTimestampCalls() {}

    static boolean isFine(final SqlType type) {
        return MemoryAccess.isFineTimestamp(type);
    }

    static boolean isFine(final Term term) {
        return isFine(term.type());
    }

    /** A fine timestamp as its milliseconds, rounded down; any other term as it is. */
    static Term coarse(final Term term, final Emitter out) {
        return milliseconds(term, "epochMs", out);
    }

    /** A fine timestamp as its milliseconds, rounded up; any other term as it is. */
    static Term ceiling(final Term term, final Emitter out) {
        return milliseconds(term, "ceilingMs", out);
    }

    private static Term milliseconds(final Term term, final String method, final Emitter out) {
        return isFine(term)
                ? Strict.guarded(
                        out,
                        SqlType.timestamp(3).withNullable(term.type().nullable()),
                        "ms",
                        "FineTimestamps." + method + "(" + term.value() + ")",
                        List.of(term))
                : term;
    }

    /** A fine timestamp as milliseconds of so many fraction digits, 0 to 3, as CAST cuts them. */
    static Term milliseconds(final Term term, final int fractionDigits, final Emitter out) {
        final String text =
                "FineTimestamps.toMilliseconds(" + term.value() + ", " + fractionDigits + ")";
        final SqlType type = SqlType.timestamp(fractionDigits).withNullable(term.type().nullable());
        return Strict.guarded(out, type, "ms", text, List.of(term));
    }

    /** A timestamp of milliseconds as a finer one; a fine one as it is. */
    static Term fine(final Term term, final SqlType type, final Emitter out) {
        return isFine(term)
                ? term.as(type)
                : Strict.guarded(
                        out,
                        type,
                        "timestamp",
                        "FineTimestamps.of(scratch, " + term.value() + ")",
                        List.of(term));
    }

    /** CAST of a DATE, TIME or TIMESTAMP to a fine timestamp. */
    static Term cast(
            final Expression.Call call, final Term term, final SqlType type, final Emitter out) {
        if (!isFine(term)) {
            return fine(CastCalls.convert(call, term, SqlType.timestamp(3), true, out), type, out);
        }
        final String text =
                "FineTimestamps.cut(scratch, " + term.value() + ", " + type.precision() + ")";
        return Strict.guarded(out, type, "cast", text, List.of(term));
    }

    /** Source of a comparison of which one side is fine. */
    static String comparison(
            final Expression.Call call,
            final String operator,
            final Term left,
            final Term right,
            final Emitter out) {
        if (left.type().kind() == TypeKind.NULL || right.type().kind() == TypeKind.NULL) {
            return Term.NEVER;
        }
        if (left.type().kind() != right.type().kind()) {
            throw ExpressionError.call(call);
        }
        final SqlType type = isFine(left) ? left.type() : right.type();
        return "FineTimestamps.compare("
                + fine(left, type, out).value()
                + ", "
                + fine(right, type, out).value()
                + ") "
                + operator
                + " 0";
    }

    /** A fine timestamp plus or minus an interval. */
    static Term moved(
            final Expression.Call call,
            final Term time,
            final Term interval,
            final boolean isPlus,
            final Emitter out) {
        final String method =
                switch (interval.type().kind()) {
                    case INTERVAL_YEAR_MONTH -> "addMonths";
                    case INTERVAL_DAY_TIME -> "addMilliseconds";
                    default -> throw ExpressionError.call(call);
                };
        final String text =
                "FineTimestamps."
                        + method
                        + "(scratch, "
                        + time.value()
                        + (isPlus ? ", " : ", -")
                        + interval.value()
                        + ")";
        return Strict.guarded(out, time.type(), "time", text, List.of(time, interval));
    }

    /** What EXTRACT adds to the milliseconds' part of a unit finer than they are. */
    static String rest(final String unit, final Term term) {
        final String nanos = " + FineTimestamps.nanosOfMs(" + term.value() + ")";
        return switch (unit) {
            case "MICROSECOND" -> nanos + " / 1000";
            case "NANOSECOND" -> nanos;
            default -> "";
        };
    }
}
