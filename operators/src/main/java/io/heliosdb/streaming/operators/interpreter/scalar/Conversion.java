package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ByteString;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Changes of a value's kind that SQL makes without being asked: an operand of arithmetic, a branch
 * of CASE.
 */
final class Conversion {
    private Conversion() {}

    /**
     * The value as one of the target's kind; NULL stays NULL. Integers keep their low bits, FLOAT
     * and DOUBLE stop at the ends of INT and BIGINT, a DECIMAL too large for the target is NULL.
     * What is no number stays as it is.
     */
    static Object implicit(final Object value, final SqlType from, final SqlType target) {
        if (target.kind() == from.kind()
                && (target.kind() == TypeKind.TIMESTAMP
                        || target.kind() == TypeKind.TIMESTAMP_LTZ)) {
            return Casts.isFine(target) ? FineTimes.fine(value) : value;
        }
        if (value instanceof ByteString bytes) {
            return target.isBinary() ? Casts.bytes(bytes, target) : bytes;
        }
        if (value != null && !from.parts().isEmpty() && !target.parts().isEmpty()) {
            return NestedValues.cast(value, from, target, null);
        }
        if (!(value instanceof Number number)) {
            return value;
        }
        return switch (target.kind()) {
            case TINYINT -> (long) number.byteValue();
            case SMALLINT -> (long) number.shortValue();
            case INTEGER, INTERVAL_YEAR_MONTH -> (long) number.intValue();
            case BIGINT, INTERVAL_DAY_TIME -> number.longValue();
            case FLOAT ->
                    number instanceof BigDecimal exact
                            ? (Object) (float) approximate(exact, from)
                            : (Object) number.floatValue();
            case DOUBLE ->
                    number instanceof BigDecimal exact
                            ? approximate(exact, from)
                            : number.doubleValue();
            case DECIMAL -> decimal(exact(number), target);
            default -> value;
        };
    }

    /**
     * A DECIMAL as a DOUBLE. Up to 18 digits the unscaled number is divided by the power of ten,
     * which rounds twice: the last digit may differ from the nearest DOUBLE.
     */
    static double approximate(final BigDecimal value, final SqlType type) {
        return type.isLongDecimal()
                ? (double) value.unscaledValue().longValue()
                        / BigDecimal.TEN.pow(value.scale()).longValueExact()
                : value.doubleValue();
    }

    /** A number as a DOUBLE. */
    static double approximate(final Object value, final SqlType type) {
        return (Double) implicit(value, type, SqlType.DOUBLE);
    }

    /** A number as a BigDecimal; FLOAT and DOUBLE by the shortest decimal text of the DOUBLE. */
    static BigDecimal exact(final Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case Number number when Double.isFinite(number.doubleValue()) ->
                    BigDecimal.valueOf(number.doubleValue());
            default -> throw Failure.notExact(value);
        };
    }

    /**
     * Rounds half up to the type's scale; NULL if there are then more digits than its precision.
     */
    static BigDecimal decimal(final BigDecimal value, final SqlType type) {
        final BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        return scaled.precision() > type.precision() ? null : scaled;
    }

    /** Keeps the low bits that a type of integers has room for. */
    static long wrap(final long value, final TypeKind kind) {
        return switch (kind) {
            case TINYINT -> (byte) value;
            case SMALLINT -> (short) value;
            case INTEGER, DATE, TIME, INTERVAL_YEAR_MONTH -> (int) value;
            default -> value;
        };
    }
}
