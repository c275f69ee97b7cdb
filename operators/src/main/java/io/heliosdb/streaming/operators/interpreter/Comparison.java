package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.operators.expression.Expression;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SQL comparison. Numbers of different kinds compare as the wider kind; NaN is neither less, equal
 * nor greater; 0.0 equals -0.0.
 */
final class Comparison {
    private Comparison() {}

    static Object evaluate(final Expression.Call call, final Object left, final Object right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (call.function()) {
            case EQUALS -> areEqual(left, right);
            case NOT_EQUALS -> !areEqual(left, right);
            case LESS_THAN -> isLess(left, right);
            case GREATER_THAN -> isLess(right, left);
            case LESS_THAN_OR_EQUAL -> isLess(left, right) || areEqual(left, right);
            case GREATER_THAN_OR_EQUAL -> isLess(right, left) || areEqual(left, right);
            default -> throw new IllegalStateException("not a comparison: " + call);
        };
    }

    /** Whether both are NULL or equal. */
    static boolean isSame(final Object left, final Object right) {
        return (left == null || right == null) ? left == right : areEqual(left, right);
    }

    static boolean areEqual(final Object left, final Object right) {
        return isApproximate(left, right)
                ? ((Number) left).doubleValue() == ((Number) right).doubleValue()
                : order(left, right) == 0;
    }

    static boolean isLess(final Object left, final Object right) {
        return isApproximate(left, right)
                ? ((Number) left).doubleValue() < ((Number) right).doubleValue()
                : order(left, right) < 0;
    }

    private static boolean isApproximate(final Object left, final Object right) {
        return left instanceof Float
                || left instanceof Double
                || right instanceof Float
                || right instanceof Double;
    }

    private static int order(final Object left, final Object right) {
        if (left instanceof BigDecimal || right instanceof BigDecimal) {
            return Conversion.exact(left).compareTo(Conversion.exact(right));
        }
        return switch (left) {
            case Boolean value -> value.compareTo((Boolean) right);
            case Long value -> value.compareTo((Long) right);
            // text is ordered by its UTF-8 bytes, that is by code point and not by UTF-16 unit
            case String value ->
                    Arrays.compareUnsigned(
                            value.getBytes(StandardCharsets.UTF_8),
                            ((String) right).getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalStateException("not comparable: " + left);
        };
    }
}
