package io.heliosdb.streaming.operators.interpreter;

import io.heliosdb.streaming.codecs.type.SqlType;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Changes of a value's kind that SQL makes without being asked: an operand of arithmetic, a branch
 * of CASE.
 */
final class Conversion {
    private Conversion() {}

    /**
     * The value as one of the target's kind; NULL stays NULL, and a DECIMAL too large for the
     * target becomes NULL.
     */
    static Object implicit(final Object value, final SqlType target) {
        if (value == null) {
            return null;
        }
        return switch (target.kind()) {
            case TINYINT ->
                    value instanceof Number number ? (Object) (long) number.byteValue() : value;
            case SMALLINT ->
                    value instanceof Number number ? (Object) (long) number.shortValue() : value;
            case INTEGER ->
                    value instanceof Number number ? (Object) (long) number.intValue() : value;
            case BIGINT -> value instanceof Number number ? (Object) number.longValue() : value;
            case FLOAT -> ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case DECIMAL -> decimal(exact(value), target);
            default -> value;
        };
    }

    /** A number as a BigDecimal; FLOAT and DOUBLE by their shortest decimal text. */
    static BigDecimal exact(final Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case Float number -> new BigDecimal(Float.toString(number));
            case Double number -> BigDecimal.valueOf(number);
            default -> throw new IllegalStateException("not a number: " + value);
        };
    }

    /**
     * Rounds half up to the type's scale; NULL if there are then more digits than its precision.
     */
    static BigDecimal decimal(final BigDecimal value, final SqlType type) {
        final BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        return scaled.precision() > type.precision() ? null : scaled;
    }
}
