package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.util.List;

/** Powers, logarithms and angles, in DOUBLE. */
final class Transcendental {
    private Transcendental() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        return switch (call.function()) {
            case PI -> Math.PI;
            case E -> Math.E;
            case POWER -> Math.pow(number(call, operands, 0), number(call, operands, 1));
            case ATAN2 -> Math.atan2(number(call, operands, 0), number(call, operands, 1));
            case LOG ->
                    operands.size() == 1
                            ? Math.log(number(call, operands, 0))
                            : Math.log(number(call, operands, 1))
                                    / Math.log(number(call, operands, 0));
            default -> unary(call.function(), number(call, operands, 0));
        };
    }

    private static double unary(final ScalarFunction function, final double x) {
        return switch (function) {
            case SQRT -> Math.sqrt(x);
            case EXP -> Math.exp(x);
            case LN -> Math.log(x);
            case LOG10 -> Math.log10(x);
            case LOG2 -> Math.log(x) / Math.log(2);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ASIN -> Math.asin(x);
            case ACOS -> Math.acos(x);
            case ATAN -> Math.atan(x);
            case COT -> 1 / Math.tan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case DEGREES -> Math.toDegrees(x);
            case RADIANS -> Math.toRadians(x);
            default -> throw new IllegalStateException("not transcendental: " + function);
        };
    }

    private static double number(
            final Expression.Call call, final List<Object> operands, final int index) {
        return Conversion.approximate(operands.get(index), call.operands().get(index).type());
    }
}
