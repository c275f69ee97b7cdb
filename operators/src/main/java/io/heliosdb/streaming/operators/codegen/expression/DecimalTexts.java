package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

/** How exact numbers enter decimal arithmetic: integers count as decimals of scale 0. */
final class DecimalTexts {
    private DecimalTexts() {}

    /** Digits of an exact numeric type. */
    static int precision(final SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.precision();
        };
    }

    static int scale(final SqlType type) {
        return type.kind() == TypeKind.DECIMAL ? type.scale() : 0;
    }

    static boolean isExact(final SqlType type) {
        return type.isInteger() || type.kind() == TypeKind.DECIMAL;
    }

    /** Whether values, given this many fraction digits, fit 18 digits. */
    static boolean fitsLong(final SqlType type, final int scale) {
        return precision(type) - scale(type) + scale <= SqlType.MAX_LONG_DIGITS;
    }

    /** The value as unscaled long with more fraction digits than it has. */
    static String unscaled(final Term term, final int scale) {
        final int digits = scale - scale(term.type());
        final String value = asLong(term);
        return digits == 0 ? value : value + " * " + LiteralTerms.ofLong(power10(digits));
    }

    /** The value of an integer or short decimal as {@code long}. */
    static String asLong(final Term term) {
        return JavaTypes.of(term.type()).equals(JavaTypes.LONG)
                ? term.value()
                : "((long) " + term.value() + ")";
    }

    /** Whether values are those of {@code WideDecimals}. */
    static boolean isWide(final SqlType type) {
        return MemoryAccess.isWideDecimal(type);
    }

    /** The value of an exact number as one of {@code WideDecimals}, and its scale. */
    static String wideWithScale(final Term term) {
        return asWide(term) + ", " + scale(term.type());
    }

    private static String asWide(final Term term) {
        return isWide(term.type())
                ? term.value()
                : "WideDecimals.ofLong(scratch, " + term.value() + ")";
    }

    /** A value of {@code WideDecimals} or NULL as one of a decimal type, wide or short. */
    static String result(final String wideText, final SqlType type) {
        return type.isLongDecimal() ? "WideDecimals.toShort(" + wideText + ")" : wideText;
    }

    /** A call of {@code WideArithmetic} with a decimal result. */
    static String call(final String method, final String operands, final SqlType type) {
        return result(
                "WideArithmetic."
                        + method
                        + "(scratch, "
                        + operands
                        + ", "
                        + type.precision()
                        + ", "
                        + type.scale()
                        + ")",
                type);
    }

    private static long power10(final int exponent) {
        return java.math.BigInteger.TEN.pow(exponent).longValueExact();
    }
}
