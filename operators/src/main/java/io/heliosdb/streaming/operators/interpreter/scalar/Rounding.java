package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.Expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** ROUND, TRUNCATE, FLOOR, CEIL, ABS and SIGN of numbers. */
final class Rounding {
    /** Fraction digits to which TRUNCATE of a floating number first rounds it. */
    private static final SqlType TRUNCATED = SqlType.decimal(38, 18);

    /** More than any number has on either side of the point. */
    private static final int MOST_DIGITS = 400;

    private Rounding() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final Object value = operands.getFirst();
        final int digits = operands.size() < 2 ? 0 : ((Long) operands.get(1)).intValue();
        return switch (call.function()) {
            case ROUND -> round(call, value, digits);
            case TRUNCATE -> truncate(call, value, digits);
            case FLOOR -> whole(call, value, RoundingMode.FLOOR);
            case CEIL -> whole(call, value, RoundingMode.CEILING);
            case ABS -> abs(call, value);
            case SIGN -> sign(call, value);
            default -> throw new IllegalStateException("not rounding: " + call);
        };
    }

    private static Object round(final Expression.Call call, final Object value, final int digits) {
        return switch (value) {
            case BigDecimal number ->
                    digits >= number.scale()
                            ? scaled(number, call.type())
                            : Conversion.decimal(
                                    at(number, digits, RoundingMode.HALF_UP), call.type());
            case Long number ->
                    Conversion.wrap(
                            at(BigDecimal.valueOf(number), digits, RoundingMode.HALF_UP)
                                    .longValue(),
                            call.type().kind());
            case Float number -> at(finite(number), digits, RoundingMode.HALF_UP).floatValue();
            case Double number -> at(finite(number), digits, RoundingMode.HALF_UP).doubleValue();
            default -> throw new IllegalStateException("no rounding of " + value);
        };
    }

    private static BigDecimal finite(final Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw Failure.of(
                    "ROUND and TRUNCATE: " + value + " has no digits",
                    "filter NaN and Infinity out before");
        }
        return Conversion.exact(value);
    }

    /** Rounds at a digit: 2 is hundredths, -2 hundreds. */
    private static BigDecimal at(
            final BigDecimal value, final int wantedDigits, final RoundingMode mode) {
        final int digits = Math.clamp(wantedDigits, -MOST_DIGITS, MOST_DIGITS);
        return value.movePointRight(digits).setScale(0, mode).movePointLeft(digits);
    }

    private static BigDecimal scaled(final BigDecimal value, final SqlType type) {
        return value.setScale(type.scale(), RoundingMode.HALF_UP);
    }

    private static Object truncate(
            final Expression.Call call, final Object value, final int digits) {
        return switch (value) {
            case BigDecimal number ->
                    digits >= number.scale()
                            ? scaled(number, call.type())
                            : Conversion.decimal(
                                    at(number, digits, RoundingMode.DOWN), call.type());
            case Long number ->
                    Conversion.wrap(
                            at(BigDecimal.valueOf(number), digits, RoundingMode.DOWN).longValue(),
                            call.type().kind());
            case Float number -> (float) truncate(number, digits);
            case Double number -> truncate(number, digits);
            default -> throw new IllegalStateException("no rounding of " + value);
        };
    }

    private static double truncate(final double value, final int digits) {
        final BigDecimal exact = Conversion.decimal(finite(value), TRUNCATED);
        if (exact == null) {
            throw Failure.of(
                    "TRUNCATE takes numbers of at most 20 digits before the point",
                    "filter larger numbers out");
        }
        return (digits >= exact.scale() ? exact : at(exact, digits, RoundingMode.DOWN))
                .doubleValue();
    }

    private static Object whole(
            final Expression.Call call, final Object value, final RoundingMode mode) {
        return switch (value) {
            case BigDecimal number -> number.setScale(0, mode);
            case Float number -> (float) whole(number, mode);
            case Double number -> whole(number, mode);
            default -> Conversion.implicit(value, call.type(), call.type());
        };
    }

    private static double whole(final double value, final RoundingMode mode) {
        return mode == RoundingMode.FLOOR ? Math.floor(value) : Math.ceil(value);
    }

    private static Object abs(final Expression.Call call, final Object value) {
        return switch (value) {
            case BigDecimal number -> number.abs();
            case Float number -> Math.abs(number);
            case Double number -> Math.abs(number);
            // the least number has no opposite and stays as it is
            case Long number -> Conversion.wrap(Math.abs(number), call.type().kind());
            default -> throw new IllegalStateException("no amount of " + value);
        };
    }

    private static Object sign(final Expression.Call call, final Object value) {
        return switch (value) {
            case BigDecimal number ->
                    BigDecimal.valueOf(number.signum()).setScale(call.type().scale());
            case Float number -> Math.signum(number);
            case Double number -> Math.signum(number);
            case Long number -> (long) Long.signum(number);
            default -> throw new IllegalStateException("no sign of " + value);
        };
    }
}
