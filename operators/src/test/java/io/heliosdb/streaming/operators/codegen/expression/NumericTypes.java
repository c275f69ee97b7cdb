package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

/** The types that the planner gives to arithmetic, rounding and branches. */
final class NumericTypes {
    private static final int MAX_DIGITS = 38;
    private static final int KEPT_SCALE = 6;

    private NumericTypes() {}

    static SqlType ofArithmetic(
            final ScalarFunction function, final SqlType left, final SqlType right) {
        if (!isDecimal(left, right)) {
            return common(left, right);
        }
        final SqlType a = decimal(left);
        final SqlType b = decimal(right);
        final int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        final int scale = Math.max(a.scale(), b.scale());
        return switch (function) {
            case TIMES -> adjusted(a.precision() + b.precision(), a.scale() + b.scale());
            case DIVIDE -> {
                final int digits = Math.max(KEPT_SCALE, a.scale() + b.precision() + 1);
                yield adjusted(a.precision() - a.scale() + b.scale() + digits, digits);
            }
            case MOD ->
                    adjusted(
                            Math.min(a.precision() - a.scale(), b.precision() - b.scale()) + scale,
                            scale);
            default -> adjusted(whole + scale + 1, scale);
        };
    }

    static SqlType ofRounding(final SqlType value, final int digits) {
        if (value.kind() != TypeKind.DECIMAL || digits >= value.scale()) {
            return value.withNullable(true);
        }
        final int whole = 1 + value.precision() - value.scale();
        return digits < 0
                ? SqlType.decimal(Math.min(MAX_DIGITS, whole), 0)
                : SqlType.decimal(whole + digits, digits);
    }

    /** The type of a branch that is one or the other. */
    static SqlType common(final SqlType left, final SqlType right) {
        if (isDecimal(left, right)) {
            final SqlType a = decimal(left);
            final SqlType b = decimal(right);
            final int scale = Math.max(a.scale(), b.scale());
            return adjusted(
                    Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale, scale);
        }
        if (left.kind() == TypeKind.DECIMAL || right.kind() == TypeKind.DECIMAL) {
            return SqlType.DOUBLE;
        }
        return SqlType.of(left.kind().compareTo(right.kind()) >= 0 ? left.kind() : right.kind());
    }

    /** Whether one is a DECIMAL and the other no floating number. */
    private static boolean isDecimal(final SqlType left, final SqlType right) {
        return (left.kind() == TypeKind.DECIMAL || right.kind() == TypeKind.DECIMAL)
                && !left.isApproximate()
                && !right.isApproximate();
    }

    private static SqlType decimal(final SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> SqlType.decimal(3, 0);
            case SMALLINT -> SqlType.decimal(5, 0);
            case INTEGER -> SqlType.decimal(10, 0);
            case BIGINT -> SqlType.decimal(19, 0);
            default -> type;
        };
    }

    private static SqlType adjusted(final int precision, final int scale) {
        if (precision <= MAX_DIGITS) {
            return SqlType.decimal(precision, scale);
        }
        return SqlType.decimal(
                MAX_DIGITS,
                Math.max(MAX_DIGITS - (precision - scale), Math.min(scale, KEPT_SCALE)));
    }
}
