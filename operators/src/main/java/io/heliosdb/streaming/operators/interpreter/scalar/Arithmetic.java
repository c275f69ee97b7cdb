package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

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
        final SqlType type = call.type();
        final Object left = operands.getFirst();
        if (operands.size() == 1) {
            return unary(call, Conversion.implicit(left, operandType(call, 0), type));
        }
        final Object right = operands.get(1);
        if (type.kind() == TypeKind.DECIMAL) {
            return decimal(call, Conversion.exact(left), Conversion.exact(right));
        }
        final Object divisor = Conversion.implicit(right, operandType(call, 1), type);
        return switch (divisor) {
            case Long number -> integer(call, dividend(call, left), number);
            case Float number ->
                    real(
                            call,
                            (Float) Conversion.implicit(left, operandType(call, 0), type),
                            number);
            case Double number ->
                    real(
                            call,
                            (Double) Conversion.implicit(left, operandType(call, 0), type),
                            number);
            default -> throw new IllegalStateException("no arithmetic for " + call);
        };
    }

    private static SqlType operandType(final Expression.Call call, final int index) {
        return call.operands().get(index).type();
    }

    /** The remainder has the type of its right side, but is taken of all of its left side. */
    private static long dividend(final Expression.Call call, final Object left) {
        final SqlType type = call.function() == ScalarFunction.MOD ? SqlType.BIGINT : call.type();
        return (Long) Conversion.implicit(left, operandType(call, 0), type);
    }

    private static Object unary(final Expression.Call call, final Object operand) {
        if (call.function() == ScalarFunction.UNARY_PLUS || operand == null) {
            return operand;
        }
        return switch (operand) {
            case Long number -> Conversion.wrap(-number, call.type().kind());
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
        return Conversion.wrap(result, call.type().kind());
    }

    private static long nonZero(final long divisor) {
        if (divisor == 0) {
            throw Failure.divisionByZero();
        }
        return divisor;
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
            throw Failure.divisionByZero();
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
