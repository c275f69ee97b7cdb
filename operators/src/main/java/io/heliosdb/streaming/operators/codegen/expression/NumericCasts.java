package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.functions.Decimals;

import java.util.List;

/**
 * Conversions among numbers, intervals and truth values. They never fail; a decimal that is too
 * short for its number is NULL, an integer keeps the lower bits as in Java.
 */
final class NumericCasts {
    private NumericCasts() {}

    static boolean converts(final SqlType from, final SqlType to) {
        return isNumberLike(from)
                && isNumberLike(to)
                && !(isInterval(from) && isInterval(to) && from.kind() != to.kind());
    }

    /** The term as a value of another number-like type. */
    static Term convert(final Term term, final SqlType type, final Emitter out) {
        final SqlType from = term.type();
        if (isSame(from, type)) {
            return term.as(type.withNullable(from.nullable()));
        }
        if (term.isAlwaysNull()) {
            return LiteralTerms.nullOf(type);
        }
        if (from.kind() == TypeKind.BOOLEAN) {
            return ofBoolean(term, type, out);
        }
        if (type.kind() == TypeKind.BOOLEAN) {
            return Strict.truth(out, type, "isTrue", isNotZero(term), List.of(term));
        }
        if (type.kind() == TypeKind.DECIMAL) {
            return toDecimal(term, type, out);
        }
        if (from.kind() == TypeKind.DECIMAL) {
            return ofDecimal(term, type, out);
        }
        final String primitive = primitive(type);
        if (isWidening(from, type)) {
            return new Term(
                    primitive.equals(JavaTypes.INT)
                            ? term.value()
                            : "((" + primitive + ") " + term.value() + ")",
                    term.isNull(),
                    type);
        }
        return Strict.total(
                out, type, "cast", "(" + primitive + ") " + term.value(), List.of(term));
    }

    private static boolean isSame(final SqlType from, final SqlType to) {
        return from.kind() == to.kind()
                && (from.kind() != TypeKind.DECIMAL
                        || (from.precision() == to.precision() && from.scale() == to.scale()));
    }

    private static boolean isWidening(final SqlType from, final SqlType to) {
        return JavaTypes.of(from).equals(JavaTypes.INT)
                && (JavaTypes.of(to).equals(JavaTypes.LONG)
                        || to.kind() == TypeKind.DOUBLE
                        || (primitive(to).equals(JavaTypes.INT))
                        || (to.kind() == TypeKind.SMALLINT && from.kind() == TypeKind.TINYINT));
    }

    private static Term ofBoolean(final Term term, final SqlType type, final Emitter out) {
        if (type.kind() == TypeKind.DECIMAL && !type.isLongDecimal()) {
            final String number = "WideDecimals.ofLong(scratch, " + term.value() + " ? 1L : 0L), 0";
            return Strict.nullable(
                    out, type, "cast", DecimalTexts.call("fit", number, type), List.of(term));
        }
        if (type.kind() == TypeKind.DECIMAL) {
            final String one =
                    "Decimals.ofLong(1L, " + type.precision() + ", " + type.scale() + ")";
            return Strict.nullable(
                    out, type, "cast", "(" + term.value() + " ? " + one + " : 0L)", List.of(term));
        }
        final String suffix = JavaTypes.of(type).equals(JavaTypes.LONG) ? "L" : "";
        return Strict.total(
                out,
                type,
                "cast",
                "(" + term.value() + " ? 1" + suffix + " : 0" + suffix + ")",
                List.of(term));
    }

    private static String isNotZero(final Term term) {
        return DecimalTexts.isWide(term.type())
                ? "!WideDecimals.isZero(" + term.value() + ")"
                : term.value() + " != 0";
    }

    private static Term toDecimal(final Term term, final SqlType type, final Emitter out) {
        final SqlType from = term.type();
        final String limits = ", " + type.precision() + ", " + type.scale() + ")";
        if (from.isApproximate()) {
            final String text = DecimalTexts.call("ofDouble", term.value(), type);
            return Strict.nullable(out, type, "cast", text, List.of(term));
        }
        if (type.isLongDecimal() && !DecimalTexts.isWide(from)) {
            return toShortDecimal(term, type, limits, out);
        }
        final String wide = DecimalTexts.call("fit", DecimalTexts.wideWithScale(term), type);
        return Strict.nullable(out, type, "cast", wide, List.of(term));
    }

    private static Term toShortDecimal(
            final Term term, final SqlType type, final String limits, final Emitter out) {
        final SqlType from = term.type();
        final boolean keepsDigits =
                type.scale() >= DecimalTexts.scale(from)
                        && DecimalTexts.precision(from) - DecimalTexts.scale(from)
                                <= type.precision() - type.scale();
        if (keepsDigits) {
            return Strict.total(
                    out, type, "cast", DecimalTexts.unscaled(term, type.scale()), List.of(term));
        }
        final String text =
                from.kind() == TypeKind.DECIMAL
                        ? "Decimals.rescale(" + term.value() + ", " + from.scale() + limits
                        : "Decimals.ofLong(" + term.value() + limits;
        return Strict.nullable(out, type, "cast", text, List.of(term));
    }

    private static Term ofDecimal(final Term term, final SqlType type, final Emitter out) {
        final boolean isBig = !term.type().isLongDecimal();
        if (!isBig && type.isApproximate() && LiteralTerms.isLong(term)) {
            final double number = Decimals.toDouble(LiteralTerms.longOf(term), term.type().scale());
            return Term.notNull(LiteralTerms.ofApproximate(number, type), type);
        }
        final String text;
        if (type.isApproximate()) {
            text =
                    isBig
                            ? "WideArithmetic.toDouble(" + DecimalTexts.wideWithScale(term) + ")"
                            : "Decimals.toDouble("
                                    + term.value()
                                    + ", "
                                    + term.type().scale()
                                    + ")";
        } else {
            text =
                    isBig
                            ? "WideArithmetic.integerPart(" + DecimalTexts.wideWithScale(term) + ")"
                            : "Decimals.toLong(" + term.value() + ", " + term.type().scale() + ")";
        }
        final String cast = "((" + primitive(type) + ") " + text + ")";
        return isBig
                ? Strict.guarded(out, type, "cast", cast, List.of(term))
                : Strict.total(out, type, "cast", cast, List.of(term));
    }

    /** The Java primitive that has a number-like type's range. */
    static String primitive(final SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> "byte";
            case SMALLINT -> "short";
            default -> JavaTypes.of(type);
        };
    }

    private static boolean isNumberLike(final SqlType type) {
        return type.isNumeric() || type.kind() == TypeKind.BOOLEAN || isInterval(type);
    }

    private static boolean isInterval(final SqlType type) {
        return ArithmeticCalls.isInterval(type);
    }
}
