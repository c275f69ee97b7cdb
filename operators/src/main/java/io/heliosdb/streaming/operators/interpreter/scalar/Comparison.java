package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.FineTimestamp;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * SQL comparison. Numbers of different kinds compare as the wider kind. Two floating numbers
 * compare as in Java: NaN is neither less, equal nor greater, and 0.0 equals -0.0. A floating
 * number and a DECIMAL have a total order: -0.0 before 0.0, NaN last.
 */
public final class Comparison {
    private Comparison() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final SqlType leftType = call.operands().get(0).type();
        final SqlType rightType = call.operands().get(1).type();
        final Object left = operands.get(0);
        final Object right = operands.get(1);
        return switch (call.function()) {
            case IS_NOT_DISTINCT_FROM -> isSame(left, leftType, right, rightType);
            case IS_DISTINCT_FROM -> !isSame(left, leftType, right, rightType);
            default ->
                    (left == null || right == null)
                            ? null
                            : (Object) compare(call, left, leftType, right, rightType);
        };
    }

    private static boolean isSame(
            final Object left,
            final SqlType leftType,
            final Object right,
            final SqlType rightType) {
        return (left == null || right == null)
                ? left == right
                : areEqual(left, leftType, right, rightType);
    }

    private static boolean compare(
            final Expression.Call call,
            final Object left,
            final SqlType leftType,
            final Object right,
            final SqlType rightType) {
        return switch (call.function()) {
            case EQUALS -> areEqual(left, leftType, right, rightType);
            case NOT_EQUALS -> !areEqual(left, leftType, right, rightType);
            case LESS_THAN -> isLess(left, leftType, right, rightType);
            case GREATER_THAN -> isLess(right, rightType, left, leftType);
            case LESS_THAN_OR_EQUAL ->
                    isLess(left, leftType, right, rightType)
                            || areEqual(left, leftType, right, rightType);
            case GREATER_THAN_OR_EQUAL ->
                    isLess(right, rightType, left, leftType)
                            || areEqual(left, leftType, right, rightType);
            default -> throw new IllegalStateException("not a comparison: " + call);
        };
    }

    /** Whether two values of one type are both NULL or equal. */
    public static boolean isSame(final Object left, final Object right, final SqlType type) {
        return isSame(left, type, right, type);
    }

    /** Whether a value of the type is less than another; neither is NULL. */
    public static boolean isLess(final Object left, final Object right, final SqlType type) {
        return isLess(left, type, right, type);
    }

    static boolean areEqual(
            final Object left,
            final SqlType leftType,
            final Object right,
            final SqlType rightType) {
        if (!leftType.parts().isEmpty()) {
            return NestedValues.areEqual(left, right, leftType);
        }
        return isFloating(left, right)
                ? floating(left, right) == floating(right, left)
                : order(left, leftType, right, rightType) == 0;
    }

    private static boolean isLess(
            final Object left,
            final SqlType leftType,
            final Object right,
            final SqlType rightType) {
        return isFloating(left, right)
                ? floating(left, right) < floating(right, left)
                : order(left, leftType, right, rightType) < 0;
    }

    /** Whether Java's own comparison of floating numbers decides. */
    private static boolean isFloating(final Object left, final Object right) {
        return !(left instanceof BigDecimal || right instanceof BigDecimal)
                && (isFloating(left) || isFloating(right));
    }

    private static boolean isFloating(final Object value) {
        return value instanceof Float || value instanceof Double;
    }

    /** An integer beside a FLOAT becomes a FLOAT, else both become DOUBLE. */
    private static double floating(final Object value, final Object other) {
        return value instanceof Long number && other instanceof Float
                ? number.floatValue()
                : ((Number) value).doubleValue();
    }

    private static int order(
            final Object left,
            final SqlType leftType,
            final Object right,
            final SqlType rightType) {
        if (leftType.isApproximate() || rightType.isApproximate()) {
            return Double.compare(
                    Conversion.approximate(left, leftType),
                    Conversion.approximate(right, rightType));
        }
        return order(left, right);
    }

    /** The order of values that are no floating numbers. */
    private static int order(final Object left, final Object right) {
        if (left instanceof BigDecimal || right instanceof BigDecimal) {
            return Conversion.exact(left).compareTo(Conversion.exact(right));
        }
        return switch (left) {
            case Boolean value -> value.compareTo((Boolean) right);
            case Long value ->
                    right instanceof FineTimestamp time
                            ? new FineTimestamp(value, 0).compareTo(time)
                            : value.compareTo((Long) right);
            case FineTimestamp value ->
                    value.compareTo(
                            right instanceof FineTimestamp time
                                    ? time
                                    : new FineTimestamp((Long) right, 0));
            case ByteString value -> value.compareTo((ByteString) right);
            // text is ordered by its UTF-8 bytes, that is by code point and not by UTF-16 unit
            case String value ->
                    Arrays.compareUnsigned(
                            value.getBytes(StandardCharsets.UTF_8),
                            ((String) right).getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalStateException("not comparable: " + left.getClass());
        };
    }

    /** GREATEST and LEAST: NULL if any operand is; floating numbers in their total order. */
    static Object extreme(
            final Expression.Call call, final List<Object> operands, final boolean isGreatest) {
        Object best = null;
        for (int i = 0; i < operands.size(); i++) {
            final Object candidate =
                    Conversion.implicit(
                            operands.get(i), call.operands().get(i).type(), call.type());
            if (candidate == null) {
                return null;
            }
            final int order = best == null ? 0 : totalOrder(candidate, best);
            if (best == null || (isGreatest ? order > 0 : order < 0)) {
                best = candidate;
            }
        }
        return best;
    }

    /** The total order of values of one type: -0.0 before 0.0, NaN last. */
    public static int totalOrder(final Object left, final Object right) {
        return switch (left) {
            case Float value -> value.compareTo((Float) right);
            case Double value -> value.compareTo((Double) right);
            default -> order(left, right);
        };
    }
}
