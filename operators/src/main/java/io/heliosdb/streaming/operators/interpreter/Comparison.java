package io.heliosdb.streaming.operators.interpreter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** SQL comparison of two values that are not NULL and of one kind. */
final class Comparison {
    private Comparison() {}

    /** Whether left is less; false if either is NaN, and for 0.0 and -0.0, as Java compares primitives. */
    static boolean isLess(final Object left, final Object right) {
        return switch (left) {
            case Float number -> number < (Float) right;
            case Double number -> number < (Double) right;
            default -> order(left, right) < 0;
        };
    }

    static boolean isEqual(final Object left, final Object right) {
        return switch (left) {
            case Float number -> number.floatValue() == ((Float) right).floatValue();
            case Double number -> number.doubleValue() == ((Double) right).doubleValue();
            default -> order(left, right) == 0;
        };
    }

    private static int order(final Object left, final Object right) {
        return switch (left) {
            case Boolean value -> value.compareTo((Boolean) right);
            case Long value -> value.compareTo((Long) right);
            case BigDecimal value -> value.compareTo((BigDecimal) right);
            // text is ordered by its UTF-8 bytes, that is by code point and not by UTF-16 unit
            case String value -> Arrays.compareUnsigned(
                    value.getBytes(StandardCharsets.UTF_8), ((String) right).getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalStateException("not comparable: " + left);
        };
    }
}
