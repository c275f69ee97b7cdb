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

    /** The value of an exact number as {@code BigDecimal}. */
    static String asBig(final Term term) {
        return JavaTypes.of(term.type()).equals(JavaTypes.BIG_DECIMAL)
                ? term.value()
                : "BigDecimals.ofUnscaled(" + term.value() + ", " + scale(term.type()) + ")";
    }

    /** A {@code BigDecimal} or null as the value of a decimal type, long or short. */
    static String result(final String bigDecimalText, final SqlType type) {
        return type.isLongDecimal() ? "BigDecimals.toLong(" + bigDecimalText + ")" : bigDecimalText;
    }

    private static long power10(final int exponent) {
        return java.math.BigInteger.TEN.pow(exponent).longValueExact();
    }
}
