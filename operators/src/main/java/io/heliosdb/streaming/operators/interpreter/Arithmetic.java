package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;
import io.heliosdb.streaming.operators.runtime.RuntimeError;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The four operations and the remainder, in the kind of the call's type: integers wrap around,
 * DECIMAL that overflows is NULL.
 */
final class Arithmetic {
    private static final MathContext DIVISION = new MathContext(38, RoundingMode.HALF_UP);

    private Arithmetic() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        if (operands.contains(null)) {
            return null;
        }
        final SqlType type = call.type();
        if (operands.size() == 1) {
            return unary(call, Conversion.implicit(operands.getFirst(), type));
        }
        if (type.kind() == TypeKind.DECIMAL) {
            return decimal(
                    call, Conversion.exact(operands.get(0)), Conversion.exact(operands.get(1)));
        }
        return switch (Conversion.implicit(operands.get(0), type)) {
            case Long left ->
                    integer(call, left, (Long) Conversion.implicit(operands.get(1), type));
            case Float left -> real(call, left, (Float) Conversion.implicit(operands.get(1), type));
            case Double left ->
                    real(call, left, (Double) Conversion.implicit(operands.get(1), type));
            default -> throw new IllegalStateException("no arithmetic for " + call);
        };
    }

    private static Object unary(final Expression.Call call, final Object operand) {
        if (call.function() == ScalarFunction.UNARY_PLUS) {
            return operand;
        }
        return switch (operand) {
            case Long number -> Conversion.implicit(-number, call.type());
            case Float number -> -number;
            case Double number -> -number;
            case BigDecimal number -> number.negate();
            default -> throw new IllegalStateException("no arithmetic for " + call);
        };
    }

    private static Object integer(final Expression.Call call, final long left, final long right) {
        final long result =
                switch (call.function()) {
                    case PLUS -> left + right;
                    case MINUS -> left - right;
                    case TIMES -> left * right;
                    case DIVIDE -> left / nonZero(right);
                    case MOD -> left % nonZero(right);
                    default -> throw new IllegalStateException("no arithmetic for " + call);
                };
        return Conversion.implicit(result, call.type());
    }

    private static long nonZero(final long divisor) {
        if (divisor == 0) {
            throw divisionByZero();
        }
        return divisor;
    }

    private static HeliosException divisionByZero() {
        return HeliosException.of(RuntimeError.EXPRESSION, "division by zero")
                .hint("guard the divisor: x / NULLIF(y, 0) is NULL where y is 0");
    }

    private static Object real(final Expression.Call call, final float left, final float right) {
        return switch (call.function()) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case MOD -> left % right;
            default -> throw new IllegalStateException("no arithmetic for " + call);
        };
    }

    private static Object real(final Expression.Call call, final double left, final double right) {
        return switch (call.function()) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case MOD -> left % right;
            default -> throw new IllegalStateException("no arithmetic for " + call);
        };
    }

    private static Object decimal(
            final Expression.Call call, final BigDecimal left, final BigDecimal right) {
        final boolean divides =
                switch (call.function()) {
                    case DIVIDE, MOD -> true;
                    default -> false;
                };
        if (divides && right.signum() == 0) {
            throw divisionByZero();
        }
        final BigDecimal result =
                switch (call.function()) {
                    case PLUS -> left.add(right);
                    case MINUS -> left.subtract(right);
                    case TIMES -> left.multiply(right);
                    case DIVIDE -> left.divide(right, DIVISION);
                    case MOD -> left.remainder(right, DIVISION);
                    default -> throw new IllegalStateException("no arithmetic for " + call);
                };
        return Conversion.decimal(result, call.type());
    }
}
